/** The rules of the sync, each at a tenant that puts it to the test. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FaultInput, startDemoTenant } from '../../demo/server';
import { openTestDesk, type TestDesk } from './desk';
import { environment, tenantId, until, value } from './world';

interface Held {
  id: string;
  userName: string;
  title?: string | null;
  displayName?: string;
}

async function scene({ users = 40, faults = [] as FaultInput[], pageCap = 200 } = {}) {
  // The tenant's clock runs as fast as the engine's.
  const { now } = environment();
  const server = await startDemoTenant({ kind: 'trackunit', users, token: 'secret-token', faults, pageCap, now });
  onTestFinished(() => server.close());
  const desk = await openTestDesk(server);
  await desk.settled();
  const people = () => server.tenant.users() as unknown as Held[];
  return { server, desk, people };
}

/** The first edit of all finds out whether the tenant heeds versions. */
async function acquaint(desk: TestDesk, { userName }: Held): Promise<void> {
  await desk.edit(userName, 'title', 'First');
  await desk.settled();
}

/** Names of everybody in the mirror. */
async function names(desk: TestDesk): Promise<string[]> {
  return (await desk.rows(['userName'])).map(({ cells }) => String(cells[0])).sort();
}

describe('edits', () => {
  it('of one person go out in one request, without a look where versions count', async () => {
    const { server, desk, people } = await scene();
    const [first, person] = people() as [Held, Held];
    await acquaint(desk, first);
    server.tenant.requests.clear();
    const row = await desk.row(person.userName);
    await desk.apply(
      { row, column: 'title', value: 'One' },
      { row, column: 'displayName', value: 'Two' },
      { row, column: 'name.givenName', value: 'Three' },
    );
    await desk.settled();
    expect(server.tenant.user(person.id)).toMatchObject({
      title: 'One',
      displayName: 'Two',
      name: { givenName: 'Three' },
    });
    const paths = `/Users/${person.id}`;
    expect(server.tenant.requests.count({ method: 'PATCH', path: paths })).toBe(1);
    expect(server.tenant.requests.count({ method: 'GET', path: paths })).toBe(0);
  });

  it('refused together are sent one by one, and only the one to blame is parked', async () => {
    const { server, desk, people } = await scene();
    const [first, person] = people() as [Held, Held];
    await acquaint(desk, first);
    server.tenant.faults.set([{ fault: 'rejectUser', attribute: 'title', reason: 'titles are for kings' }]);
    const row = await desk.row(person.userName);
    await desk.apply({ row, column: 'title', value: 'King' }, { row, column: 'displayName', value: 'Fine' });
    await until(
      'both are settled',
      async () => (await desk.status()).pending === 0 && (await desk.changes()).length === 1,
    );
    expect(await desk.changes()).toMatchObject([{ column: 'title', state: 'rejected' }]);
    expect(server.tenant.user(person.id)).toMatchObject({ displayName: 'Fine' });
  });

  it('on hold and collected ones wait, others go', async () => {
    const { server, desk, people } = await scene();
    const [, one, two] = people() as [Held, Held, Held];
    value(await desk.engine.calls['sync.mode']({ tenantId, mode: 'collected' }));
    await desk.edit(one.userName, 'title', 'Collected');
    await desk.edit(two.userName, 'title', 'Held');
    const rows = [await desk.row(two.userName)];
    value(await desk.engine.calls['changes.act']({ tenantId, action: 'hold', selection: { rows } }));
    expect(await desk.status()).toMatchObject({ pending: 1, collected: 1, held: 1 });
    value(await desk.engine.calls['changes.act']({ tenantId, action: 'send', selection: { states: ['pending'] } }));
    await desk.settled();
    expect(server.tenant.user(one.id)).toMatchObject({ title: 'Collected' });
    expect(server.tenant.user(two.id)?.title ?? null).toBe(two.title ?? null);
    value(await desk.engine.calls['changes.act']({ tenantId, action: 'send', selection: {} }));
    await until('the held one arrives', () => server.tenant.user(two.id)?.title === 'Held');
  });

  it('that are urgent overtake everything else, after what waits for the same person', async () => {
    const { server, desk, people } = await scene({ users: 60 });
    const all = people();
    await acquaint(desk, all[0] as Held);
    value(await desk.engine.calls['sync.mode']({ tenantId, mode: 'collected' }));
    for (const { userName } of all.slice(1, 40)) await desk.edit(userName, 'title', 'Later');
    const last = all[50] as Held;
    await desk.edit(last.userName, 'displayName', 'Before leaving');
    await desk.edit(last.userName, 'active', false);
    server.tenant.requests.clear();
    const rows = [await desk.row(last.userName)];
    const hurried = await desk.engine.calls['changes.act']({ tenantId, action: 'hurry', selection: { rows } });
    expect(value(hurried)).toEqual({ changed: 1, left: 1 });
    value(await desk.engine.calls['changes.act']({ tenantId, action: 'send', selection: {} }));
    value(await desk.engine.calls['sync.mode']({ tenantId, mode: 'as-edited' }));
    await desk.settled();
    const [sent] = server.tenant.requests.list().filter(({ method }) => method === 'PATCH');
    expect(sent?.path).toBe(`/Users/${last.id}`);
    expect(server.tenant.user(last.id)).toMatchObject({ active: false, displayName: 'Before leaving' });
  });
});

