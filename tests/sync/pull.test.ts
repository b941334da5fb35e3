/** Pulls of the reference tenant: complete, torn, repeated, and lying. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DemoTenant, startDemoTenant } from '../../demo/server';
import { openTestDesk } from './desk';
import { tenantId, until, value } from './world';

async function tenant(users: number): Promise<DemoTenant> {
  const server = await startDemoTenant({ kind: 'trackunit', users, token: 'secret-token' });
  onTestFinished(() => server.close());
  return server;
}

describe('a first pull', () => {
  it('brings everybody, and shows them while it goes on', async () => {
    const server = await tenant(1500);
    server.tenant.faults.set([{ fault: 'latency', ms: 40 }]);
    const desk = await openTestDesk(server);
    const part = await until('some are there', async () => {
      const status = await desk.status();
      return status.users > 0 && status.pull ? status : null;
    });
    expect(part.users).toBeLessThan(1500);
    expect(part.pull?.total).toBe(1500);
    expect((await desk.rows(['userName'])).length).toBeGreaterThan(0);
    await desk.settled();
    const names = (await desk.rows(['userName'])).map(({ cells }) => cells[0]);
    expect(names.sort()).toEqual(
      server.tenant
        .users()
        .map(({ userName }) => userName as string)
        .sort(),
    );
  });

  it.each([
    ['a list without Resources', { fault: 'noResources', path: '/Users', times: 2 }],
    ['a torn answer', { fault: 'truncate', path: '/Users', times: 2 }],
    ['a dropped connection', { fault: 'drop', path: '/Users', times: 2 }],
    ['a web page', { fault: 'html', path: '/Users', times: 2 }],
    ['429', { fault: 'tooManyRequests', path: '/Users', times: 2 }],
  ] as const)('goes on after %s', async (_name, fault) => {
    const server = await tenant(500);
    server.tenant.faults.set([fault]);
    const desk = await openTestDesk(server);
    expect(await desk.settled()).toMatchObject({ users: 500, notice: null });
  });
});

describe('a later pull', () => {
  it("brings what colleagues changed, made and deleted, and keeps the admin's own edits", async () => {
    const server = await tenant(300);
    const desk = await openTestDesk(server);
    await desk.settled();
    const [first, second, third] = server.tenant.users();
    server.tenant.faults.set([{ fault: 'serverError', method: 'PATCH' }]);
    await desk.edit(String(third?.userName), 'title', 'Mine');
    server.tenant.colleague.edit('User', first?.id ?? '', { title: 'Theirs' });
    server.tenant.colleague.edit('User', third?.id ?? '', { displayName: 'Theirs' });
    server.tenant.colleague.remove('User', second?.id ?? '');
    server.tenant.colleague.create('User', {
      userName: 'newcomer@example.com',
      name: { familyName: 'Newcomer' },
      emails: [{ value: 'newcomer@example.com' }],
    });
    value(await desk.engine.calls['sync.now']({ tenantId }));
    await until('the newcomer is there', async () => (await desk.rows(['userName'], 'newcomer')).length === 1);
    await until('the pull has ended', async () => (await desk.status()).pull === null);
    await until('the deleted one has left', async () => {
      return (await desk.rows(['userName'], String(second?.userName))).length === 0;
    });
    expect((await desk.rows(['title'], String(first?.userName)))[0]?.cells).toEqual(['Theirs']);
    expect((await desk.rows(['title', 'displayName'], String(third?.userName)))[0]?.cells).toEqual(['Mine', 'Theirs']);
  });

  it('that would remove suspiciously many stops and says so', async () => {
    const server = await tenant(300);
    const desk = await openTestDesk(server);
    await desk.settled();
    for (const { id } of server.tenant.users().slice(0, 40)) server.tenant.colleague.remove('User', id);
    value(await desk.engine.calls['sync.now']({ tenantId }));
    const halted = await until('it is said', async () => {
      const status = await desk.status();
      return status.notice ? status : null;
    });
    expect(halted).toMatchObject({ users: 300, notice: { code: 'pull-would-remove', params: { count: 40 } } });
  });
});

describe('signing in', () => {
  it('with a token for another tenant is found out by asking for people whom the mirror knows', async () => {
    const server = await tenant(30);
    const other = await startDemoTenant({ kind: 'trackunit', users: 30, seed: 99, token: 'other-token' });
    onTestFinished(() => other.close());
    const desk = await openTestDesk(server);
    await desk.settled();
    const verify = desk.engine.control['tenant.verify'];
    expect(await verify({ tenantId, token: server.token })).toEqual({ ok: true, value: null });
    expect(await verify({ tenantId, token: 'nonsense' })).toMatchObject({ failure: { code: 'unauthorized' } });

    const port = Number(new URL(server.baseUrl).port);
    await server.close();
    await other.close();
    const impostor = await startDemoTenant({ kind: 'trackunit', users: 30, seed: 99, token: 'other-token', port });
    onTestFinished(() => impostor.close());
    const refusal = await until('the new server answers', async () => {
      const verdict = await verify({ tenantId, token: 'other-token' });
      return verdict.ok || verdict.failure.code !== 'offline' ? verdict : null;
    });
    expect(refusal).toMatchObject({ failure: { code: 'wrong-tenant' } });
  });
});
