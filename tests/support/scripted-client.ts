/** A tenant that answers by the word: for answers that no running server gives at the wanted moment. */
import type { Store } from '../../main/engine/mirror/store';
import type { PushContext, PushOutcome } from '../../main/engine/sync/outcome';
import { nextParcels } from '../../main/engine/sync/outgoing';
import { pushParcels } from '../../main/engine/sync/push';
import type { TenantClient } from '../../main/engine/tenant/client';

/** A client that knows only the answers that it is given; whatever else is asked is an error of the test. */
export function scripted(answers: Partial<TenantClient>): TenantClient {
  const unexpected = (name: string) => () => {
    throw new Error(`nobody was expected to ask for ${name}`);
  };
  return {
    probe: unexpected('probe'),
    discover: unexpected('discover'),
    pages: unexpected('pages'),
    get: unexpected('get'),
    getMany: unexpected('getMany'),
    find: unexpected('find'),
    patch: unexpected('patch'),
    replace: unexpected('replace'),
    create: unexpected('create'),
    remove: unexpected('remove'),
    bulk: unexpected('bulk'),
    perform: unexpected('perform'),
    performed: unexpected('performed'),
    keys: unexpected('keys'),
    revokeKey: unexpected('revokeKey'),
    photo: unexpected('photo'),
    ...answers,
  };
}

/** What sending works with, for a tenant that answers as it is told; nothing is waited for. */
export function contextOf(store: Store, answers: Partial<TenantClient>, signal?: AbortSignal): PushContext {
  return {
    store,
    client: scripted(answers),
    signal: signal ?? new AbortController().signal,
    wait: async () => {},
    random: () => 0,
    answered: () => 0,
    doubts: new Map(),
    // Whoever is looked for in vain has been for long.
    absences: Object.assign(new Map<number, number>(), { get: () => 0 }),
  };
}

/** Sends what may be sent by now, once. */
export function push(store: Store, answers: Partial<TenantClient>): Promise<PushOutcome> {
  return pushParcels(contextOf(store, answers), nextParcels(store, 100), () => {});
}