describe('bulk', () => {
  const bulkFaults: [string, FaultInput[]][] = [
    ['plain', []],
    ['with results in another order', [{ fault: 'bulkReordered' }]],
    ['with statuses as objects', [{ fault: 'bulkStatus', form: 'object' }]],
    ['with statuses as numbers', [{ fault: 'bulkStatus', form: 'number' }]],
    ['without bodies', [{ fault: 'bulkNoResponse' }]],
    ['that takes fewer than it says', [{ fault: 'bulkTooLarge', most: 30 }]],
    ['with results missing of what was done', [{ fault: 'bulkMissing', carriedOut: true }]],
    ['with results missing of what was not done', [{ fault: 'bulkMissing', carriedOut: false }]],
    ['whose answers are lost', [{ fault: 'drop', when: 'after', path: '^/Bulk', times: 2 }]],
    ['where versions are ignored', [{ fault: 'ignoredIfMatch' }]],
    [
      'where several cannot be read at once',
      [{ fault: 'ignoredIfMatch' }, { fault: 'filterOnly', operators: ['eq', 'and'] }],
    ],
  ];
  it.each(bulkFaults)('%s brings each of many edits, creations and deletions once', async (_, faults) => {
    const { server, desk, people } = await scene({ users: 150, faults });
    const all = people();
    await acquaint(desk, all[0] as Held);
    server.tenant.requests.clear();
    const rows = new Map((await desk.rows(['userName'])).map(({ id, cells }) => [cells[0], id]));
    const rowOf = ({ userName }: Held) => rows.get(userName) ?? 0;
    await desk.apply(...all.slice(1, 100).map((person) => ({ row: rowOf(person), column: 'title', value: 'In bulk' })));
    await desk.apply(
      ...Array.from({ length: 30 }, (_, n) => ({
        kind: 'create' as const,
        values: { userName: `bulk.${n}`, emails: `bulk.${n}@tenant.example`, 'name.familyName': 'New' },
      })),
    );
    await desk.apply(...all.slice(100, 130).map((person) => ({ kind: 'delete' as const, row: rowOf(person) })));
    await desk.settled();
    expect(await desk.changes()).toEqual([]);
    for (const { id } of all.slice(1, 100)) expect(server.tenant.user(id)).toMatchObject({ title: 'In bulk' });
    for (const { id } of all.slice(100, 130)) expect(server.tenant.user(id)).toBeNull();
    expect(people().filter(({ userName }) => userName.startsWith('bulk.'))).toHaveLength(30);
    expect(await names(desk)).toEqual(
      people()
        .map(({ userName }) => userName)
        .sort(),
    );
    if (faults.length === 0) expect(server.tenant.requests.count({})).toBeLessThan(20);
  });
});

describe('a pull', () => {
  it('that is torn changes nothing, and goes on where it stopped', async () => {
    const { server, desk, people } = await scene({ users: 120, pageCap: 20 });
    for (const { id } of people()) server.tenant.colleague.edit('User', id, { title: 'New base' });
    server.tenant.requests.clear();
    server.tenant.faults.set([
      { fault: 'tooManyRequests', retryAfter: 20, method: 'GET', path: '^/Users$', rate: 0.4 },
    ]);
    value(await desk.engine.calls['sync.now']({ tenantId }));
    await until('some pages have come', () => server.tenant.requests.count({ path: '/Users' }) > 3);
    const torn = await desk.rows(['title']);
    const isNew = torn.filter(({ cells }) => cells[0] === 'New base').length;
    expect([0, 120]).toContain(isNew);
    await until('the pull is complete', async () => {
      const rows = await desk.rows(['title']);
      return rows.every(({ cells }) => cells[0] === 'New base');
    });
  });

  it('takes nobody out of the mirror before the tenant has said twice, a minute apart, that they are gone', async () => {
    const { server, desk, people } = await scene();
    const gone = people()[3] as Held;
    server.tenant.colleague.remove('User', gone.id);
    server.tenant.requests.clear();
    value(await desk.engine.calls['sync.now']({ tenantId }));
    await until('they have left', async () => (await desk.status()).users === 39);
    expect(server.tenant.requests.count({ method: 'GET', path: `/Users/${gone.id}` })).toBe(2);
  });

  it('keeps somebody whom a list forgets but who is there', async () => {
    const { server, desk, people } = await scene({ users: 30 });
    const [kept] = people() as [Held];
    server.tenant.faults.set([{ fault: 'syntheticUser' }]);
    value(await desk.engine.calls['sync.now']({ tenantId }));
    await until('the admin is asked', async () => (await desk.status()).missing !== null);
    expect(await desk.status()).toMatchObject({ missing: { count: 30 }, notice: { code: 'pull-would-remove' } });
    const missing = value(await desk.engine.calls['sync.missing']({ tenantId, limit: 100 }));
    expect(missing.map(({ userName }) => userName)).toContain(kept.userName);
    value(await desk.engine.calls['sync.decide']({ tenantId, remove: true }));
    server.tenant.faults.clear();
    await until(
      'each has been asked for',
      async () => server.tenant.requests.count({ method: 'GET', path: `/Users/${kept.id}` }) > 0,
    );
    expect(await names(desk)).toContain(kept.userName);
  });

  it('asks only for what changed once a write of ours has come back that way', async () => {
    const { server, desk, people } = await scene({ users: 60 });
    await acquaint(desk, people()[0] as Held);
    const asked = () => server.tenant.requests.count({ path: '/Users' });
    server.tenant.requests.clear();
    await until('the canary has been looked for', () => asked() > 0);
    const colleagues = people()[5] as Held;
    server.tenant.colleague.edit('User', colleagues.id, { title: 'By a colleague' });
    await until(
      'it is seen',
      async () => (await desk.rows(['title'], colleagues.userName))[0]?.cells[0] === 'By a colleague',
    );
  });
});

