import { expect, it } from 'vitest';
import { scene } from './scene';

const tenant = scene();
const status = async (path: string) => (await tenant.client.get(path)).status;
const total = async (filter: string) =>
  (await tenant.client.get(`/Users?filter=${encodeURIComponent(filter)}`)).body.totalResults;

it('lateReads: what is new is not there for a while, neither by itself nor in lists', async () => {
  tenant.set({ fault: 'lateReads', ms: 1_000 });
  const { body } = await tenant.create();
  const { id, userName, emails } = body;
  expect(await status(`/Users/${id}`)).toBe(404);
  expect(await total(`userName eq "${userName}"`)).toBe(0);
  expect((await tenant.client.send('POST', '/Users', { schemas: body.schemas, userName, emails })).status).toBe(409);
  tenant.pass(999);
  expect(await status(`/Users/${id}`)).toBe(404);
  tenant.pass(1);
  expect(await status(`/Users/${id}`)).toBe(200);
  expect(await total(`userName eq "${userName}"`)).toBe(1);
});

it('lateReads: what is new can be written to before it can be read', async () => {
  tenant.set({ fault: 'lateReads' });
  const { body } = await tenant.create();
  const rename = [{ op: 'replace', path: 'title', value: 'Unseen' }];
  expect((await tenant.client.patch(`/Users/${body.id}`, rename)).status).toBe(200);
  expect(await status(`/Users/${body.id}`)).toBe(404);
});

it('lateReads: after a write, the state before it is shown for a while', async () => {
  const { title: before } = tenant.held();
  tenant.set({ fault: 'lateReads', ms: 1_000 });
  const written = await tenant.patch([{ op: 'replace', path: 'title', value: 'First' }]);
  expect(written.body.title).toBe('First');
  tenant.pass(600);
  tenant.demo.tenant.colleague.edit('User', tenant.id, { title: 'Second' });
  const shown = async () => (await tenant.client.get(tenant.path)).body.title;
  expect(await shown()).toBe(before);
  tenant.pass(600);
  expect(await shown()).toBe('First');
  expect(await total('title eq "First"')).toBe(1);
  tenant.pass(600);
  expect(await shown()).toBe('Second');

  const { path } = tenant;
  await tenant.client.send('DELETE', path);
  expect(await status(path)).toBe(200);
  expect((await tenant.client.get('/Users?count=200')).body.totalResults).toBe(tenant.demo.tenant.users().length + 1);
  tenant.pass(1_000);
  expect(await status(path)).toBe(404);
});

it('lateReads: may concern what is new only, and writes to it too', async () => {
  tenant.set({ fault: 'lateReads', ms: 1_000, what: 'creates', updates: true });
  await tenant.patch([{ op: 'replace', path: 'title', value: 'At once' }]);
  expect((await tenant.client.get(tenant.path)).body.title).toBe('At once');
  const { body } = await tenant.create();
  const rename = async () =>
    (await tenant.client.patch(`/Users/${body.id}`, [{ op: 'replace', path: 'title', value: 'x' }])).status;
  expect(await rename()).toBe(404);
  expect(tenant.demo.tenant.user(String(body.id))).not.toHaveProperty('title');
  tenant.pass(1_000);
  expect(await rename()).toBe(200);
  expect(tenant.demo.tenant.faults.list()).toMatchObject([{ struck: 1 }]);
});
