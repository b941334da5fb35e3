/** A tenant that stumbles over a few people, or refuses many at once: the others go on, and everything comes to an end. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FaultInput, startDemoTenant } from '../../demo/server';
import { openTestDesk, type TestDesk } from './desk';
import { environment, tenantId, until, value } from './world';

interface Held {
  id: string;
  userName: string;
  title?: string | null;
}

async function scene(users: number) {
  // The tenant's clock runs as fast as the engine's.
  const { now } = environment();
  const server = await startDemoTenant({ kind: 'trackunit', users, token: 'secret-token', now });
  onTestFinished(() => server.close());
  const desk = await openTestDesk(server);
  await desk.settled();
  const people = () => server.tenant.users() as unknown as Held[];
  // The first edit of all finds out whether the tenant heeds versions.
  await desk.edit(people()[0]?.userName ?? '', 'title', 'First');
  await desk.settled();
  const rows = new Map((await desk.rows(['userName'])).map(({ id, cells }) => [cells[0], id]));
  const rowOf = ({ userName }: Held) => rows.get(userName) ?? 0;
  return { server, desk, people, rowOf };
}

async function isStill(desk: TestDesk): Promise<boolean> {
  const { pending, sending } = await desk.status();
  return pending + sending === 0;
}

describe('a web page instead of an answer, for one person alone', () => {
  it('keeps nobody else from being changed', async () => {
    const { server, desk, people, rowOf } = await scene(40);
    const [poisoned, ...others] = people().slice(10, 25) as [Held, ...Held[]];
    server.tenant.faults.set([{ fault: 'html', path: `^/Users/${poisoned.id}` }]);
    await desk.apply(...[poisoned, ...others].map((person) => ({ row: rowOf(person), column: 'title', value: 'T' })));
    const isChanged = ({ id }: Held) => server.tenant.user(id)?.title === 'T';
    await until('all others are changed', () => others.every(isChanged));
    expect(isChanged(poisoned)).toBe(false);
    server.tenant.faults.clear();
    await until('the last one is changed too', () => isChanged(poisoned));
  });
});

describe('many edits in one bulk request', () => {
  it('that are refused one and all end rejected, each after one try of its own', async () => {
    const { server, desk, people, rowOf } = await scene(120);
    const everybody = people();
    server.tenant.requests.clear();
    // Names that only the tenant knows to be taken.
    await desk.apply(
      ...everybody.slice(1, 31).map((person, n) => ({
        row: rowOf(person),
        column: 'userName',
        value: everybody[60 + n]?.userName ?? '',
      })),
    );
    await until('nothing waits any more', () => isStill(desk));
    expect(await desk.status()).toMatchObject({ rejected: 30, connection: 'online' });
    expect(server.tenant.requests.count({ method: 'POST', path: '/Bulk' })).toBe(1);
    expect(server.tenant.requests.count({ method: 'PATCH' })).toBe(30);
  });

  const troubles: [string, FaultInput][] = [
    ['one result of which is always missing', { fault: 'bulkMissing', carriedOut: false }],
    ['one result of which is missing of what was done', { fault: 'bulkMissing', carriedOut: true }],
  ];
  it.each(troubles)('%s all arrive, without a bulk request for each', async (_, fault) => {
    const { server, desk, people, rowOf } = await scene(120);
    server.tenant.requests.clear();
    server.tenant.faults.set([fault]);
    const edited = people().slice(1, 91);
    await desk.apply(...edited.map((person) => ({ row: rowOf(person), column: 'title', value: 'B' })));
    await until('everything arrives', () => edited.every(({ id }) => server.tenant.user(id)?.title === 'B'));
    await until('nothing waits any more', () => isStill(desk));
    expect(server.tenant.requests.count({ method: 'POST', path: '/Bulk' })).toBeLessThan(10);
  });
});

describe('a creation that the tenant puts off', () => {
  it('can be discarded meanwhile, and nobody stays behind', async () => {
    const { server, desk } = await scene(40);
    server.tenant.faults.set([{ fault: 'tooManyRequests', retryAfter: 600, method: 'POST', path: '^/Users$' }]);
    const before = await desk.status();
    const values = { userName: 'put.off', emails: 'off@tenant.example', 'name.familyName': 'New' };
    await desk.apply({ kind: 'create', values });
    await until('it is put off', async () => (await desk.status()).retryAt !== null);
    const acted = await desk.engine.calls['changes.act']({ tenantId, action: 'discard', selection: {} });
    expect(value(acted)).toEqual({ changed: 1, left: 0 });
    expect(await desk.changes()).toEqual([]);
    expect(await desk.rows(['userName'], 'put.off')).toEqual([]);
    expect((await desk.status()).users).toBe(before.users);
  });
});
