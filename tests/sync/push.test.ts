/** Edits on their way to the reference tenant, through everything that may go wrong between. */

import { describe, expect, it, onTestFinished } from 'vitest';
import { type DemoTenant, type FaultInput, startDemoTenant } from '../../demo/server';
import { openTestDesk, type TestDesk } from './desk';
import { until } from './world';

interface Held {
  id: string;
  userName: string;
  title?: string | null;
  displayName?: string;
}

async function tenant(users = 20): Promise<DemoTenant> {
  const server = await startDemoTenant({ kind: 'trackunit', users, token: 'secret-token' });
  onTestFinished(() => server.close());
  return server;
}

/** A tenant, its mirror, and one person in both. */
async function scene(users = 20) {
  const server = await tenant(users);
  const desk = await openTestDesk(server);
  await desk.settled();
  // The first edit of all finds out whether the tenant heeds versions, at the cost of a request.
  const [first] = server.tenant.users() as unknown as Held[];
  await desk.edit(first?.userName ?? '', 'title', 'First');
  await desk.settled();
  const person = server.tenant.users()[7] as unknown as Held;
  const held = () => server.tenant.user(person.id) as unknown as Held;
  server.tenant.requests.clear();
  return { server, desk, person, held };
}

function patches(server: DemoTenant): number {
  return server.tenant.requests.count({ method: 'PATCH' });
}

async function mark(desk: TestDesk, person: Held, column: string) {
  const [row] = await desk.rows([column], person.userName);
  return row?.marks[0];
}

describe('an edit', () => {
  it('reaches the tenant in one PATCH, and leaves no mark', async () => {
    const { server, desk, person, held } = await scene();
    await desk.edit(person.userName, 'title', 'Chief of Cranes');
    await desk.settled();
    expect(held().title).toBe('Chief of Cranes');
    expect(patches(server)).toBe(1);
    expect(await mark(desk, person, 'title')).toBeUndefined();
  });

  it('of many people arrives for each of them', async () => {
    const { server, desk } = await scene(60);
    for (const { userName } of server.tenant.users() as unknown as Held[])
      await desk.edit(userName, 'title', `T ${userName}`);
    await desk.settled();
    for (const { userName, title } of server.tenant.users() as unknown as Held[]) expect(title).toBe(`T ${userName}`);
  });

  it('made without a network waits, and arrives when the tenant is back', async () => {
    const { server, desk, person } = await scene();
    const port = Number(new URL(server.baseUrl).port);
    await server.close();
    await desk.edit(person.userName, 'title', 'Offline');
    await until('the tenant is missed', async () => (await desk.status()).connection === 'offline');
    expect(await mark(desk, person, 'title')).toMatchObject({ state: 'pending' });
    const back = await startDemoTenant({ kind: 'trackunit', users: 20, token: 'secret-token', port });
    onTestFinished(() => back.close());
    await desk.settled();
    expect((back.tenant.user(person.id) as unknown as Held).title).toBe('Offline');
  });

  it('that the tenant refuses shows its reason on the cell, and stops nothing else', async () => {
    const { server, desk, person, held } = await scene();
    server.tenant.faults.set([{ fault: 'rejectUser', attribute: 'title', reason: 'titles are for kings' }]);
    await desk.edit(person.userName, 'title', 'King');
    await desk.edit(person.userName, 'displayName', 'Somebody');
    await until('both are settled', async () => {
      const { pending, sending, rejected } = await desk.status();
      return rejected === 1 && pending + sending === 0;
    });
    expect(await mark(desk, person, 'title')).toMatchObject({
      state: 'rejected',
      failure: { code: 'rejected', params: { status: 400 }, detail: expect.stringContaining('titles are for kings') },
    });
    expect(held()).toMatchObject({ displayName: 'Somebody' });
  });

  it('never overwrites what a colleague wrote into the same attribute', async () => {
    const { server, desk, person, held } = await scene();
    server.tenant.colleague.edit('User', person.id, { title: 'By a colleague' });
    await desk.edit(person.userName, 'title', 'By me');
    await until('the conflict is seen', async () => (await desk.status()).conflicts === 1);
    expect(held().title).toBe('By a colleague');
    expect(await mark(desk, person, 'title')).toMatchObject({ state: 'conflict' });
  });

  it('merges with what a colleague wrote into another attribute', async () => {
    const { server, desk, person, held } = await scene();
    server.tenant.colleague.edit('User', person.id, { displayName: 'By a colleague' });
    await desk.edit(person.userName, 'title', 'By me');
    await desk.settled();
    expect(held()).toMatchObject({ title: 'By me', displayName: 'By a colleague' });
    expect((await desk.rows(['displayName'], person.userName))[0]?.cells).toEqual(['By a colleague']);
  });

  it('of somebody whom the tenant no longer has is a conflict', async () => {
    const { server, desk, person } = await scene();
    server.tenant.colleague.remove('User', person.id);
    await desk.edit(person.userName, 'title', 'Too late');
    await until('the conflict is seen', async () => (await desk.status()).conflicts === 1);
    expect(await mark(desk, person, 'title')).toMatchObject({ state: 'conflict', failure: { code: 'gone' } });
  });
});

