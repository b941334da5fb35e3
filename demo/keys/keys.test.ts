import { expect, it } from 'vitest';
import { actionScenes } from '../actions/scene';
import { resourcesOf, testClient } from '../test-client';

const open = actionScenes();
const listFor = (id: string) => `/ApiKeys?filter=${encodeURIComponent(`user.value eq "${id}"`)}`;

it('makes a key that is told once, lists it without the key, and revokes it', async () => {
  const { demo, client, act, someone } = await open({ now: () => Date.UTC(2030, 0, 1) });
  const id = someone('active');
  const before = demo.tenant.keys.of(id).length;
  const made = await act(id, 'generateApiKey', 'r1', { name: 'Reporting' });
  const { key } = made.body.results as { key: string };
  expect(key.length).toBeGreaterThan(40);
  expect((await act(id, 'generateApiKey', 'r1', { name: 'Reporting' })).body).not.toHaveProperty('results');

  const listed = resourcesOf(await client.get(listFor(id)));
  expect(listed).toHaveLength(before + 1);
  const shown = listed.at(-1);
  expect(shown).toMatchObject({
    user: { value: id },
    name: 'Reporting',
    hint: key.slice(-4),
    created: '2030-01-01T00:00:00.000Z',
    meta: { resourceType: 'ApiKey' },
  });
  expect(shown).not.toHaveProperty('lastUsed');
  expect(JSON.stringify([listed, demo.tenant.keys.all(), demo.tenant.receipts.all()])).not.toContain(key);
  expect(demo.tenant.keys.recognise(key)?.user).toBe(id);

  const path = `/ApiKeys/${shown?.id}`;
  expect((await client.send('DELETE', path)).status).toBe(204);
  expect((await client.send('DELETE', path)).status).toBe(404);
  expect(demo.tenant.keys.recognise(key)).toBeNull();
});

it('makes another key each time', async () => {
  const { demo, act, someone } = await open();
  const id = someone('active');
  await act(id, 'generateApiKey', 'r1', { name: 'One' });
  await act(id, 'generateApiKey', 'r2', { name: 'One' });
  const hashes = demo.tenant.keys.of(id).map(({ hash }) => hash);
  expect(new Set(hashes).size).toBe(hashes.length);
});

it('refuses nameless keys, other filters, and who may not', async () => {
  const { demo, client, act, someone } = await open({ admins: [{ token: 'manager', role: 'Manager' }] });
  const id = someone('active');
  expect((await act(id, 'generateApiKey', 'r1', { name: '' })).status).toBe(400);
  expect((await act(id, 'generateApiKey', 'r2')).status).toBe(400);
  expect((await client.get('/ApiKeys?filter=name eq "x"')).body).toMatchObject({ scimType: 'invalidFilter' });
  await act(id, 'generateApiKey', 'r3', { name: 'Kept' });
  const [key] = demo.tenant.keys.of(id).slice(-1);
  const manager = testClient({ ...demo, token: 'manager' });
  expect((await manager.send('DELETE', `/ApiKeys/${key?.id}`)).status).toBe(403);
  expect(resourcesOf(await manager.get(listFor(id))).length).toBeGreaterThan(0);
});

it('needs the plan', async () => {
  const { demo, act, someone } = await open({ plan: 'basic' });
  const refused = await act(someone('active'), 'generateApiKey', 'r1', { name: 'Reporting' });
  expect(refused.status).toBe(403);
  expect(refused.body.detail).toBe('API keys need the Pro plan.');
  expect(demo.tenant.receipts.all()).toEqual([]);
});

it('takes the keys of who is deleted with them', async () => {
  const { demo, act, someone } = await open();
  const id = someone('active');
  await act(id, 'generateApiKey', 'r1', { name: 'Reporting' });
  demo.tenant.colleague.remove('User', id);
  expect(demo.tenant.keys.of(id)).toEqual([]);
});

it('gives some of the people of a new tenant keys, and has none where keys are unknown', async () => {
  const { demo, client } = await open({ users: 400 });
  expect(demo.tenant.keys.all().length).toBeGreaterThan(5);
  expect((await client.get('/ApiKeys?count=3')).body).toMatchObject({ itemsPerPage: 3 });
  const fleet = await open({ kind: 'trackunit' });
  expect((await fleet.client.get('/ApiKeys')).status).toBe(404);
});
