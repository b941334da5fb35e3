/** The first edits of a tenant find out whether it heeds versions, and none of them is lost over it. */
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../preload/contract';
import { type Failure, failed, failure, succeeded } from '../../../preload/failure';
import { gesture, later, only, open, person, retitle } from '../../../tests/support/queue';
import { push, scripted } from '../../../tests/support/scripted-client';
import { openStore, user } from '../../../tests/support/tenant-model';
import type { Store } from '../mirror/store';
import { act } from '../queue/act';
import { changeById } from '../queue/changes';
import { historyOf } from '../queue/history';
import { undo } from '../queue/undo';
import type { JsonObject, Resource } from '../scim/resource';
import type { TenantClient } from '../tenant/client';
import { learn, profileOf } from './profile';

const version = 'W/"1"';

interface Remembering {
  titles: Map<string, unknown>;
  /** The version that each PATCH asked for, in their order. */
  asked: (string | null)[];
  client: Partial<TenantClient>;
}

/**
 * A tenant that remembers titles.
 *
 * @param judge what it has against a version; null where it carries out the write
 */
function remembering(judge: (version: string | null) => Failure | null): Remembering {
  const titles = new Map<string, unknown>();
  const asked: (string | null)[] = [];
  const current = (id: string): Resource => user(id, titles.has(id) ? { title: titles.get(id) } : {});
  const client: Partial<TenantClient> = {
    get: async (_kind, id) => succeeded(current(id)),
    patch: async (_kind, id, operations, wanted): Promise<Result<Resource | null>> => {
      asked.push(wanted);
      const refusal = judge(wanted);
      if (refusal) return { ok: false, failure: refusal };
      titles.set(id, operations[0]?.value);
      return succeeded(current(id));
    },
  };
  return { titles, asked, client };
}

/** Sends until nothing waits, however long it has to be waited for; a loop would do the same. */
async function pushAll(store: Store, client: Partial<TenantClient>): Promise<void> {
  for (let round = 1; round <= 20 && open(store).some(({ state }) => state === 'pending'); round += 1) {
    await push(later(store, round * 100_000), client);
  }
}

async function threeEdits(): Promise<Store> {
  const store = await openStore();
  for (const id of ['a', 'b', 'c']) retitle(store, person(store, id), 'T');
  return store;
}

describe('a tenant', () => {
  it('that refuses a version nobody can have, and takes its own, heeds versions', async () => {
    const store = await threeEdits();
    const tenant = remembering((wanted) => (wanted === version ? null : failure('conflict')));
    await pushAll(store, tenant.client);
    expect(open(store)).toEqual([]);
    expect([...tenant.titles.values()]).toEqual(['T', 'T', 'T']);
    expect(profileOf(store).ifMatch).toBe('honoured');
  });

  it('that takes whatever version ignores them, and is not written to twice', async () => {
    const store = await threeEdits();
    const tenant = remembering(() => null);
    await pushAll(store, tenant.client);
    expect(open(store)).toEqual([]);
    expect(tenant.asked).toHaveLength(3);
    expect(profileOf(store).ifMatch).toBe('ignored');
  });

  it.each(['taken', 'rejected', 'server-error'] as const)(
    'that answers a strange version with %s has its edits all the same, without versions',
    async (code) => {
      const store = await threeEdits();
      const strange = (wanted: string | null) => wanted !== null && wanted !== version;
      const tenant = remembering((wanted) => (strange(wanted) ? failure(code, { status: 409 }) : null));
      await pushAll(store, tenant.client);
      expect(open(store)).toEqual([]);
      expect([...tenant.titles.values()]).toEqual(['T', 'T', 'T']);
      expect(profileOf(store).ifMatch).toBe('ignored');
    },
  );

  it('that refuses every version, even its own, has its edits all the same, without versions', async () => {
    const store = await threeEdits();
    const tenant = remembering((wanted) => (wanted === null ? null : failure('conflict')));
    await pushAll(store, tenant.client);
    expect(open(store)).toEqual([]);
    expect([...tenant.titles.values()]).toEqual(['T', 'T', 'T']);
    expect(profileOf(store).ifMatch).toBe('ignored');
  });

  it('that does not say what version a person has is not asked for one', async () => {
    const store = await openStore();
    retitle(store, person(store, 'a', { meta: {} }), 'T');
    const asked: (string | null)[] = [];
    await push(store, {
      get: async (_kind, id) => succeeded(user(id, { meta: {} })),
      patch: async (_kind, id, _operations, wanted) => {
        asked.push(wanted);
        return succeeded(user(id, { title: 'T', meta: {} }));
      },
    });
    expect(asked).toEqual([null]);
    expect(open(store)).toEqual([]);
    expect(profileOf(store).ifMatch).toBe('unknown');
  });
});