describe('an answer that is lost after the tenant has acted', () => {
  const losses: [string, FaultInput][] = [
    ['dropped', { fault: 'drop', when: 'after', method: 'PATCH', times: 1 }],
    ['truncated', { fault: 'truncate', method: 'PATCH', times: 1 }],
    ['a 500', { fault: 'serverError', when: 'after', method: 'PATCH', times: 1 }],
  ];
  it.each(losses)('(%s) is looked up, and not sent twice', async (_name, fault) => {
    const { server, desk, person, held } = await scene();
    server.tenant.faults.set([fault]);
    await desk.edit(person.userName, 'title', 'Once');
    await desk.settled();
    expect(held().title).toBe('Once');
    expect(patches(server)).toBe(1);
  });

  it.each<[string, FaultInput]>([
    ['dropped', { fault: 'drop', when: 'before', method: 'PATCH', times: 1 }],
    ['a 503', { fault: 'serverError', status: 503, method: 'PATCH', times: 2 }],
    ['429 in seconds', { fault: 'tooManyRequests', retryAfter: 1, method: 'PATCH', times: 2 }],
    ['429 as a date', { fault: 'tooManyRequests', retryAfter: 1, form: 'date', times: 2 }],
  ])('(%s) before it has acted is sent again', async (_name, fault) => {
    const { server, desk, person, held } = await scene();
    server.tenant.faults.set([fault]);
    await desk.edit(person.userName, 'title', 'Again');
    await desk.settled();
    expect(held().title).toBe('Again');
  });

  it('is parked with its reason when a server stumbles over it for good, and the others go on', async () => {
    const { server, desk, person } = await scene();
    const other = server.tenant.users()[3] as unknown as Held;
    server.tenant.faults.set([{ fault: 'serverError', method: 'PATCH', path: person.id }]);
    await desk.edit(person.userName, 'title', 'Never');
    await desk.edit(other.userName, 'title', 'Meanwhile');
    await until('it is given up', async () => (await desk.status()).rejected === 1);
    expect(await mark(desk, person, 'title')).toMatchObject({ state: 'rejected', failure: { code: 'server-error' } });
    expect((server.tenant.user(other.id) as unknown as Held).title).toBe('Meanwhile');
  });
});

describe('a token that is no longer good', () => {
  it('pauses the queue untouched until the admin signs in again', async () => {
    const { server, desk, person, held } = await scene();
    server.tenant.faults.set([{ fault: 'expired' }]);
    await desk.edit(person.userName, 'title', 'Waiting');
    await until('it is signed out', async () => (await desk.status()).connection === 'signed-out');
    expect(await desk.status()).toMatchObject({ pending: 1, notice: { code: 'unauthorized' } });
    server.tenant.faults.clear();
    await desk.engine.control['tenant.token']({ tenantId: 'test', token: server.token });
    await desk.settled();
    expect(held().title).toBe('Waiting');
  });
});
