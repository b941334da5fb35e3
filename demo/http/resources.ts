/** The endpoints of users and groups (RFC 7644 section 3). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../scim/bulk';
import { names, type Preconditions } from '../scim/etag';
import { listResponse } from '../scim/list';
import { presenter } from '../scim/present';
import { projection, showsAll } from '../scim/project';
import { type ListQuery, readListQuery, readSearch, readShape, type Shape } from '../scim/query';
import type { ResourceTypeName } from '../scim/resource';
import type { Entry } from '../store/store';
import type { View } from '../tenant/tenant';
import { bearerOf } from './access';
import { answer, bodyOf, type Context, pathOf, performWrite } from './context';
import { viewFor } from './faulty';

/** How many resources a page has if the client does not say. */
const usualCount = 100;
/** Keeping the text of more resources than this costs more memory than writing it anew costs time. */
const mostKeptTexts = 250_000;

type WithId = { Params: { id: string } };

function conditionsOf({ headers }: FastifyRequest): Preconditions {
  return { ifMatch: headers['if-match'] ?? null, ifNoneMatch: headers['if-none-match'] ?? null };
}

/** Turns entries of a type into JSON text. */
function writer({ tenant, baseUrl }: Context, type: ResourceTypeName): (shape: Shape) => (entry: Entry) => string {
  const model = tenant.model(type);
  const present = presenter(model, baseUrl);
  let kept = 0;
  const whole = (entry: Entry) => {
    if (entry.json !== null) return entry.json;
    const json = JSON.stringify(present(entry.resource));
    if (kept < mostKeptTexts) {
      entry.json = json;
      kept += 1;
    }
    return json;
  };
  return (shape) => {
    if (showsAll(model, shape)) return whole;
    const show = projection(model, shape);
    return ({ resource }) => JSON.stringify(show(present(resource)));
  };
}

export function registerResources(app: FastifyInstance, context: Context, type: ResourceTypeName): void {
  const { tenant, limits } = context;
  const { endpoint } = tenant.model(type);
  const write = writer(context, type);

  const list = (view: View, query: ListQuery): string => {
    const entries = view.query(type, query);
    const count = Math.min(query.count ?? usualCount, limits.pageCap);
    const start = query.startIndex - 1;
    const resources = entries.slice(start, start + count).map(write(query.shape));
    return listResponse({ totalResults: entries.length, startIndex: query.startIndex, resources });
  };

  const answerWrite = (request: FastifyRequest, reply: FastifyReply, method: Operation['method']) => {
    const shape = readShape(request.query);
    const operation: Operation = { method, path: pathOf(request), body: bodyOf(request), ...conditionsOf(request) };
    const { status, location, version, entry } = performWrite(context, bearerOf(request), operation);
    if (entry === null || version === null) return reply.code(status).send();
    if (status === 201) reply.header('location', location);
    return answer(reply.header('etag', version), status, write(shape)(entry));
  };

  app.get(endpoint, async (request, reply) => {
    return answer(reply, 200, list(viewFor(request, context), readListQuery(request.query)));
  });
  app.post(`${endpoint}/.search`, async (request, reply) => {
    return answer(reply, 200, list(viewFor(request, context), readSearch(bodyOf(request))));
  });
  app.post(endpoint, async (request, reply) => answerWrite(request, reply, 'POST'));

  app.get<WithId>(`${endpoint}/:id`, async (request, reply) => {
    const shape = readShape(request.query);
    const entry = viewFor(request, context).find(type, request.params.id);
    const { version } = entry.resource.meta;
    reply.header('etag', version);
    const { ifNoneMatch } = conditionsOf(request);
    if (ifNoneMatch !== null && names(ifNoneMatch, version)) return reply.code(304).send();
    return answer(reply, 200, write(shape)(entry));
  });
  app.put(`${endpoint}/:id`, async (request, reply) => answerWrite(request, reply, 'PUT'));
  app.patch(`${endpoint}/:id`, async (request, reply) => answerWrite(request, reply, 'PATCH'));
  app.delete(`${endpoint}/:id`, async (request, reply) => answerWrite(request, reply, 'DELETE'));
}
