/** What the loop does when the tenant or the session lets it down. */
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../preload/contract';
import { type Failure, failed, succeeded } from '../../../preload/failure';
import { manyTurns } from '../../../tests/support/held-clock';
import { openLoopStage, remembering, within } from '../../../tests/support/loop-stage';
import { gesture, only, open, retitle } from '../../../tests/support/queue';
import { user } from '../../../tests/support/tenant-model';
import { transactionInSteps } from '../mirror/stepwise';
import { countOpen } from '../queue/changes';
import type { Resource } from '../scim/resource';
import type { TenantClient } from '../tenant/client';

describe('a tenant that stumbles', () => {
  const poisoned = ['0', '1', '2', '3'];
  const answers: [string, () => Result<never>][] = [
    ['a web page', () => failed('html-answer', { host: 'h' })],
    ['no answer in time', () => failed('timeout', { host: 'h' })],
  ];

  it.each(answers)('over some people, with %s, is asked for all others, and those are parked', async (_, answer) => {
    const { clock, store, rows, loop } = await openLoopStage(40);
    const tenant = remembering(store, 40);
    const client: TenantClient = {
      ...tenant.client,
      get: async (kind, id, signal) => (poisoned.includes(id) ? answer() : tenant.client.get(kind, id, signal)),
    };
    for (const row of rows) retitle(store, row, 'T');
    loop.use(client);
    const others = () => [...tenant.titles].filter(([, title]) => title !== null).map(([id]) => id);
    expect(await within(clock, () => others().length === 36)).toBe(true);
    expect(poisoned.some((id) => others().includes(id))).toBe(false);
    // Whatever else is answered tells that it is those four over whom the tenant stumbles.
    expect(await within(clock, () => countOpen(store.mirror).rejected === 4)).toBe(true);
    expect(open(store).map(({ remoteId, attempts }) => [remoteId, attempts])).toEqual(poisoned.map((id) => [id, 7]));
    expect(await within(clock, () => countOpen(store.mirror).pending === 0)).toBe(true);
    expect(loop.state().connection).toBe('online');
  });

  it.each(answers)('over everybody, with %s, has nothing parked however long it lasts', async (_, answer) => {
    const { clock, store, rows, loop } = await openLoopStage(6);
    const tenant = remembering(store, 6);
    let isBroken = true;
    const client: TenantClient = {
      ...tenant.client,
      get: async (kind, id, signal) => (isBroken ? answer() : tenant.client.get(kind, id, signal)),
      async *pages(options, signal) {
        const said = await answer();
        if (isBroken && !said.ok) yield said;
        else yield* tenant.client.pages(options, signal);
      },
    };
    for (const row of rows) retitle(store, row, 'T');
    loop.use(client);
    await within(clock, () => false);
    expect(countOpen(store.mirror)).toMatchObject({ pending: 6, rejected: 0 });
    expect(loop.state().connection).not.toBe('online');
    isBroken = false;
    expect(await within(clock, () => open(store).length === 0)).toBe(true);
    expect(loop.state().connection).toBe('online');
  });
});

describe('what an old session still comes to', () => {
  it('does not sign in again who has signed out', async () => {
    const { clock, store, rows, loop } = await openLoopStage(2);
    gesture(store, { kind: 'delete', row: rows[0] ?? 0 });
    const { client } = remembering(store, 2, {
      remove: async () => succeeded(null),
      get: (_kind, _id, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve(failed('cancelled')));
          setImmediate(() => loop.use(null));
        }),
    });
    loop.use(client);
    await expect.poll(() => loop.state().connection).toBe('signed-out');
    await manyTurns();
    await clock.advance(60_000);
    expect(loop.state()).toMatchObject({ connection: 'signed-out', notice: null });
  });

  it.each(['unauthorized', 'offline'] as const)('with %s does not stop the new one', async (code) => {
    const { clock, store, rows, loop } = await openLoopStage(2);
    const fresh = remembering(store, 2);
    for (const row of rows) retitle(store, row, 'T');
    const old = remembering(store, 2, {
      async get(_kind, id): Promise<Result<Resource>> {
        if (id === '0') return { ok: false, failure: { code, params: {}, detail: null } satisfies Failure };
        // The new session begins while the old one's step is under way.
        await manyTurns();
        loop.use(fresh.client);
        await manyTurns();
        return succeeded(user(id));
      },
    });
    loop.use(old.client);
    expect(await within(clock, () => open(store).length === 0)).toBe(true);
    expect(loop.state()).toMatchObject({ connection: 'online', notice: null });
    expect([...fresh.titles.values()]).toContain('T');
  });
});