describe('a creation', () => {
  it('whose name is taken is a conflict for the admin, and stops nothing else', async () => {
    const { server, desk, people } = await scene();
    const [, taken, other] = people() as [Held, Held, Held];
    const values = { userName: taken.userName, emails: 'x@tenant.example', 'name.familyName': 'Double' };
    await desk.apply({ kind: 'create', values });
    await desk.edit(other.userName, 'title', 'Goes on');
    await until('the other arrives', () => server.tenant.user(other.id)?.title === 'Goes on');
    await until('all is settled', async () => {
      const { conflicts, pending, sending } = await desk.status();
      return conflicts === 1 && pending + sending === 0;
    });
    expect(await desk.changes()).toMatchObject([{ kind: 'create', state: 'conflict', failure: { code: 'taken' } }]);
    value(await desk.engine.calls['changes.resolve']({ tenantId, selection: {}, resolution: { take: 'theirs' } }));
    expect(await desk.status()).toMatchObject({ conflicts: 0, users: 40 });
  });

  it('of which the tenant drops a value says which, on its cell', async () => {
    const { desk } = await scene({ faults: [{ fault: 'dropAttribute', attribute: 'title' }] });
    const values = { userName: 'dropped.one', emails: 'd@tenant.example', 'name.familyName': 'New', title: 'Lost' };
    await desk.apply({ kind: 'create', values });
    await until('it is told', async () => (await desk.status()).rejected === 1);
    expect(await desk.changes()).toMatchObject([
      { kind: 'set', column: 'title', to: 'Lost', failure: { code: 'value-dropped' } },
    ]);
  });
});

describe('conflicts', () => {
  async function conflict() {
    const made = await scene();
    const person = made.people()[7] as Held;
    made.server.tenant.colleague.edit('User', person.id, { title: 'Theirs' });
    await made.desk.edit(person.userName, 'title', 'Mine');
    await until('the conflict is seen', async () => (await made.desk.status()).conflicts === 1);
    const held = () => made.server.tenant.user(person.id)?.title;
    const resolve = async (resolution: Parameters<TestDesk['engine']['calls']['changes.resolve']>[0]['resolution']) =>
      value(await made.desk.engine.calls['changes.resolve']({ tenantId, selection: { column: 'title' }, resolution }));
    return { ...made, held, resolve };
  }

  it('show what the tenant holds, since when and by whom', async () => {
    const { desk } = await conflict();
    const [entry] = await desk.changes();
    expect(entry).toMatchObject({ to: 'Mine', theirs: { value: 'Theirs', gone: false } });
    expect(Date.parse(entry?.theirs?.at ?? '')).not.toBeNaN();
    expect(entry?.theirs?.by).toEqual(expect.any(String));
  });

  it('end with mine, theirs or a third', async () => {
    const mine = await conflict();
    expect(await mine.resolve({ take: 'mine' })).toEqual({ changed: 1, refused: [] });
    await until('mine arrives', () => mine.held() === 'Mine');
    const theirs = await conflict();
    await theirs.resolve({ take: 'theirs' });
    expect(await theirs.desk.changes()).toEqual([]);
    expect(theirs.held()).toBe('Theirs');
    const third = await conflict();
    await third.resolve({ take: 'other', value: 'A third' });
    await until('the third arrives', () => third.held() === 'A third');
  });
});

describe('a tenant with a limit', () => {
  it('is asked no faster than it bears, and the end is foretold', async () => {
    const { server, desk, people } = await scene({
      users: 80,
      faults: [{ fault: 'rateLimit', writes: 30, window: 60 }, { fault: 'bulkAbsent' }],
    });
    for (const { userName } of people()) await desk.edit(userName, 'title', 'Slowly');
    await until('a limit is met', async () => (await desk.status()).retryAt !== null);
    const { finishAt, retryAt } = await desk.status();
    expect(finishAt ?? 0).toBeGreaterThan(environment().now());
    expect(retryAt).not.toBeNull();
    expect(people().some(({ title }) => title !== 'Slowly')).toBe(true);
    server.tenant.faults.clear();
    await until('everything arrives', () => people().every(({ title }) => title === 'Slowly'));
  });
});
