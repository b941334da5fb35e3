import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../scim/resource';
import { type DemoTenant, startDemoTenant } from '../server';
import { resourcesOf, type TestClient, testClient } from '../test-client';

let demo: DemoTenant;
let client: TestClient;
let users: string[];

beforeAll(async () => {
  demo = await startDemoTenant({ kind: 'wetrack', users: 30, token: 'secret' });
  client = testClient(demo);
  users = demo.tenant.users().map(({ id }) => id);
});
afterAll(() => demo.close());

const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Group'];
const named = (...ids: (string | undefined)[]) => ids.map((value) => ({ value: value ?? 'nobody' }));
const create = (displayName: string, members: JsonObject[string] = []) =>
  client.send('POST', '/Groups', { schemas, displayName, members });
const membersOf = (id: unknown) =>
  ((demo.tenant.group(String(id))?.members ?? []) as JsonObject[]).map(({ value }) => value);
/** Who says of themselves to be in the group, by what name. */
const joined = (id: unknown) =>
  demo.tenant.users().flatMap((user) => {
    const own = ((user.groups ?? []) as JsonObject[]).filter(({ value }) => value === id);
    return own.map(({ display }) => [user.id, display]);
  });

it('are paged, filtered and sorted as users are', async () => {
  const all = demo.tenant.groups().map(({ id }) => id);
  const seen: unknown[] = [];
  for (let start = 1; start <= all.length; start += 7) {
    const { body, status, headers } = await client.get(`/Groups?startIndex=${start}&count=7`);
    expect(body).toMatchObject({ totalResults: all.length, startIndex: start });
    seen.push(...resourcesOf({ body, status, headers }).map(({ id }) => id));
  }
  expect(seen).toEqual(all);
  const [, group] = demo.tenant.groups();
  const filter = encodeURIComponent(`displayName eq "${group?.displayName}" and members pr`);
  expect(resourcesOf(await client.get(`/Groups?filter=${filter}`)).map(({ id }) => id)).toEqual([group?.id]);
  const member = encodeURIComponent(`members.value eq "${membersOf(group?.id)[0]}"`);
  expect(resourcesOf(await client.get(`/Groups?filter=${member}`)).map(({ id }) => id)).toContain(group?.id);
  const names = resourcesOf(await client.get('/Groups?sortBy=displayName&attributes=displayName'));
  expect(names.map(({ displayName }) => displayName)).toEqual(
    demo.tenant
      .groups()
      .map(({ displayName }) => String(displayName))
      .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  );
});

it('are created with members, who know of it at once', async () => {
  const { status, headers, body } = await create('Stewards', named(users[0], users[1]));
  expect([status, headers.get('etag')]).toEqual([201, 'W/"1"']);
  expect(headers.get('location')).toBe(`${demo.baseUrl}/Groups/${body.id}`);
  expect(joined(body.id)).toEqual([
    [users[0], 'Stewards'],
    [users[1], 'Stewards'],
  ]);
});

it('gain, lose and exchange members by PATCH, each as a new version of user and group', async () => {
  const { body } = await create('Crew', named(users[0]));
  const path = `/Groups/${body.id}`;
  const version = (id: string | undefined) => demo.tenant.user(String(id))?.meta.version;
  const before = version(users[2]);
  const added = await client.patch(path, [{ op: 'add', path: 'members', value: named(users[1], users[2]) }]);
  expect([added.status, added.headers.get('etag')]).toEqual([200, 'W/"2"']);
  expect(version(users[2])).not.toBe(before);
  expect(membersOf(body.id)).toEqual(users.slice(0, 3));

  const again = await client.patch(path, [{ op: 'add', path: 'members', value: named(users[1]) }]);
  expect(again.headers.get('etag')).toBe('W/"2"');
  await client.patch(path, [{ op: 'remove', path: 'members', value: named(users[0]) }]);
  await client.patch(path, [{ op: 'remove', path: `members[value eq "${users[1]}"]` }]);
  expect(membersOf(body.id)).toEqual([users[2]]);
  await client.patch(path, [{ op: 'replace', path: 'members', value: named(users[4], users[5]) }]);
  expect(joined(body.id).map(([id]) => id)).toEqual([users[4], users[5]]);
  await client.patch(path, [{ op: 'remove', path: 'members' }]);
  expect([membersOf(body.id), joined(body.id)]).toEqual([[], []]);
  expect((await client.patch(path, [{ op: 'add', path: 'members', value: named('nobody') }])).status).toBe(400);
  const stale = [{ op: 'add', path: 'members', value: named(users[0]) }];
  expect((await client.patch(path, stale, { 'if-match': 'W/"1"' })).status).toBe(412);
});