it('while nobody answers nothing is sent, so that nothing is in doubt once somebody does', async () => {
  const { clock, store, loop } = await openLoopStage(0);
  let isAway = true;
  const created: string[] = [];
  const { client } = remembering(store, 0, {
    async *pages() {
      while (isAway) yield failed('offline', { host: 'tenant.example' });
    },
    probe: async () =>
      isAway ? failed('offline', { host: 'tenant.example' }) : succeeded({ baseUrl: '', name: 'Tenant' }),
    async create(_kind, { userName }) {
      if (isAway) return failed('offline', { host: 'tenant.example' });
      created.push(String(userName));
      return succeeded(user('new', { userName: String(userName) }));
    },
  });
  loop.use(client);
  await expect.poll(() => loop.state().connection).toBe('offline');
  gesture(store, { kind: 'create', values: { userName: 'ada' } });
  loop.kick();
  await within(clock, () => false);
  expect(only(store)).toMatchObject({ state: 'pending', unsure: false, attempts: 0 });
  isAway = false;
  // Whom nobody has asked for need not be looked for.
  expect(await within(clock, () => created.length > 0)).toBe(true);
  expect(created).toEqual(['ada']);
});

it('an expired session pauses the queue untouched until somebody signs in', async () => {
  const { clock, store, rows, loop } = await openLoopStage(1);
  retitle(store, rows[0] ?? 0, 'T');
  loop.use(remembering(store, 1, { get: async () => failed('unauthorized', {}) }).client);
  await expect.poll(() => loop.state().connection).toBe('signed-out');
  await within(clock, () => false);
  expect(only(store)).toMatchObject({ state: 'pending', attempts: 0 });
  const { client, titles } = remembering(store, 1);
  loop.use(client);
  expect(await within(clock, () => open(store).length === 0)).toBe(true);
  expect([...titles.values()]).toEqual(['T']);
});

it('asked for everything while it reads everything, it reads once more what may have changed behind it', async () => {
  const { clock, store, loop } = await openLoopStage(0);
  let pulls = 0;
  const { client } = remembering(store, 0, {
    async *pages() {
      pulls += 1;
      if (pulls === 1) loop.syncNow();
      yield succeeded({ resources: [user('a')], total: 1, date: null, requestedAt: store.stamp(), skipped: 0 });
    },
  });
  loop.use(client);
  // Long before the next pull is due of itself.
  await clock.advance(60_000);
  await clock.advance(60_000);
  expect(pulls).toBe(2);
});

it('a page that was lost while nobody waited for it says nothing of a tenant that is asked again', async () => {
  const { store, rows, loop } = await openLoopStage(1);
  const lost = failed('offline', { host: 'tenant.example' });
  let isAway = false;
  const first: { lose: (() => void) | null } = { lose: null };
  const { client, titles } = remembering(store, 1, {
    async *pages() {
      if (!first.lose) {
        await new Promise<void>((resolve) => {
          first.lose = resolve;
        });
        yield lost;
      }
      yield succeeded({ resources: [user('0')], total: 1, date: null, requestedAt: store.stamp(), skipped: 0 });
    },
    get: async (_kind, id) => (isAway ? lost : succeeded(user(id))),
    probe: async () => (isAway ? lost : succeeded({ baseUrl: '', name: 'Tenant' })),
  });
  loop.use(client);
  await manyTurns();
  isAway = true;
  retitle(store, rows[0] ?? 0, 'T');
  loop.kick();
  await expect.poll(() => loop.state().connection).toBe('offline');
  first.lose?.();
  await manyTurns();
  isAway = false;
  loop.syncNow();
  await manyTurns();
  expect(titles.get('0')).toBe('T');
  expect(loop.state()).toMatchObject({ connection: 'online', notice: null });
});

it('a large batch that is being written is waited for, not hurried', async () => {
  const { clock, store, rows, loop } = await openLoopStage(1);
  const { client, titles } = remembering(store, 1);
  retitle(store, rows[0] ?? 0, 'Boss');
  let isEnough = false;
  let steps = 0;
  function* writing(): Generator<undefined, number> {
    // Whoever hurries it has it end.
    while (!isEnough && steps < 1_000_000) {
      steps += 1;
      yield;
    }
    return steps;
  }
  const written = transactionInSteps(store, writing, new AbortController().signal);
  loop.use(client);
  await manyTurns();
  expect(titles.get('0')).toBeNull();
  isEnough = true;
  expect(await written).toBeLessThan(1_000_000);
  expect(await within(clock, () => titles.get('0') === 'Boss')).toBe(true);
});
