import https from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../scim/resource';
import { type DemoTenant, selfSigned, startDemoTenant } from '../server';
import { adminUser, coreUser, resourcesOf, type TestClient, testClient } from '../test-client';

let demo: DemoTenant;
let client: TestClient;

beforeAll(async () => {
  demo = await startDemoTenant({ kind: 'trackunit', users: 5, token: 'secret', otherTokens: ['theirs'], pageCap: 33 });
  client = testClient(demo);
});
afterAll(() => demo.close());

describe('who may come in', () => {
  it.each(['/Users', '/ServiceProviderConfig', '/nowhere', '/../../_faults'])('is asked at %s', async (path) => {
    for (const authorization of ['', 'Bearer wrong', 'Basic secret', 'Bearer secretly']) {
      const { status, headers, body } = await client.get(path, { authorization });
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '401' });
    }
  });

  it('is told when the token is another tenant’s', async () => {
    const { status, body } = await client.get('/Users', { authorization: 'Bearer theirs' });
    expect(status).toBe(403);
    expect(body.detail).toContain('another tenant');
  });
});

const extension = 'urn:muster:params:scim:schemas:extension:admin:1.0';

describe('discovery', () => {
  it('says what the server can do', async () => {
    expect((await client.get('/ServiceProviderConfig')).body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1_048_576 },
      filter: { supported: true, maxResults: 33 },
      sort: { supported: true },
      etag: { supported: true },
    });
  });

  it('lists resource types whose schemas it lists in full', async () => {
    const types = resourcesOf(await client.get('/ResourceTypes'));
    expect(types.map(({ id, endpoint }) => [id, endpoint])).toEqual([
      ['User', '/Users'],
      ['Group', '/Groups'],
      ['Role', '/Roles'],
      ['Action', '/Actions'],
    ]);
    const schemas = resourcesOf(await client.get('/Schemas'));
    const named = types.flatMap(({ schema, schemaExtensions }) => [
      schema,
      ...(schemaExtensions as JsonObject[]).map((extension) => extension.schema),
    ]);
    const others = ['Me', 'ServiceProviderConfig'].map((name) => `${extension}:${name}`);
    expect(schemas.map(({ id }) => id).sort()).toEqual([...named, ...others].sort());
    const check = (attributes: JsonObject[]) => {
      for (const attribute of attributes) {
        expect(attribute.description).toMatch(/^[A-Z].{5}/);
        for (const key of ['type', 'multiValued', 'required', 'mutability', 'returned', 'uniqueness']) {
          expect(attribute, String(attribute.name)).toHaveProperty(key);
        }
        if (attribute.type === 'complex') check(attribute.subAttributes as JsonObject[]);
      }
    };
    for (const { attributes } of schemas) check(attributes as JsonObject[]);
  });

  it('answers for each of them', async () => {
    expect((await client.get('/ResourceTypes/user')).body.id).toBe('User');
    const { body } = await client.get(`/Schemas/${adminUser}`);
    expect((body.attributes as JsonObject[])[0]).toMatchObject({ name: 'status', mutability: 'readOnly' });
    expect((await client.get(`/Schemas/${coreUser}x`)).status).toBe(404);
    expect((await client.get('/Schemas?filter=id%20pr')).status).toBe(403);
  });
});

it('answers what it does not know with a SCIM error', async () => {
  const { status, body, headers } = await client.get('/Teapots');
  expect(status).toBe(404);
  expect(headers.get('content-type')).toContain('application/scim+json');
  expect(body.detail).toContain('GET /Teapots');
});

it('counts requests by method and path', async () => {
  demo.tenant.requests.clear();
  await client.get('/Users?count=1');
  await client.get('/Users?count=2');
  await client.get('/Users/nobody');
  expect(demo.tenant.requests.list()).toEqual([
    { method: 'GET', path: '/Users', count: 2 },
    { method: 'GET', path: '/Users/nobody', count: 1 },
  ]);
  expect(demo.tenant.requests.count({ method: 'GET', path: /^\/Users/ })).toBe(3);
  expect(demo.tenant.requests.count({ method: 'PATCH' })).toBe(0);
});

it('serves https with a certificate that only who knows it trusts', async () => {
  const tls = selfSigned();
  const secure = await startDemoTenant({ kind: 'trackunit', users: 1, token: 'secret', tls });
  const ask = (ca: string[]) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { authorization: 'Bearer secret' };
      https
        .get(`${secure.baseUrl}/Users`, { headers, ca, agent: false }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
        .on('error', reject);
    });
  try {
    expect(secure.baseUrl).toMatch(/^https:/);
    await expect(ask([tls.cert])).resolves.toBe(200);
    await expect(ask([])).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  } finally {
    await secure.close();
  }
});
