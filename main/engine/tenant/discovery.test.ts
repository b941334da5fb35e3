import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScriptedServer, sendJson, startScripted } from '../../../tests/sync/servers/scripted';
import { waitInRealTime } from '../../../tests/sync/servers/waiting';
import { createTenantClient } from './client';
import { coreGroup, coreUser } from './core-schemas';

type Respond = (response: ServerResponse) => void;

const signal = new AbortController().signal;
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const fleet = 'urn:example:params:scim:schemas:extension:fleet:1.0:User';
const fleetSchema = { id: fleet, name: 'Fleet', attributes: [{ name: 'level', type: 'integer' }] };
const ownCore = { id: coreUser.id, name: 'Person', attributes: [{ name: 'userName' }, { name: 'nickName' }] };
const listOf = (...Resources: unknown[]) => ({ totalResults: Resources.length, Resources });
const userType = (...extensions: string[]) => ({
  id: 'User',
  endpoint: '/Users',
  schema: coreUser.id,
  schemaExtensions: extensions.map((schema) => ({ schema, required: false })),
});

let server: ScriptedServer;
let paths: Record<string, Respond | object>;

beforeAll(async () => {
  server = await startScripted(({ url }, response) => {
    const found = paths[decodeURIComponent(url.pathname)];
    if (typeof found === 'function') (found as Respond)(response);
    else sendJson(response, found ? 200 : 404, found ?? {});
  });
});
afterAll(() => server.close());

async function discover(given: typeof paths) {
  paths = given;
  server.received.length = 0;
  const client = createTenantClient({
    baseUrl: server.baseUrl,
    token: 'token',
    fetch,
    now: Date.now,
    wait: waitInRealTime,
  });
  return client.discover(signal);
}

async function described(given: typeof paths) {
  const found = await discover(given);
  if (!found.ok) throw new Error(`discovery failed: ${found.failure.code}`);
  return found.value;
}

const status =
  (code: number): Respond =>
  (response) =>
    sendJson(response, code, { detail: 'No' });
