import { afterEach, describe, expect, it } from 'vitest';
import { createTenantClient } from '../../../main/engine/tenant/client';
import { enterpriseUser, type ScimmyServer, startScimmy } from './scimmy';

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
  return createTenantClient({ baseUrl: server.baseUrl, token, fetch, now: Date.now });
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
      'id-1',
      [
        { op: 'replace', path: 'displayName', value: 'Ångström' },
        { op: 'replace', path: `${enterpriseUser}:department`, value: 'Purchase' },
      ],
      null,
      signal,
    );
    expect(changed).toMatchObject({ ok: true, value: { id: 'id-1', displayName: 'Ångström' } });
    expect(await client.get('id-1', signal)).toMatchObject({
      ok: true,
      value: { displayName: 'Ångström', [enterpriseUser]: { department: 'Purchase' } },
    });
    expect(server.users.get('id-1')).toMatchObject({ displayName: 'Ångström' });
  });

  it('say why not', async () => {
    const client = clientOf(await start(2));
    const rename = [{ op: 'replace' as const, path: 'userName', value: 'USER0' }];
    expect(await client.patch('id-1', rename, null, signal)).toMatchObject({
      failure: { code: 'rejected', params: { status: 409 }, detail: 'userName USER0 is taken' },
    });
    expect(await client.patch('id-9', rename, null, signal)).toMatchObject({ failure: { code: 'gone' } });
    expect(await client.get('id-9', signal)).toMatchObject({ failure: { code: 'gone' } });
    const odd = [{ op: 'replace' as const, path: 'active', value: 'perhaps' }];
    expect(await client.patch('id-1', odd, null, signal)).toMatchObject({ failure: { code: 'rejected' } });
  });

  it('keep two servers apart', async () => {
    const [one, two] = [await start(1), await start(2)];
    expect(await clientOf(one).get('id-1', signal)).toMatchObject({ failure: { code: 'gone' } });
    expect(await clientOf(two).get('id-1', signal)).toMatchObject({ ok: true });
    expect(await clientOf(two, one.token).get('id-1', signal)).toMatchObject({ failure: { code: 'unauthorized' } });
  });
});
