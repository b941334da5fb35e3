/** Many parcels in one request: what is refused in it goes alone, and comes to an end. */
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../preload/contract';
import { failed, failure, succeeded } from '../../../preload/failure';
import { open, person, retitle } from '../../../tests/support/queue';
import { contextOf, push } from '../../../tests/support/scripted-client';
import { openStore, user } from '../../../tests/support/tenant-model';
import { modelOf } from '../mirror/model';
import { transactionInSteps } from '../mirror/stepwise';
import type { Store } from '../mirror/store';
import type { TenantProfile } from '../mirror/tenant-profile';
import { act } from '../queue/act';
import { countOpen } from '../queue/changes';
import type { BulkOperation, BulkResult, TenantClient } from '../tenant/client';
import { nextParcels } from './outgoing';
import { learn, profileOf } from './profile';
import { bulkSize, fitsBulk, isWorthBulk, pushBulk } from './push-bulk';

const people = 25;

/** A tenant that takes bulk requests, and an edit of each of its people. */
async function manyEdits(ifMatch: TenantProfile['ifMatch']): Promise<Store> {
  const store = await openStore();
  store.model = modelOf({ ...store.model.discovery, bulk: { maxOperations: 100, maxPayloadSize: 1_000_000 } });
  learn(store, { ifMatch });
  for (let n = 0; n < people; n += 1) retitle(store, person(store, String(n)), `Title ${n}`);
  return store;
}

/** Each operation answered in the same way. */
function eachAnswered(operations: readonly BulkOperation[], result: BulkResult): Result<Map<string, BulkResult>> {
  return succeeded(new Map(operations.map(({ bulkId }) => [bulkId, result])));
}

function refusedAs(code: 'taken' | 'conflict', status: number): BulkResult {
  return { ok: false, failure: failure(code, { status }) };
}

/** What the loop does: together what may go together, else one by one. Answers how many bulk requests went out. */
async function sendAll(store: Store, client: Partial<TenantClient>): Promise<number> {
  let requests = 0;
  const counting: Partial<TenantClient> = {
    ...client,
    bulk: (operations, signal) => {
      requests += 1;
      return client.bulk?.(operations, signal) ?? Promise.resolve(failed('not-found', {}));
    },
  };
  for (let round = 0; round < 20 && countOpen(store.mirror).pending > 0; round += 1) {
    const most = bulkSize(store);
    const together = most > 0 ? nextParcels(store, most).filter(fitsBulk) : [];
    if (isWorthBulk(together)) await pushBulk(contextOf(store, counting), together);
    else await push(store, counting);
  }
  return requests;
}

const sameAsBefore: Partial<TenantClient> = {
  get: async (_kind, id) => succeeded(user(id)),
  getMany: async (_kind, ids) => succeeded(ids.map((id) => user(id))),
};

describe('refused in a bulk request, edits go alone', () => {
  it('and are rejected if they are refused there for a name that is taken', async () => {
    const store = await manyEdits('honoured');
    const requests = await sendAll(store, {
      ...sameAsBefore,
      bulk: async (operations) => eachAnswered(operations, refusedAs('taken', 409)),
      patch: async () => failed('taken', { status: 409 }),
    });
    expect(countOpen(store.mirror)).toMatchObject({ pending: 0, sending: 0, rejected: people });
    expect(requests).toBe(1);
  });

  it('and are conflicts if the person moves again and again', async () => {
    const store = await manyEdits('honoured');
    const requests = await sendAll(store, {
      ...sameAsBefore,
      bulk: async (operations) => eachAnswered(operations, refusedAs('conflict', 412)),
      // Each refusal comes with a change of the colleague's to another attribute, and a new version.
      get: async (_kind, id) =>
        succeeded(user(id, { meta: { resourceType: 'User', version: `W/"${store.stamp()}"` } })),
      patch: async () => failed('conflict', { status: 412 }),
    });
    expect(countOpen(store.mirror)).toMatchObject({ pending: 0, sending: 0, conflict: people });
    expect(requests).toBe(1);
  });

  it('and arrive if the refusal was the bulk request’s own', async () => {
    const store = await manyEdits('honoured');
    const requests = await sendAll(store, {
      ...sameAsBefore,
      bulk: async (operations) => eachAnswered(operations, refusedAs('conflict', 412)),
      patch: async (_kind, id) => succeeded(user(id, { title: `Title ${id}` })),
    });
    expect(open(store)).toEqual([]);
    expect(requests).toBe(1);
  });

  it('also where their results are missing', async () => {
    const store = await manyEdits('honoured');
    const requests = await sendAll(store, {
      ...sameAsBefore,
      bulk: async () => succeeded(new Map()),
      patch: async (_kind, id) => succeeded(user(id, { title: `Title ${id}` })),
    });
    expect(open(store)).toEqual([]);
    expect(requests).toBe(1);
  });
});

describe('an edit put on hold while people are looked at', () => {
  it.each(['who are not shown', 'who are shown'])('is not sent, and stays on hold: of people %s', async (shown) => {
    const store = await manyEdits('ignored');
    const outcome = await pushBulk(
      contextOf(store, {
        async getMany(_kind, ids) {
          act(store, 'hold', {});
          return succeeded(shown === 'who are shown' ? ids.map((id) => user(id)) : []);
        },
      }),
      nextParcels(store, 100),
    );
    expect(outcome).toBeNull();
    expect(countOpen(store.mirror)).toMatchObject({ held: people, pending: 0, sending: 0 });
  });
});

describe('an edit that an import replaces while people are looked at', () => {
  it('waits no more, the later one alone does', async () => {
    const store = await manyEdits('ignored');
    const rows = open(store).map(({ resourceId }) => resourceId);
    function* importing(own: Store): Generator<undefined, void> {
      for (const row of rows) retitle(own, row, 'Imported');
      yield;
    }
    const imports: Promise<unknown>[] = [];
    await pushBulk(
      contextOf(store, {
        async getMany() {
          imports.push(transactionInSteps(store, importing, new AbortController().signal));
          return succeeded([]);
        },
      }),
      nextParcels(store, 100),
    );
    await Promise.all(imports);
    expect(open(store).map(({ resourceId, state, value }) => ({ resourceId, state, value }))).toEqual(
      rows.map((resourceId) => ({ resourceId, state: 'pending', value: 'Imported' })),
    );
  });
});

describe('a bulk request that fails as a whole', () => {
  it('for its size is not repeated with as many, and everything arrives', async () => {
    const store = await manyEdits('honoured');
    const sizes: number[] = [];
    await sendAll(store, {
      ...sameAsBefore,
      async bulk(operations) {
        sizes.push(operations.length);
        return failed('too-large', {});
      },
      patch: async (_kind, id) => succeeded(user(id, { title: `Title ${id}` })),
    });
    expect(sizes).toEqual([people]);
    expect(profileOf(store).bulkMost).toBe(12);
    expect(open(store)).toEqual([]);
  });

  it('unread leaves nothing on its way, and every edit to be looked up', async () => {
    const store = await manyEdits('honoured');
    await pushBulk(contextOf(store, { bulk: async () => failed('not-scim', {}) }), nextParcels(store, 100));
    expect(countOpen(store.mirror)).toMatchObject({ pending: people, sending: 0 });
    expect(open(store).every(({ unsure }) => unsure)).toBe(true);
  });
});
