import { afterEach, describe, expect, it } from 'vitest';
import { createTenantClient } from '../../../main/engine/tenant/client';
import { patchMessage } from '../../../main/engine/tenant/messages';
import { enterpriseUser, type ScimmyServer, startScimmy } from './scimmy';
import { waitInRealTime } from './waiting';

const signal = new AbortController().signal;
const open: ScimmyServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(count: number) {
  const users = Array.from({ length: count }, (_, index) => ({
    id: `id-${index}`,
    userName: `user${index}`,
    displayName: `Zoë ${index}`,
    active: true,
    emails: [{ value: `user${index}@tenant.example`, type: 'work', primary: true }],
    [enterpriseUser]: { department: 'Sales' },
  }));
  const server = await startScimmy({ users });
  open.push(server);
  return server;
}

function clientOf(server: ScimmyServer, token = server.token) {
  return createTenantClient({ baseUrl: server.baseUrl, token, fetch, now: Date.now, wait: waitInRealTime });
}

describe('the client and SCIMMY', () => {
  it('find each other', async () => {
    const server = await start(1);
    expect(await clientOf(server).probe(signal)).toMatchObject({ ok: true, value: { baseUrl: server.baseUrl } });
    expect(await clientOf(server, 'wrong').probe(signal)).toMatchObject({ failure: { code: 'unauthorized' } });
  });

  it('agree on the schemas', async () => {
    const found = await clientOf(await start(0)).discover(signal);
    if (!found.ok) throw new Error(found.failure.code);
    expect(found.value).toMatchObject({ patch: true, sort: true, etag: false, notes: [] });
    expect(found.value.schemas.map(({ id }) => id)).toEqual([
      'urn:ietf:params:scim:schemas:core:2.0:User',
      enterpriseUser,
    ]);
    const userName = found.value.schemas[0]?.attributes.find(({ name }) => name === 'userName');
    expect(userName).toMatchObject({ required: true, uniqueness: 'server' });
  });

  it('read all users, each once', async () => {
    const server = await start(57);
    const ids: string[] = [];
    for await (const page of clientOf(server).pages({ count: 20 }, signal)) {
      if (!page.ok) throw new Error(page.failure.code);
      ids.push(...page.value.resources.map(({ id }) => id));
    }
    expect(ids).toEqual([...server.users.keys()]);
  });

  it('change a user, in the core and in the extension', async () => {
    const server = await start(2);
    const client = clientOf(server);
    const changed = await client.patch(
      'User',
      'id-1',
      [
        { op: 'replace', path: 'displayName', value: 'Ångström' },
        { op: 'replace', path: `${enterpriseUser}:department`, value: 'Purchase' },
      ],
      null,
      signal,
    );
    expect(changed).toMatchObject({ ok: true, value: { id: 'id-1', displayName: 'Ångström' } });
    expect(await client.get('User', 'id-1', signal)).toMatchObject({
      ok: true,
      value: { displayName: 'Ångström', [enterpriseUser]: { department: 'Purchase' } },
    });
    expect(server.users.get('id-1')).toMatchObject({ displayName: 'Ångström' });
  });

  it('say why not', async () => {
    const client = clientOf(await start(2));
    const rename = [{ op: 'replace' as const, path: 'userName', value: 'USER0' }];
    expect(await client.patch('User', 'id-1', rename, null, signal)).toMatchObject({
      failure: { code: 'taken', params: { status: 409 }, detail: 'userName USER0 is taken' },
    });
    expect(await client.patch('User', 'id-9', rename, null, signal)).toMatchObject({ failure: { code: 'gone' } });
    expect(await client.get('User', 'id-9', signal)).toMatchObject({ failure: { code: 'gone' } });
    const odd = [{ op: 'replace' as const, path: 'active', value: 'perhaps' }];
    expect(await client.patch('User', 'id-1', odd, null, signal)).toMatchObject({ failure: { code: 'rejected' } });
  });

  it('keep two servers apart', async () => {
    const [one, two] = [await start(1), await start(2)];
    expect(await clientOf(one).get('User', 'id-1', signal)).toMatchObject({ failure: { code: 'gone' } });
    expect(await clientOf(two).get('User', 'id-1', signal)).toMatchObject({ ok: true });
    expect(await clientOf(two, one.token).get('User', 'id-1', signal)).toMatchObject({
      failure: { code: 'unauthorized' },
    });
  });

  it('find, create, replace and delete users', async () => {
    const server = await start(45);
    const client = clientOf(server);
    expect(await client.find('User', 'userName', 'user7', signal)).toMatchObject({ value: [{ id: 'id-7' }] });
    expect(await client.find('User', 'emails.value', 'user7@tenant.example', signal)).toMatchObject({
      value: [{ id: 'id-7' }],
    });
    expect(await client.find('User', 'userName', 'nobody', signal)).toEqual({ ok: true, value: [] });
    const ids = [...server.users.keys()];
    const many = await client.getMany('User', [...ids, 'nobody'], signal);
    expect(many.ok && many.value.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());

    const body = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'new', externalId: 'x1' };
    const created = await client.create('User', body, signal);
    const id = (created.ok && created.value?.id) || '';
    expect(server.users.get(id)).toMatchObject({ userName: 'new' });
    expect(await client.create('User', body, signal)).toMatchObject({ failure: { code: 'taken' } });
    expect(await client.replace('User', id, { ...body, id, title: 'Chief' }, null, signal)).toMatchObject({
      ok: true,
      value: { id, title: 'Chief' },
    });
    expect(await client.remove('User', id, null, signal)).toEqual({ ok: true, value: null });
    expect(await client.remove('User', id, null, signal)).toMatchObject({ failure: { code: 'gone' } });
  });

  it('do many things in one request', async () => {
    const server = await start(3);
    const one = { kind: 'User', version: null } as const;
    const user = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'new' };
    const data = patchMessage([{ op: 'replace', path: 'displayName', value: 'In bulk' }]);
    const answer = await clientOf(server).bulk(
      [
        { ...one, bulkId: 'a', method: 'POST', id: null, data: user },
        { ...one, bulkId: 'b', method: 'PATCH', id: 'id-0', data },
        { ...one, bulkId: 'c', method: 'DELETE', id: 'id-1', data: null },
        { ...one, bulkId: 'd', method: 'POST', id: null, data: { ...user, userName: 'user2' } },
        { ...one, bulkId: 'e', method: 'PATCH', id: 'id-9', data },
      ],
      signal,
    );
    if (!answer.ok) throw new Error(answer.failure.code);
    const created = [...server.users.values()].find(({ userName }) => userName === 'new');
    expect(answer.value.get('a')).toMatchObject({ ok: true, id: created?.id });
    expect(answer.value.get('b')).toMatchObject({ ok: true, id: 'id-0' });
    expect(answer.value.get('c')).toMatchObject({ ok: true });
    expect(answer.value.get('d')).toMatchObject({ ok: false, failure: { code: 'taken' } });
    expect(answer.value.get('e')).toMatchObject({ ok: false, failure: { code: 'gone' } });
    expect(server.users.get('id-0')).toMatchObject({ displayName: 'In bulk' });
    expect(server.users.has('id-1')).toBe(false);
  });

  it('know that there are groups, and how one is described', async () => {
    expect(await clientOf(await start(0)).discover(signal)).toMatchObject({
      value: { groups: true, groupSchema: { id: 'urn:ietf:params:scim:schemas:core:2.0:Group' } },
    });
  });
});