const page: Respond = (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html></html>');

describe('discovery', () => {
  it('takes everything from a tenant that describes itself', async () => {
    const found = await described({
      '/ServiceProviderConfig': {
        patch: { supported: true },
        bulk: { supported: 'true', maxOperations: '50', maxPayloadSize: 1000 },
        filter: { supported: true, maxResults: 100 },
        sort: { supported: true },
        etag: { supported: true },
      },
      '/ResourceTypes': listOf({ id: 'Group', endpoint: '/Groups', schema: 'urn:g' }, userType(fleet)),
      '/Schemas': listOf({ id: 'urn:g', attributes: [{ name: 'x' }] }, fleetSchema, ownCore),
    });
    expect(found).toMatchObject({
      patch: true,
      bulk: { maxOperations: 50, maxPayloadSize: 1000 },
      filter: { maxResults: 100 },
      sort: true,
      etag: true,
      cursorOnly: false,
      notes: [],
    });
    expect(found.schemas.map(({ id }) => id)).toEqual([coreUser.id, fleet]);
    expect(found.schemas[0]?.attributes.map(({ name }) => name)).toEqual(['userName', 'nickName']);
    expect(found.schemas[1]?.attributes[0]).toMatchObject({ name: 'level', type: 'integer' });
  });

  it.each([403, 404, 501])('falls back to RFC 7643 where every endpoint answers %i', async (code) => {
    const found = await described({
      '/ServiceProviderConfig': status(code),
      '/ResourceTypes': status(code),
      '/Schemas': status(code),
    });
    expect(found).toMatchObject({ patch: true, bulk: null, filter: null, sort: false, etag: false });
    expect(found.schemas).toEqual([coreUser]);
    expect(found.notes.length).toBeGreaterThan(0);
  });

  it('knows the enterprise extension that a tenant names but does not describe', async () => {
    const found = await described({ '/ResourceTypes': [userType(enterprise.toUpperCase())] });
    expect(found.schemas.map(({ name }) => name)).toEqual(['User', 'EnterpriseUser']);
  });

  it('reads a bare array, and tells extensions of users by their name where there are no resource types', async () => {
    const found = await described({
      '/Schemas': [fleetSchema, { ...fleetSchema, id: 'urn:x:extension:y:Group' }, ownCore],
    });
    expect(found.schemas.map(({ id }) => id)).toEqual([coreUser.id, fleet]);
  });

  it('asks one by one for schemas that are not in the list, or are there without attributes', async () => {
    const found = await described({
      '/ResourceTypes': listOf({ ...userType(fleet), endpoint: 'https://tenant.example/scim/v2/Users/' }),
      '/Schemas': listOf({ id: coreUser.id, name: 'User' }),
      [`/Schemas/${coreUser.id}`]: ownCore,
      [`/Schemas/${fleet}`]: listOf(fleetSchema),
    });
    expect(found.schemas.map(({ name }) => name)).toEqual(['Person', 'Fleet']);
    expect(server.received.at(-1)?.url.pathname).toBe(`/Schemas/${fleet}`);
  });

  it('leaves out an extension that nobody describes, and says so', async () => {
    const found = await described({ '/ResourceTypes': listOf(userType(fleet)), '/Schemas': listOf(ownCore) });
    expect(found.schemas.map(({ name }) => name)).toEqual(['Person']);
    expect(found.notes.join('\n')).toContain(fleet);
  });

  it.each<[string, typeof paths]>([
    ['text', { '/Schemas': (response) => sendJson(response, 200, 'nothing here') }],
    ['numbers', { '/Schemas': [1, 2], '/ResourceTypes': [3], '/ServiceProviderConfig': [4] }],
    ['nonsense about users', { '/Schemas': listOf({ id: coreUser.id, attributes: 'none' }) }],
    ['empty bodies', { '/Schemas': (response) => response.end(), '/ResourceTypes': (response) => response.end() }],
    [
      'a front page for an unknown path',
      { '/Schemas': page, '/ServiceProviderConfig': { patch: { supported: true } } },
    ],
  ])('makes do with %s', async (_, given) => {
    expect((await described(given)).schemas).toEqual([coreUser]);
  });

  it('gives up where nothing is to be known of the users', async () => {
    const own = { ...userType(), schema: 'urn:example:Person' };
    expect(
      await discover({ '/ResourceTypes': listOf(own), '/Schemas': listOf({ id: 'urn:example:Person' }) }),
    ).toMatchObject({
      ok: false,
      failure: { code: 'schema-unreadable', params: { schema: 'urn:example:Person' } },
    });
  });

  it.each<[string, typeof paths, string]>([
    ['a refused token', { '/Schemas': status(401) }, 'unauthorized'],
    ['a tenant in trouble', { '/Schemas': status(503) }, 'server-error'],
    ['a tenant under load', { '/ResourceTypes': status(429) }, 'rate-limited'],
    ['a broken connection', { '/ServiceProviderConfig': (response) => response.destroy() }, 'offline'],
    [
      'trouble with a single schema',
      { '/ResourceTypes': [userType(fleet)], [`/Schemas/${fleet}`]: status(500) },
      'server-error',
    ],
    ['a list that lost its content', { '/Schemas': { totalResults: 3 } }, 'list-without-resources'],
    ['web pages only', { '/Schemas': page, '/ResourceTypes': page, '/ServiceProviderConfig': page }, 'html-answer'],
    [
      'the token of another tenant',
      { '/Schemas': (response) => sendJson(response, 403, { detail: 'The token belongs to another tenant' }) },
      'wrong-tenant',
    ],
  ])('does not take %s for a missing description', async (_, given, code) => {
    expect(await discover(given)).toMatchObject({ ok: false, failure: { code } });
  });

  it('believes that PATCH is not there only when told so', async () => {
    expect((await described({ '/ServiceProviderConfig': { patch: { supported: false } } })).patch).toBe(false);
    expect((await described({ '/ServiceProviderConfig': {} })).patch).toBe(true);
  });
});

describe('groups', () => {
  const group = { id: 'Group', endpoint: '/Groups/', schema: coreGroup.id };
  const ownGroup = { id: coreGroup.id.toUpperCase(), name: 'Team', attributes: [{ name: 'displayName' }] };

  it('are described by the tenant', async () => {
    const found = await described({
      '/ResourceTypes': listOf(userType(), group),
      '/Schemas': listOf(ownGroup, ownCore),
    });
    expect(found).toMatchObject({ groups: true, groupSchema: { name: 'Team' } });
  });

  it('are filled in from RFC 7643 where the tenant names but does not describe them', async () => {
    const found = await described({ '/ResourceTypes': [userType(), group], '/Schemas': listOf(ownCore) });
    expect(found).toMatchObject({ groups: true, groupSchema: coreGroup });
    expect(found.notes.join()).toContain(coreGroup.id);
  });

  it('are not there where the resource types lack them, or nothing is known of them', async () => {
    const found = await described({ '/ResourceTypes': [userType()], '/Groups': listOf() });
    expect(found).toMatchObject({ groups: false, groupSchema: null });
    expect(server.received.map(({ url }) => url.pathname)).not.toContain('/Groups');
    const odd = { ...group, schema: 'urn:example:Team' };
    expect(await described({ '/ResourceTypes': [userType(), odd] })).toMatchObject({ groups: false });
  });

  it('are asked for where there are no resource types', async () => {
    expect(await described({ '/Groups': listOf() })).toMatchObject({ groups: true, groupSchema: coreGroup });
    expect(server.received.find(({ url }) => url.pathname === '/Groups')?.url.search).toBe('?count=1');
    for (const answer of [status(404), status(403), page, {}]) {
      expect(await described({ '/Groups': answer })).toMatchObject({ groups: false, groupSchema: null });
    }
  });

  it.each([
    [429, 'rate-limited'],
    [500, 'server-error'],
  ])('are not taken for missing after %i', async (code, failure) => {
    expect(await discover({ '/Groups': status(code) })).toMatchObject({ ok: false, failure: { code: failure } });
  });
});
