import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type InProcessOptions, openDemoTenant } from '../in-process';
import { adminUrn } from '../kinds/extensions';
import type { JsonObject } from '../scim/resource';
import { testClient } from '../test-client';

const rolesOf = (user: JsonObject | null) => (user?.roles as JsonObject[] | undefined)?.map(({ value }) => value);

async function start(options: Partial<InProcessOptions> = {}) {
  const demo = await openDemoTenant({ kind: 'trackunit', users: 60, token: 'main', ...options });
  onTestFinished(() => demo.close());
  const me = async (token: string) => {
    const { status, body } = await testClient({ ...demo, token }).get('/Me');
    return { status, id: body.id, roles: rolesOf(body) };
  };
  return { ...demo, me };
}

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bearers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'tenant.db');
}

it('gives the main token to somebody active who may do everything, and the others to others', async () => {
  const admins = [
    { token: 'viewer', role: 'Viewer' },
    { token: 'least' },
    { token: 'second', role: 'account administrator' },
  ];
  const { me, tenant } = await start({ admins });
  const main = await me('main');
  expect(main).toMatchObject({ status: 200, id: tenant.me()?.id, roles: ['Account Administrator'] });
  expect(tenant.me()).toMatchObject({ active: true, [adminUrn]: { status: 'active' } });
  const [viewer, least, second] = [await me('viewer'), await me('least'), await me('second')];
  expect([viewer.roles, least.roles, second.roles]).toEqual([['Viewer'], ['Viewer'], ['Account Administrator']]);
  expect(new Set([main.id, viewer.id, least.id, second.id]).size).toBe(4);
  expect(tenant.users()).toHaveLength(60);
});

it('makes do with those who are there', async () => {
  const { me, tenant } = await start({ users: 2, admins: [{ token: 'manager', role: 'Fleet Manager' }] });
  expect(tenant.users()).toHaveLength(2);
  expect((await me('main')).roles).toEqual(['Account Administrator']);
  expect((await me('manager')).roles).toEqual(['Fleet Manager']);
  const empty = await start({ users: 0 });
  expect(empty.tenant.me()).toBeNull();
  expect((await empty.me('main')).status).toBe(404);
});

it('gives a token to whom it is told to, with the rights of their role', async () => {
  const { tenant } = await start();
  const viewer = tenant.users().find((user) => rolesOf(user)?.includes('Viewer'));
  const userName = String(viewer?.userName);
  const { me } = await start({ admins: [{ token: 'theirs', userName: userName.toUpperCase() }] });
  expect(await me('theirs')).toMatchObject({ id: viewer?.id, roles: ['Viewer'] });
  await expect(start({ admins: [{ token: 'x', userName: 'nobody.at.all' }] })).rejects.toThrow('nobody.at.all');
  await expect(start({ admins: [{ token: 'x', role: 'King' }] })).rejects.toThrow('there is no role King');
});

it('finds the same people again in a file, whatever became of them', async () => {
  const options = {
    file: file(),
    users: 40,
    admins: ['tech', 'other'].map((token) => ({ token, role: 'Technician' })),
  };
  const first = await start(options);
  const [main, tech, other] = [await first.me('main'), await first.me('tech'), await first.me('other')];
  for (const { id } of [main, tech, other]) {
    first.tenant.colleague.edit('User', String(id), { active: false, roles: [{ value: 'Viewer' }] });
  }
  await first.close();
  const again = await start({ ...options, seed: 99 });
  expect((await again.me('main')).id).toBe(main.id);
  expect((await again.me('tech')).id).toBe(tech.id);
  expect((await again.me('other')).id).toBe(other.id);
});

it('leaves a token its rights when its user is deactivated, or deleted', async () => {
  const { tenant, me, ...demo } = await start();
  const client = testClient(demo);
  const own = String(tenant.me()?.id);
  const other = tenant.users().find(({ id }) => id !== own)?.id;
  const rename = (title: string) => client.patch(`/Users/${other}`, [{ op: 'replace', path: 'title', value: title }]);
  expect((await client.patch(`/Users/${own}`, [{ op: 'replace', path: 'active', value: false }])).status).toBe(200);
  expect((await rename('Countess')).status).toBe(200);
  expect((await client.send('DELETE', `/Users/${own}`)).status).toBe(204);
  expect((await rename('Duchess')).status).toBe(200);
  expect((await me('main')).status).toBe(404);
  expect(tenant.me()).toBeNull();
});