describe('an edit', () => {
  it('that the tenant’s refusal of a strange version hides is refused for its own sake', async () => {
    const store = await openStore();
    retitle(store, person(store, 'a'), 'T');
    await push(store, remembering(() => failure('rejected', {}, 'titles are for kings')).client);
    expect(only(store)).toMatchObject({
      state: 'rejected',
      failure: { code: 'rejected', detail: 'titles are for kings' },
    });
    expect(profileOf(store).ifMatch).toBe('unknown');
  });

  it('over which a colleague has typed meanwhile is a conflict, and nothing is sent', async () => {
    const store = await openStore();
    retitle(store, person(store, 'a', { title: 'X' }), 'T');
    await push(store, { get: async (_kind, id) => succeeded(user(id, { title: 'Colleague' })) });
    expect(only(store)).toMatchObject({ state: 'conflict', failure: { code: 'conflict' } });
  });

  it.each([
    { where: 'heeds versions', ifMatch: 'honoured', state: 'pending' },
    // It may as well have been a colleague who wrote it in between.
    { where: 'does not', ifMatch: 'ignored', state: 'conflict' },
  ] as const)(
    'of what another edit changes along with it is $state where the tenant $where',
    async ({ ifMatch, state }) => {
      const store = await openStore();
      learn(store, { ifMatch });
      const row = person(store, 'a', { userName: 'Derived' });
      const type = (column: string, value: string) => gesture(store, { row, column, value });
      type('title', 'T');
      await push(store, {
        get: async (_kind, id) => succeeded(user(id, { userName: 'Derived' })),
        async patch(_kind, id) {
          type('userName', 'Typed');
          return succeeded(user(id, { title: 'T', userName: 'Derived anew', meta: { version: 'W/"2"' } }));
        },
      });
      expect(only(store)).toMatchObject({ path: 'userName', state });
      if (state === 'pending') expect(only(store).was).toBe('Derived anew');
    },
  );

  it('taken back while the person is looked at is not sent', async () => {
    const store = await openStore();
    const { batchId } = retitle(store, person(store, 'a'), 'T');
    await push(store, {
      async get(_kind, id) {
        undo(store, batchId);
        return succeeded(user(id));
      },
    });
    expect(open(store)).toEqual([]);
  });

  it('put on hold while the person is looked at is not sent, and stays on hold', async () => {
    const store = await openStore();
    const row = person(store, 'a');
    retitle(store, row, 'T');
    gesture(store, { row, column: 'displayName', value: 'D' });
    const sent: JsonObject[] = [];
    await push(store, {
      async get(_kind, id) {
        act(store, 'hold', { column: 'title' });
        return succeeded(user(id));
      },
      async patch(_kind, id, operations) {
        sent.push(...operations.map(({ path, value }) => ({ path: path ?? null, value: value ?? null })));
        return succeeded(user(id, { displayName: 'D' }));
      },
    });
    expect(sent).toEqual([{ path: 'displayName', value: 'D' }]);
    expect(only(store)).toMatchObject({ path: 'title', state: 'held' });
  });

  it('taken over in another form is told with what the tenant made of it', async () => {
    const store = await openStore();
    retitle(store, person(store, 'a', { title: 'X' }), 'chief');
    const [change] = open(store);
    learn(store, { ifMatch: 'ignored' });
    await push(store, {
      get: async (_kind, id) => succeeded(user(id, { title: 'X' })),
      patch: async (_kind, id) => succeeded(user(id, { title: 'Chief Officer' })),
    });
    expect(changeById(store.mirror, change?.id ?? 0)).toMatchObject({ state: 'done' });
    expect(historyOf(store.mirror, change?.id ?? 0)).toContainEqual({ event: 'confirmed', detail: 'Chief Officer' });
  });

  it('whose look-up fails is as sure, or as unsure, as before', async () => {
    const store = await openStore();
    retitle(store, person(store, 'a'), 'T');
    const offline = await push(store, { get: async () => failed('offline', {}) });
    expect(offline).toMatchObject({ code: 'offline' });
    expect(only(store)).toMatchObject({ state: 'pending', unsure: false, attempts: 0 });
    await push(store, { ...scripted({}), get: async () => failed('server-error', { status: 500 }) });
    expect(only(store)).toMatchObject({ state: 'pending', unsure: false, attempts: 1 });
  });
});
