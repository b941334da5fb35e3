/** What can be done to a tenant's users, and doing it: each request once, however often it comes. */
import { z } from 'zod';
import type { Kind } from '../kinds/kind';
import { permits } from '../kinds/role';
import type { Texts } from '../kinds/texts';
import { notFound, ScimError } from '../scim/error';
import { compileFilter, parseFilter, type Test } from '../scim/filter';
import { readMessage } from '../scim/message';
import type { Json, JsonObject, Resource } from '../scim/resource';
import { type Author, checkPermission } from '../tenant/author';
import type { Action, Plan, Purpose, Results, Workshop } from './action';
import { requestUrn } from './document';
import { readInputs } from './inputs';
import type { Asked, Receipt, Receipts } from './receipts';

/** An action as somebody may do it. */
export interface Offer {
  action: Action;
  /** Why it cannot be done; null: it can. */
  unavailable: Texts | null;
}

/** What was done; results only for the request that did it. */
export interface Performance {
  receipt: Receipt;
  results: Results | null;
}

/** A request to do something to a user. */
export interface ActionCall {
  action: string;
  user: string;
  body: Json | undefined;
  /** Reads a user as they are now. @throws ScimError 404 */
  find(id: string): Resource;
}

export interface Actions {
  /** Whether there is an action of a purpose here. */
  has(purpose: Purpose): boolean;
  offers(author: Author): Offer[];
  /**
   * @param workshop signed by the author
   * @throws ScimError 400, 403, 404, 409 notApplicable
   */
  perform(call: ActionCall, author: Author, workshop: Workshop): Performance;
  /** @throws ScimError 404 */
  receipt(asked: Asked): Receipt;
}

const ActionRequest = z.object({
  schemas: z.array(z.string()).refine((urns) => urns.includes(requestUrn), `must contain ${requestUrn}`),
  requestId: z.string().min(1).max(200),
  inputs: z
    .record(
      z.string(),
      z.custom<Json>((value) => value !== undefined),
    )
    .default({}),
});

interface Surroundings {
  kind: Kind;
  actions: readonly Action[];
  plan: Plan;
  receipts: Receipts;
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export function createActions({ kind, actions, plan, receipts, now }: Surroundings): Actions {
  const tests = new Map<Action, Test>();
  for (const action of actions) {
    if (action.appliesTo !== null) tests.set(action, compileFilter(kind.user, parseFilter(action.appliesTo)));
  }
  const find = (id: string) => actions.find((action) => action.id === id) ?? null;

  function unavailable(action: Action, author: Author): Texts | null {
    const needed = action.purpose === 'deletion' ? 'users.delete' : 'users.edit';
    if (author.role !== null && !permits(author.role, needed)) return kind.administration.readOnlyReason;
    return action.unavailable({ author, plan });
  }

  function checkApplicable(action: Action, author: Author, user: Resource): void {
    const reason = unavailable(action, author);
    if (reason !== null) throw new ScimError(403, null, reason.en);
    if (tests.get(action)?.(user) === false) {
      throw new ScimError(409, 'notApplicable', `"${action.names.en}" cannot be done to this user as they are now`);
    }
  }

  return {
    has: (purpose) => actions.some((action) => action.purpose === purpose),
    offers: (author) => actions.map((action) => ({ action, unavailable: unavailable(action, author) })),
    perform(call, author, workshop) {
      const action = find(call.action);
      if (action?.perform == null) throw notFound(`the action ${call.action}`);
      const { perform } = action;
      checkPermission(author, 'users.edit', 'do this to users');
      const { requestId, inputs } = readMessage(ActionRequest, call.body);
      const asked: Asked = { user: call.user, action: action.id, requestId };
      const known = receipts.find(asked);
      if (known !== null) return { receipt: known, results: null };
      const user = call.find(call.user);
      checkApplicable(action, author, user);
      const userName = typeof user.userName === 'string' ? user.userName : '';
      const given = readInputs(action.inputs, inputs as JsonObject, userName);
      return workshop.tenant.store.together(() => {
        const results = perform(user, given, workshop);
        const performedAt = new Date(now()).toISOString();
        return { receipt: receipts.add({ ...asked, performedAt, performedBy: author.name ?? '' }), results };
      });
    },
    receipt(asked) {
      const receipt = receipts.find(asked);
      if (receipt === null) throw notFound(`the request ${asked.requestId}`);
      return receipt;
    },
  };
}
