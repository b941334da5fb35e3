/** What the loop does when the tenant, the disk or the session lets it down. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Result } from '../../../preload/contract';
import { type Failure, failed, succeeded } from '../../../preload/failure';
import { type HeldClock, holdClock, manyTurns } from '../../../tests/support/held-clock';
import { gesture, only, open, person, retitle } from '../../../tests/support/queue';
import { scripted } from '../../../tests/support/scripted-client';
import { openStore, user } from '../../../tests/support/tenant-model';
import { readFact, writeFact } from '../mirror/facts';
import { createStamp, type Store } from '../mirror/store';
import { countOpen } from '../queue/changes';
import type { Resource } from '../scim/resource';
import type { TenantClient } from '../tenant/client';
import { type SyncLoop, startLoop } from './loop';
import { learn } from './profile';

interface Stage {
  clock: HeldClock;
  store: Store;
  rows: number[];
  loop: SyncLoop;
  /** How often the loop has told that its state changed. */
  told(): number;
}

/** A loop over a mirror of so many people, signed out; with nobody in it, before its first pull. */
async function stage(people: number): Promise<Stage> {
  const clock = holdClock();
  const { now } = clock.environment;
  const store: Store = { ...(await openStore()), now, stamp: createStamp(now) };
  if (people > 0) writeFact(store.mirror, 'complete', { at: now(), took: 1 });
  learn(store, { ifMatch: 'ignored', delta: 'refused' });
  const rows = Array.from({ length: people }, (_, n) => person(store, String(n)));
  let told = 0;
  const loop = startLoop(store, clock.environment, {
    state() {
      told += 1;
      if (told > 5000) throw new Error('the loop does not rest');
    },
    rows() {},
    settled() {},
    columns() {},
    broken(error) {
      throw error;
    },
  });
  onTestFinished(() => loop.stop());
  return { clock, store, rows, loop, told: () => told };
}

/** A tenant that remembers titles, and answers for each person as it should unless told. */
function remembering(store: Store, people: number, over: Partial<TenantClient> = {}) {
  const titles = new Map<string, unknown>(Array.from({ length: people }, (_, n) => [String(n), null]));
  const current = (id: string): Resource => user(id, titles.get(id) ? { title: titles.get(id) } : {});
  const client = scripted({
    discover: async () => succeeded({ ...store.model.discovery, cursorOnly: false, notes: [] }),
    async *pages() {
      const resources = [...titles.keys()].map(current);
      yield succeeded({ resources, total: null, date: null, requestedAt: store.stamp(), skipped: 0 });
    },
    get: async (_kind, id) => succeeded(current(id)),
    async patch(_kind, id, operations) {
      titles.set(id, operations[0]?.value);
      return succeeded(current(id));
    },
    ...over,
  });
  return { client, titles };
}

/** Lets three hours pass, minute by minute, or less if something comes true before. */
async function within(clock: HeldClock, isTrue: () => boolean): Promise<boolean> {
  for (let minutes = 0; minutes < 180 && !isTrue(); minutes += 1) await clock.advance(60_000);
  return isTrue();
}

describe('a full disk', () => {
  /** Three pages of people; the disk is full when the second is to be written. */
  async function fullAtTheSecondPage() {
    const made = await stage(0);
    const { sqlite } = made.store.mirror;
    let begun = 0;
    const client = remembering(made.store, 0, {
      async *pages() {
        begun += 1;
        for (let page = 0; page < 3; page += 1) {
          if (page === 1 && begun === 1)
            sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true })}`);
          const resources = Array.from({ length: 300 }, (_, n) => user(String(page * 300 + n)));
          yield succeeded({ resources, total: 900, date: null, requestedAt: made.store.stamp(), skipped: 0 });
        }
      },
    }).client;
    made.loop.use(client);
    await expect.poll(() => made.loop.state().notice?.code).toBe('disk-full');
    return { ...made, pulls: () => begun, makeRoom: () => sqlite.pragma('max_page_count = 1073741823') };
  }

  it('is waited for until the time that the state tells, and not tried again before', async () => {
    const { clock, loop, told, pulls } = await fullAtTheSecondPage();
    const { retryAt } = loop.state();
    const before = told();
    await manyTurns();
    expect(told()).toBe(before);
    expect(pulls()).toBe(1);
    expect(clock.waits()).toContain((retryAt ?? 0) - clock.environment.now());
  });

  it('loses no page: what could not be written is pulled again', async () => {
    const { clock, store, loop, makeRoom } = await fullAtTheSecondPage();
    makeRoom();
    expect(await within(clock, () => readFact(store.mirror, 'complete') !== null)).toBe(true);
    expect(store.mirror.sqlite.prepare('select count(*) from row').pluck().get()).toBe(900);
    expect(loop.state()).toMatchObject({ connection: 'online', notice: null });
  });
});

describe('a file that cannot be written', () => {
  it('is waited for, also by what was under way, and then nothing is sent twice', async () => {
    const { clock, store, rows, loop, told } = await stage(1);
    const { sqlite } = store.mirror;
    let sent = 0;
    const tenant = remembering(store, 1);
    const client: TenantClient = {
      ...tenant.client,
      patch(...request) {
        sent += 1;
        sqlite.pragma('query_only = 1');
        return tenant.client.patch(...request);
      },
    };
    retitle(store, rows[0] ?? 0, 'T');
    loop.use(client);
    await expect.poll(() => loop.state().notice?.code).toBe('mirror-unreadable');
    const before = told();
    await manyTurns();
    expect(told()).toBe(before);
    await clock.advance(60_000);
    expect(told()).toBe(before + 1);
    expect(only(store)).toMatchObject({ state: 'sending' });
    sqlite.pragma('query_only = 0');
    expect(await within(clock, () => open(store).length === 0)).toBe(true);
    expect(sent).toBe(1);
    expect(loop.state()).toMatchObject({ connection: 'online', notice: null });
  });
});

describe('a tenant that stumbles', () => {
  const poisoned = ['0', '1', '2', '3'];
  const answers: [string, () => Result<never>][] = [
    ['a web page', () => failed('html-answer', { host: 'h' })],
    ['no answer in time', () => failed('timeout', { host: 'h' })],
  ];

  it.each(answers)('over some people, with %s, is asked for all others, and those are parked', async (_, answer) => {
    const { clock, store, rows, loop } = await stage(40);
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
    const { clock, store, rows, loop } = await stage(6);
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
    const { clock, store, rows, loop } = await stage(2);
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
    const { clock, store, rows, loop } = await stage(2);
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
  const { clock, store, loop } = await stage(0);
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
  const { clock, store, rows, loop } = await stage(1);
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
  const { clock, store, loop } = await stage(0);
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
  const { store, rows, loop } = await stage(1);
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
