/** A client that asks no faster than the tenant bears. */
import type { Result } from '../../../preload/contract';
import type { TenantClient } from './client';
import type { Pacer } from './pace';

export interface PacedWorld {
  pace: Pacer;
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Told of each request that has come to its end, and how. */
  onRequest?(answer: Result<unknown>): void;
}

/** The same client, held to a pace that is learnt from its answers. */
export function paced(client: TenantClient, { pace, wait, onRequest = () => {} }: PacedWorld): TenantClient {
  async function turn(operations: number, signal: AbortSignal): Promise<void> {
    // Another request may have taken the place that was waited for.
    for (let delay = pace.delay(operations); delay > 0 && !signal.aborted; delay = pace.delay(operations)) {
      await wait(delay, signal);
    }
    pace.took(operations);
  }

  function heard<T>(answer: Result<T>): Result<T> {
    onRequest(answer);
    if (answer.ok) pace.succeeded();
    else if (answer.failure.code === 'rate-limited') {
      const { retryAfter } = answer.failure.params;
      pace.limited(typeof retryAfter === 'number' ? retryAfter : null);
    }
    return answer;
  }

  async function ask<T>(signal: AbortSignal, request: () => Promise<Result<T>>, operations = 1): Promise<Result<T>> {
    await turn(operations, signal);
    return heard(await request());
  }

  return {
    probe: (signal) => ask(signal, () => client.probe(signal)),
    discover: (signal) => ask(signal, () => client.discover(signal), 6),
    async *pages(options, signal) {
      const pages = client.pages(options, signal);
      try {
        for (;;) {
          await turn(1, signal);
          const page = await pages.next();
          if (page.done) return;
          yield heard(page.value);
        }
      } finally {
        await pages.return(undefined);
      }
    },
    get: (kind, id, signal) => ask(signal, () => client.get(kind, id, signal)),
    getMany: (kind, ids, signal) => ask(signal, () => client.getMany(kind, ids, signal)),
    find: (kind, attribute, value, signal) => ask(signal, () => client.find(kind, attribute, value, signal)),
    patch: (kind, id, operations, version, signal) =>
      ask(signal, () => client.patch(kind, id, operations, version, signal)),
    replace: (kind, id, resource, version, signal) =>
      ask(signal, () => client.replace(kind, id, resource, version, signal)),
    create: (kind, resource, signal) => ask(signal, () => client.create(kind, resource, signal)),
    remove: (kind, id, version, signal) => ask(signal, () => client.remove(kind, id, version, signal)),
    bulk: (operations, signal) => ask(signal, () => client.bulk(operations, signal), operations.length),
    perform: (userId, action, requestId, inputs, signal) =>
      ask(signal, () => client.perform(userId, action, requestId, inputs, signal)),
    performed: (userId, action, requestId, signal) =>
      ask(signal, () => client.performed(userId, action, requestId, signal)),
    keys: (userId, signal) => ask(signal, () => client.keys(userId, signal)),
    revokeKey: (keyId, signal) => ask(signal, () => client.revokeKey(keyId, signal)),
    async photo(address, signal) {
      await turn(1, signal);
      const answer = await client.photo(address, signal);
      // Of an address that lies elsewhere the tenant has not been asked, and has not answered.
      return answer.ok && answer.value === null ? answer : heard(answer);
    },
  };
}
