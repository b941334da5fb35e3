import { expect, it } from 'vitest';
import { scene } from './scene';

const tenant = scene();
const remove = async () => (await tenant.client.send('DELETE', tenant.path)).status;

it('delete500: a DELETE is answered with 500, before or after it', async () => {
  tenant.set({ fault: 'delete500' });
  expect(await remove()).toBe(500);
  expect(tenant.held().id).toBe(tenant.id);
  tenant.set({ fault: 'delete500', when: 'after' });
  const { path } = tenant;
  const bulk = await tenant.bulk([{ method: 'DELETE', path }]);
  expect(bulk.body.Operations).toMatchObject([{ status: '500' }]);
  expect((await tenant.client.get(path)).status).toBe(404);
});

it('deleteGone500: a DELETE of who is gone is answered with 500', async () => {
  tenant.set({ fault: 'deleteGone500' });
  const { path } = tenant;
  expect((await tenant.client.send('DELETE', path)).status).toBe(204);
  expect((await tenant.client.send('DELETE', path)).status).toBe(500);
  expect((await tenant.client.get(path)).status).toBe(404);
});

it('delete200: a DELETE is answered with 200', async () => {
  tenant.set({ fault: 'delete200' });
  expect(await remove()).toBe(200);
});

it('deactivateOnDelete: a DELETE only deactivates', async () => {
  tenant.set({ fault: 'deactivateOnDelete' });
  expect(await remove()).toBe(204);
  expect(tenant.held()).toMatchObject({ id: tenant.id, active: false });
  expect(await remove()).toBe(204);
  const [group] = tenant.demo.tenant.groups();
  expect((await tenant.client.send('DELETE', `/Groups/${group?.id}`)).status).toBe(204);
  expect(tenant.demo.tenant.group(String(group?.id))).toBeNull();
});

it('goneWhenInactive: who is deactivated is not there', async () => {
  tenant.demo.tenant.colleague.edit('User', tenant.id, { active: true });
  tenant.set({ fault: 'goneWhenInactive' });
  const there = tenant.demo.tenant.users().filter(({ active }) => active !== false).length;
  expect((await tenant.client.get('/Users')).body.totalResults).toBe(there);
  expect((await tenant.patch([{ op: 'replace', path: 'active', value: false }])).status).toBe(200);
  expect((await tenant.client.get(tenant.path)).status).toBe(404);
  expect((await tenant.client.get('/Users')).body.totalResults).toBe(there - 1);
  const reactivate = async () => (await tenant.patch([{ op: 'replace', path: 'active', value: true }])).status;
  expect(await reactivate()).toBe(404);
  tenant.set({ fault: 'goneWhenInactive', writes: false });
  expect((await tenant.client.get(tenant.path)).status).toBe(404);
  expect(await reactivate()).toBe(200);
  expect((await tenant.client.get(tenant.path)).status).toBe(200);
});
