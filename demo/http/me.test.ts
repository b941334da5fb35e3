/** What the tenant says of itself and of the bearer beyond SCIM, and that it means it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InProcessTenant, openDemoTenant } from '../in-process';
import { kindNames, kinds } from '../kinds/registry';
import type { Json, JsonObject } from '../scim/resource';
import { coreUser, resourcesOf, type TestClient, testClient } from '../test-client';

const urn = 'urn:muster:params:scim:schemas';
const meUrn = `${urn}:extension:admin:1.0:Me`;
const providerUrn = `${urn}:extension:admin:1.0:ServiceProviderConfig`;

const tokenOf = (role: string) => role.replace(/ /g, '-');
const languagesOf = (texts: Json | undefined) => (texts as JsonObject[]).map(({ language }) => language);

describe.each(kindNames)('%s', (name) => {
  const kind = kinds[name];
  const [first, ...others] = kind.administration.roles;
  let demo: InProcessTenant;
  let client: TestClient;
  let bearers: unknown[];
  const as = (role: string) => testClient({ ...demo, token: tokenOf(role) });

  beforeAll(async () => {
    const admins = others.map(({ value: role }) => ({ token: tokenOf(role), role }));
    demo = await openDemoTenant({ kind: name, users: 40, token: 'secret', admins });
    client = testClient(demo);
    const all = await Promise.all(
      [first, ...others].map(({ value }) => (value === first.value ? client : as(value)).get('/Me')),
    );
    bearers = all.map(({ body }) => body.id);
  });
  afterAll(() => demo.close());

  it('says whose the token is and what it permits', async () => {
    const { status, headers, body } = await client.get('/Me');
    const { [meUrn]: rights, schemas, ...user } = body;
    const own = (await client.get(`/Users/${body.id}`)).body;
    expect(status).toBe(200);
    expect(headers.get('content-location')).toBe(`${demo.baseUrl}/Users/${body.id}`);
    expect({ ...user, schemas: own.schemas }).toEqual(own);
    expect(schemas).toEqual([...(own.schemas as string[]), meUrn]);
    expect(rights).toMatchObject({ permissions: ['users.create', 'users.edit', 'users.delete', 'groups.edit'] });
    expect(rights).not.toHaveProperty('readOnlyReason');
    const { body: brief } = await client.get('/Me?attributes=userName');
    expect(Object.keys(brief).sort()).toEqual(['id', 'schemas', meUrn, 'userName'].sort());
  });

  it.each(others.map(({ value }) => value))('tells %s what is refused, and refuses it', async (role) => {
    const lesser = as(role);
    const { body } = await lesser.get('/Me');
    const { permissions, readOnlyReason } = body[meUrn] as { permissions: string[]; readOnlyReason?: Json };
    if (permissions.length < 4) expect(languagesOf(readOnlyReason)).toEqual(['en', 'fr']);
    else expect(readOnlyReason).toBeUndefined();
    const target = demo.tenant.users().find(({ id }) => !bearers.includes(id));
    const emails = [{ value: `${tokenOf(role)}@new.example`, type: 'work', primary: true }];
    const group = { schemas: [kind.group.core.id], displayName: `Made by ${role}` };
    const created = await lesser.send('POST', '/Users', {
      schemas: [coreUser],
      emails,
      ...(name === 'justtrack' ? { userName: role } : {}),
    });
    const answers: [string, number, number][] = [
      ['users.create', created.status, 201],
      [
        'users.edit',
        (await lesser.patch(`/Users/${target?.id}`, [{ op: 'replace', path: 'displayName', value: role }])).status,
        200,
      ],
      ['groups.edit', (await lesser.send('POST', '/Groups', group)).status, 201],
      ['users.delete', (await lesser.send('DELETE', `/Users/${target?.id}`)).status, 204],
    ];
    for (const [permission, status, success] of answers) {
      expect(status, permission).toBe(permissions.includes(permission) ? success : 403);
    }
    if (created.status === 403) {
      expect(created.body).toMatchObject({
        status: '403',
        detail: expect.stringContaining(`the role ${role} may not`),
      });
    }
    expect((await lesser.get('/Users?count=1')).status).toBe(200);
  });

  it('refuses the same in bulk, operation by operation', async () => {
    const role = others.at(-1)?.value ?? '';
    const { body } = await as(role).send('POST', '/Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [{ method: 'DELETE', path: `/Users/${demo.tenant.me()?.id}` }],
    });
    expect(body.Operations).toMatchObject([{ status: '403', response: { status: '403' } }]);
    expect(demo.tenant.me()).not.toBeNull();
  });

  it('tells what each role permits', async () => {
    const answered = await client.get('/Roles');
    const roles = resourcesOf(answered);
    expect(roles.map(({ value }) => value)).toEqual([first, ...others].map(({ value }) => value));
    for (const role of roles) {
      expect(role.schemas).toEqual([`${urn}:admin:1.0:Role`]);
      expect([languagesOf(role.names), languagesOf(role.descriptions)]).toEqual([
        ['en', 'fr'],
        ['en', 'fr'],
      ]);
      const permissions = role.permissions as JsonObject[];
      expect(permissions.length).toBeGreaterThan(1);
      for (const { names } of permissions) expect(languagesOf(names)).toEqual(['en', 'fr']);
      expect((await client.get(`/Roles/${role.id}`)).body).toEqual(role);
    }
    expect((await client.get('/Roles/nobody')).status).toBe(404);
  });

  it('describes itself beyond its schemas', async () => {
    const { body } = await client.get('/ServiceProviderConfig');
    expect(body.schemas).toContain(providerUrn);
    const provider = body[providerUrn] as Record<string, JsonObject[]>;
    expect(provider).toMatchObject({
      invitation: kind.administration.invitation,
      auditAttribute: kind.administration.auditAttribute,
      moduleAttributes: kind.administration.moduleAttributes,
    });
    expect(provider.labels).toHaveLength(kind.administration.labels.length);
    for (const { texts } of provider.labels ?? []) expect(languagesOf(texts)).toEqual(['en', 'fr']);
  });

  it('lists the schemas of what it says', async () => {
    const schemas = resourcesOf(await client.get('/Schemas'));
    const types = resourcesOf(await client.get('/ResourceTypes')).map(({ id }) => id);
    expect(types.includes('ApiKey')).toBe(name === 'justtrack');
    for (const type of types.slice(2)) {
      const schema = schemas.find(({ id }) => id === `${urn}:admin:1.0:${type}`);
      const described = new Set((schema?.attributes as JsonObject[] | undefined)?.map((attribute) => attribute.name));
      const [resource = {}] = resourcesOf(await client.get(`/${type}s`));
      const frame = ['schemas', 'id', 'meta'];
      for (const member of Object.keys(resource).filter((key) => !frame.includes(key))) {
        expect(described, String(type)).toContain(member);
      }
    }
  });
});

it('[T5] says that one’s own address cannot be changed, and refuses it', async () => {
  const demo = await openDemoTenant({ kind: 'trackunit', users: 5, token: 'secret' });
  const client = testClient(demo);
  const { body } = await client.get('/Me');
  const [own] = (body[meUrn] as { ownReadOnly: JsonObject[] }).ownReadOnly;
  expect(own).toMatchObject({ attribute: 'emails' });
  expect(languagesOf(own?.reason)).toEqual(['en', 'fr']);
  const value = [{ value: 'mine@new.example', primary: true }];
  const refused = await client.patch(`/Users/${body.id}`, [{ op: 'replace', path: 'emails', value }]);
  expect(refused.status).toBe(400);
  expect(refused.body).toMatchObject({ scimType: 'mutability', detail: expect.stringContaining('emails') });
  expect(demo.tenant.me()?.emails).toEqual(body.emails);
  await demo.close();
});