it('are replaced whole by PUT, and renamed for their members', async () => {
  const { body } = await create('Gate A', named(users[0], users[1]));
  const path = `/Groups/${body.id}`;
  await client.send('PUT', path, { schemas, displayName: 'Gate B', members: named(users[1], users[3]) });
  expect(joined(body.id)).toEqual([
    [users[1], 'Gate B'],
    [users[3], 'Gate B'],
  ]);
});

it('are gone once deleted, also for their members; a deleted user is no member any more', async () => {
  const { body } = await create('Short-lived', named(users[0], users[6]));
  const path = `/Groups/${body.id}`;
  expect((await client.send('DELETE', `/Users/${users[6]}`)).status).toBe(204);
  expect(membersOf(body.id)).toEqual([users[0]]);
  expect((await client.send('DELETE', path)).status).toBe(204);
  expect([(await client.get(path)).status, joined(body.id)]).toEqual([404, []]);
  expect((await client.send('DELETE', path)).status).toBe(404);
  expect((await create('')).status).toBe(400);
});

it('agree with users on who is a member', async () => {
  const [ada, bob] = demo.tenant.users().map(({ id }) => id);
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Group'];
  const { body: group } = await client.send('POST', '/Groups', {
    schemas,
    displayName: 'Crew',
    members: [{ value: ada }],
  });
  const membership = { value: group.id, display: 'Crew', $ref: `${demo.baseUrl}/Groups/${group.id}` };
  expect(group.members).toEqual([{ value: ada, type: 'User', $ref: `${demo.baseUrl}/Users/${ada}` }]);
  expect((await client.get(`/Users/${ada}`)).body.groups).toContainEqual(membership);

  const path = `/Groups/${group.id}`;
  await client.patch(path, [{ op: 'add', path: 'members', value: [{ value: bob }, { value: ada }] }]);
  expect(demo.tenant.group(String(group.id))?.members).toHaveLength(2);
  await client.patch(path, [{ op: 'remove', path: `members[value eq "${ada}"]` }]);
  expect((await client.get(`/Users/${ada}`)).body.groups ?? []).not.toContainEqual(membership);

  await client.patch(path, [{ op: 'replace', path: 'displayName', value: 'Team' }]);
  expect((await client.get(`/Users/${bob}`)).body.groups).toContainEqual({ ...membership, display: 'Team' });

  const found = await client.get(`/Users?filter=${encodeURIComponent(`groups.value eq "${group.id}"`)}`);
  expect(found.body.totalResults).toBe(1);
  await client.send('DELETE', `/Users/${bob}`);
  expect((await client.get(path)).body).not.toHaveProperty('members');
});

it('take no strangers', async () => {
  const [group] = demo.tenant.groups();
  const { status, body } = await client.patch(`/Groups/${group?.id}`, [
    { op: 'add', path: 'members', value: [{ value: 'nobody' }] },
  ]);
  expect(status).toBe(400);
  expect(body.detail).toContain('nobody');
});

it('lose only the members that a remove lists', async () => {
  const group = demo.tenant.groups().find(({ members }) => Array.isArray(members) && members.length > 2);
  const members = group?.members as { value: string }[];
  await client.patch(`/Groups/${group?.id}`, [
    { op: 'remove', path: 'members', value: [{ value: members[0]?.value }] },
  ]);
  expect(demo.tenant.group(String(group?.id))?.members).toEqual(members.slice(1));
});
