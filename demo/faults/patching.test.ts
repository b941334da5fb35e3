import { expect, it } from 'vitest';
import type { JsonObject } from '../scim/resource';
import { enterpriseUser } from '../test-client';
import { replacing, scene } from './scene';

const tenant = scene();

it('nonAtomic500: the write stays though it was answered with 500, and the version does not move', async () => {
  tenant.set({ fault: 'nonAtomic500' });
  const { meta } = tenant.held();
  expect((await tenant.patch([{ op: 'replace', path: 'title', value: 'Stays' }])).status).toBe(500);
  expect(tenant.held()).toMatchObject({ title: 'Stays', meta });
  expect((await tenant.create({ title: 'Left behind' })).status).toBe(500);
  expect(tenant.demo.tenant.users().at(-1)?.title).toBe('Left behind');
  const bulk = await tenant.bulk([{ method: 'PATCH', path: tenant.path, data: replacing('title', 'In bulk') }]);
  expect(bulk.body.Operations).toMatchObject([{ status: '500' }]);
  expect(tenant.held()).toMatchObject({ title: 'In bulk', meta });
});

it('wipeSiblings: a replace without a path takes its object for the whole', async () => {
  tenant.demo.tenant.colleague.edit('User', tenant.id, {
    'name.givenName': 'Ada',
    'name.familyName': 'Byron',
    [`${enterpriseUser}:department`]: 'Workshop',
    [`${enterpriseUser}:organization`]: 'Analytical',
  });
  tenant.set({ fault: 'wipeSiblings' });
  const value = { title: 'Countess', name: { familyName: 'Lovelace' }, [enterpriseUser]: { department: 'Rental' } };
  expect((await tenant.patch([{ op: 'replace', value }])).status).toBe(200);
  const { name, title, [enterpriseUser]: enterprise } = tenant.held();
  expect([title, name, enterprise]).toEqual([
    'Countess',
    { formatted: 'Lovelace', familyName: 'Lovelace' },
    { department: 'Rental' },
  ]);
  await tenant.patch([{ op: 'replace', path: 'name', value: { givenName: 'Ada' } }]);
  expect(tenant.held().name).toMatchObject({ givenName: 'Ada', familyName: 'Lovelace' });
});

it('noFilteredPaths: a path with a filter is refused', async () => {
  tenant.set({ fault: 'noFilteredPaths' });
  const refused = await tenant.patch([{ op: 'replace', path: 'emails[type eq "work"].value', value: 'a@b.example' }]);
  expect([refused.status, refused.body.scimType]).toEqual([400, 'invalidPath']);
  const emails = [{ value: 'a@b.example', type: 'work' }];
  expect((await tenant.patch([{ op: 'replace', path: 'emails', value: emails }])).status).toBe(200);
});

it('duplicateAdds: an add that is sent again adds again, also to the members of a group', async () => {
  tenant.set({ fault: 'duplicateAdds' });
  const phone = { value: '+45 1', type: 'mobile' };
  const add = () => tenant.patch([{ op: 'add', path: 'phoneNumbers', value: [phone] }]);
  const phones = () => (tenant.held().phoneNumbers as JsonObject[]).filter(({ value }) => value === '+45 1');
  const first = await add();
  expect(phones()).toHaveLength(1);
  const second = await add();
  expect(phones()).toEqual([phone, phone]);
  expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'));
  await tenant.patch([{ op: 'add', value: { phoneNumbers: [phone] } }]);
  expect(phones()).toHaveLength(3);

  const group = tenant.demo.tenant.colleague.create('Group', { displayName: 'Twice' });
  const join = () =>
    tenant.client.patch(`/Groups/${group.id}`, [{ op: 'add', path: 'members', value: [{ value: tenant.id }] }]);
  await join();
  await join();
  expect(tenant.demo.tenant.group(group.id)?.members).toHaveLength(2);
  expect(tenant.held().groups).toContainEqual({ value: group.id, display: 'Twice' });
});

it('memberLimit: a PATCH changes no more members than that', async () => {
  tenant.set({ fault: 'memberLimit', most: 3 });
  const members = tenant.demo.tenant.users().map(({ id }) => ({ value: id }));
  const group = tenant.demo.tenant.colleague.create('Group', { displayName: 'Few' });
  const send = async (...operations: JsonObject[]) =>
    (await tenant.client.patch(`/Groups/${group.id}`, operations)).status;
  expect(await send({ op: 'add', path: 'members', value: members.slice(0, 4) })).toBe(400);
  expect(await send({ op: 'add', value: { members: members.slice(0, 4) } })).toBe(400);
  expect(await send({ op: 'add', path: 'members', value: members.slice(0, 3) })).toBe(200);
  const leave = members.slice(0, 3).map(({ value }) => ({ op: 'remove', path: `members[value eq "${value}"]` }));
  expect(await send(...leave, { op: 'add', path: 'members', value: members.slice(3, 4) })).toBe(400);
  expect(await send(...leave)).toBe(200);
  expect(tenant.demo.tenant.group(group.id)).not.toHaveProperty('members');
});
