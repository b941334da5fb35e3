/** The endpoints of actions: what can be done to users, doing it, and looking whether it was done (TENANT-API.md). */
import type { FastifyInstance } from 'fastify';
import type { Performance } from '../actions/actions';
import { actionDocument, receiptDocument } from '../actions/document';
import { actionType } from '../scim/action';
import type { Operation } from '../scim/bulk';
import type { Written } from '../tenant/write';
import { bearerOf } from './access';
import { answer, bodyOf, type Context, pathOf } from './context';
import { viewFor } from './faulty';
import { registerList } from './list';

type Of = { Params: { id: string; action: string } };
type OfRequest = { Params: Of['Params'] & { requestId: string } };

export function registerActions(app: FastifyInstance, context: Context): void {
  const { tenant, faults, office, baseUrl } = context;
  const { actions } = office;

  registerList(app, actionType.endpoint, (request) => {
    const offers = actions.offers(bearerOf(request));
    return offers.map(({ action, unavailable }) => actionDocument(action, unavailable, baseUrl()));
  });

  app.post<Of>('/Users/:id/Actions/:action', async (request, reply) => {
    const { id: user, action } = request.params;
    const author = bearerOf(request);
    const view = viewFor(request, context);
    const find = (id: string) => view.find('User', id).resource;
    const path = pathOf(request);
    const done: Performance[] = [];
    const perform = ({ body }: Operation): Written => {
      const signed = { ...office, tenant: tenant.as(author) };
      done.push(actions.perform({ action, user, body, find }, author, signed));
      return { type: 'User', entry: null, id: user, status: 200, location: `${baseUrl()}${path}`, version: null };
    };
    // Through the same gate as every other write, so that what befalls those befalls actions too.
    const operation: Operation = { method: 'POST', path, body: bodyOf(request), ifMatch: null, ifNoneMatch: null };
    const { status } = faults.write(operation, perform);
    const last = done.at(-1);
    if (last === undefined) throw new Error('a fault answered for an action that was not performed');
    return answer(reply, status, JSON.stringify(receiptDocument(last.receipt, last.results)));
  });

  app.get<OfRequest>('/Users/:id/Actions/:action/:requestId', async (request, reply) => {
    const { id: user, action, requestId } = request.params;
    return answer(reply, 200, JSON.stringify(receiptDocument(actions.receipt({ user, action, requestId }), null)));
  });
}
