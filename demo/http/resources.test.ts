import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../scim/resource';
import { type DemoTenant, startDemoTenant } from '../server';
import { adminUser, coreUser, enterpriseUser, fleetUser, type TestClient, testClient } from '../test-client';

let demo: DemoTenant;
let client: TestClient;

beforeAll(async () => {
  demo = await startDemoTenant({ kind: 'trackunit', users: 40, token: 'secret' });
  client = testClient(demo);
});
afterAll(() => demo.close());

let count = 0;
const newcomer = (more: JsonObject = {}) => {
  count += 1;
  return {
    schemas: [coreUser],
    userName: `new.user${count}`,
    name: { givenName: 'New', familyName: 'User' },
    emails: [{ value: `new${count}@fleet.example`, type: 'work', primary: true }],
    ...more,
  };
};

describe('creating', () => {
  it('answers with the resource, its address and its version, and fills in what the tenant says', async () => {
    const { status, headers, body } = await client.send('POST', '/Users', newcomer());
    expect(status).toBe(201);
    expect(headers.get('content-type')).toContain('application/scim+json');
    expect(headers.get('location')).toBe(`${demo.baseUrl}/Users/${body.id}`);
    expect(headers.get('etag')).toBe('W/"1"');
    expect(headers.get('date')).toMatch(/GMT$/);
    expect(body).toMatchObject({
      active: true,
      displayName: 'New User',
      name: { formatted: 'New User' },
      meta: { resourceType: 'User', version: 'W/"1"', location: headers.get('location') },
      [adminUser]: { status: 'activationPending' },
      [fleetUser]: { fleetAccess: 'none', userNumber: expect.any(Number) },
    });
    expect(body.schemas).toEqual([coreUser, adminUser, fleetUser]);
    expect((await client.get(`/Users/${body.id}`)).body).toEqual(body);
  });

  it('drops what is read-only and takes names in any case', async () => {
    const { status, body } = await client.send('POST', '/Users', {
      SCHEMAS: [coreUser.toUpperCase(), enterpriseUser],
      id: 'mine',
      USERNAME: `loud${count}`,
      Name: { GivenName: 'Ada', formatted: 'Somebody else' },
      EMAILS: [{ VALUE: 'loud@fleet.example' }],
      [enterpriseUser.toUpperCase()]: { DEPARTMENT: 'Workshop' },
      [adminUser]: { status: 'inactive' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: { givenName: 'Ada', formatted: 'Ada' },
      [enterpriseUser]: { department: 'Workshop' },
      [adminUser]: { status: 'activationPending' },
    });
    expect(body.id).not.toBe('mine');
  });

  it.each<[string, JsonObject, string, string]>([
    ['a missing email', { emails: null }, 'invalidValue', 'emails'],
    ['a value of the wrong type', { active: 'yes' }, 'invalidValue', 'active'],
    ['a list where one value goes', { title: ['a'] }, 'invalidValue', 'title'],
    ['one value where a list goes', { emails: { value: 'a@b.example' } }, 'invalidValue', 'emails'],
    ['a role that there is not', { roles: [{ value: 'King' }] }, 'invalidValue', 'Fleet Manager'],
    [
      'two primary emails',
      { emails: [1, 2].map((n) => ({ value: `${n}@a.example`, primary: true })) },
      'invalidValue',
      'primary',
    ],
    ['something that is no email', { emails: [{ value: 'nonsense' }] }, 'invalidValue', 'email address'],
    ['an unknown attribute', { shoeSize: 44 }, 'invalidValue', 'shoeSize'],
    ['an unknown sub-attribute', { name: { nickname: 'x' } }, 'invalidValue', 'name.nickname'],
    ['an unknown schema', { schemas: [coreUser, 'urn:unknown:User'] }, 'invalidValue', 'urn:unknown:User'],
    ['a missing core schema', { schemas: [enterpriseUser] }, 'invalidValue', coreUser],
    ['no schemas', { schemas: null }, 'invalidSyntax', 'schemas'],
    ['an attribute given twice', { title: 'a', TITLE: 'b' }, 'invalidSyntax', 'title'],
  ])('refuses %s', async (_what, more, scimType, inDetail) => {
    const { status, body } = await client.send('POST', '/Users', newcomer(more));
    expect(status).toBe(400);
    expect(body).toMatchObject({ scimType, detail: expect.stringContaining(inDetail), status: '400' });
  });

  it('refuses a userName that is taken, in any case', async () => {
    const taken = String(demo.tenant.users()[0]?.userName).toUpperCase();
    const { status, body } = await client.send('POST', '/Users', newcomer({ userName: taken }));
    expect(status).toBe(409);
    expect(body).toMatchObject({ scimType: 'uniqueness', detail: expect.stringContaining('already taken') });
  });

  it('refuses what is no JSON, no SCIM, or no object', async () => {
    expect((await client.send('POST', '/Users', '{"a"')).body).toMatchObject({ scimType: 'invalidSyntax' });
    expect((await client.send('POST', '/Users', '[]')).body).toMatchObject({ scimType: 'invalidSyntax' });
    expect((await client.send('POST', '/Users', 'x', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await client.send('POST', '/Users', newcomer(), { 'content-type': 'application/json' })).status).toBe(201);
  });
});

describe('changing one user', () => {
  let path: string;
  let id: string;
  beforeEach(async () => {
    const { body } = await client.send(
      'POST',
      '/Users',
      newcomer({
        title: 'Driver',
        emails: [
          { value: 'w@fleet.example', type: 'work', primary: true },
          { value: 'h@fleet.example', type: 'home' },
        ],
        [enterpriseUser]: { department: 'Rental', employeeNumber: '7' },
      }),
    );
    id = String(body.id);
    path = `/Users/${id}`;
  });

  it('replaces, adds and removes by path', async () => {
    const { status, headers, body } = await client.patch(path, [
      { op: 'replace', path: 'name.givenName', value: 'Grace' },
      { op: 'Add', path: 'TITLE', value: 'Foreman' },
      { op: 'remove', path: `${enterpriseUser}:employeeNumber` },
      { op: 'replace', path: `${enterpriseUser}:department`, value: 'Cranes' },
      { op: 'replace', path: 'emails[type eq "home"].value', value: 'home@fleet.example' },
      { op: 'add', path: 'phoneNumbers', value: [{ value: '+45 1', type: 'mobile' }] },
    ]);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('W/"2"');
    expect(body).toMatchObject({
      name: { givenName: 'Grace', formatted: 'Grace User' },
      displayName: 'Grace User',
      title: 'Foreman',
      emails: [
        { value: 'w@fleet.example', type: 'work', primary: true },
        { value: 'home@fleet.example', type: 'home' },
      ],
      phoneNumbers: [{ value: '+45 1', type: 'mobile' }],
    });
    expect(body[enterpriseUser]).toEqual({ department: 'Cranes' });
    expect(demo.tenant.user(id)?.title).toBe('Foreman');
  });

  it('takes an object of attributes without a path', async () => {
    const { body } = await client.patch(path, [
      {
        op: 'replace',
        value: {
          title: 'Mechanic',
          name: { familyName: 'Hopper' },
          [enterpriseUser]: { department: 'Workshop' },
          [`${fleetUser}:fleetAccess`]: 'FULL',
        },
      },
    ]);
    expect(body).toMatchObject({ title: 'Mechanic', name: { givenName: 'New', familyName: 'Hopper' } });
    expect(body[enterpriseUser]).toEqual({ department: 'Workshop', employeeNumber: '7' });
    expect(body[fleetUser]).toMatchObject({ fleetAccess: 'full' });
  });

  it('makes no new version where nothing changes', async () => {
    const { body, headers } = await client.patch(path, [{ op: 'replace', path: 'title', value: 'Driver' }]);
    expect(headers.get('etag')).toBe('W/"1"');
    expect(body.meta).toEqual((await client.get(path)).body.meta);
  });

  it('derives the status', async () => {
    const { body } = await client.patch(path, [{ op: 'replace', path: 'active', value: false }]);
    expect(body[adminUser]).toMatchObject({ status: 'inactive' });
  });

  it('notes down who changed the user last', async () => {
    const by = async () => ((await client.get(path)).body[adminUser] as JsonObject).lastModifiedBy;
    await client.patch(path, [{ op: 'replace', path: 'locale', value: 'fr-FR' }]);
    const own = demo.tenant.me()?.displayName;
    expect(await by()).toBe(own);
    demo.tenant.colleague.edit('User', id, { locale: 'fr-FR' });
    expect(await by()).toBe(own);
    demo.tenant.colleague.edit('User', id, { locale: 'da-DK' });
    expect(await by()).toBe('Karen Holm');
    const { status } = await client.patch(path, [{ op: 'replace', path: `${adminUser}:lastModifiedBy`, value: 'me' }]);
    expect(status).toBe(400);
  });

  it.each<[string, JsonObject, string]>([
    ['a read-only attribute', { op: 'replace', path: `${adminUser}:status`, value: 'active' }, 'mutability'],
    ['a read-only sub-attribute', { op: 'replace', path: 'name.formatted', value: 'x' }, 'mutability'],
    ['a read-only attribute without a path', { op: 'replace', value: { groups: [{ value: 'x' }] } }, 'mutability'],
    ['the id', { op: 'replace', path: 'id', value: 'x' }, 'mutability'],
    ['an unknown attribute', { op: 'replace', path: 'shoeSize', value: 1 }, 'invalidPath'],
    ['a prototype', { op: 'add', path: '__proto__.polluted', value: true }, 'invalidPath'],
    [
      'a filter that finds nothing',
      { op: 'replace', path: 'emails[type eq "other"].value', value: 'a@b.ex' },
      'noTarget',
    ],
    ['a broken filter', { op: 'replace', path: 'emails[type eq].value', value: 'x' }, 'invalidFilter'],
    ['a required attribute taken away', { op: 'remove', path: 'emails' }, 'invalidValue'],
    ['a remove of everything', { op: 'remove' }, 'noTarget'],
    [
      'a value that is not canonical',
      { op: 'replace', path: `${fleetUser}:fleetAccess`, value: 'some' },
      'invalidValue',
    ],
    ['an unknown operation', { op: 'move', path: 'title', value: 'x' }, 'invalidSyntax'],
    ['an operation without a value', { op: 'replace', path: 'title' }, 'invalidValue'],
  ])('refuses %s, and changes nothing', async (_what, operation, scimType) => {
    const before = await client.get(path);
    const refused = await client.patch(path, [{ op: 'replace', path: 'title', value: 'Never' }, operation]);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ scimType, detail: expect.any(String) });
    expect((await client.get(path)).body).toEqual(before.body);
  });

  it('replaces a whole user by PUT: what is left out goes, what is read-only stays', async () => {
    const { body: before } = await client.get(path);
    const { status, body } = await client.send('PUT', path, {
      schemas: [coreUser],
      emails: before.emails,
      name: { givenName: 'Put' },
      [adminUser]: { status: 'inactive' },
    });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('title');
    expect(body).not.toHaveProperty('userName');
    expect(body).not.toHaveProperty(enterpriseUser);
    expect(body[adminUser]).toEqual(before[adminUser]);
    expect(body[fleetUser]).toEqual({ userNumber: (before[fleetUser] as JsonObject).userNumber });
    expect(body.meta).toMatchObject({ version: 'W/"2"', created: (before.meta as JsonObject).created });
  });

  it('takes back by PUT what it gave by GET', async () => {
    const { body } = await client.get(path);
    const again = await client.send('PUT', path, body);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(body);
  });

  it('deletes', async () => {
    expect(await client.send('DELETE', path)).toMatchObject({ status: 204, body: {} });
    expect(await client.get(path)).toMatchObject({ status: 404, body: { status: '404' } });
    expect((await client.send('DELETE', path)).status).toBe(404);
    expect((await client.patch(path, [{ op: 'remove', path: 'title' }])).status).toBe(404);
  });

  it('refuses a write on an old version', async () => {
    const rename = [{ op: 'replace', path: 'title', value: 'Mine' }];
    demo.tenant.colleague.edit('User', id, { title: 'Theirs' });
    const late = await client.patch(path, rename, { 'if-match': 'W/"1"' });
    expect(late.status).toBe(412);
    expect((await client.send('DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(412);
    expect(demo.tenant.user(id)?.title).toBe('Theirs');
    expect((await client.patch(path, rename, { 'if-match': 'W/"1", W/"2"' })).status).toBe(200);
    expect((await client.patch(path, rename, { 'if-match': '*' })).status).toBe(200);
  });

  it('answers 304 to who has the version already', async () => {
    const { status, headers } = await client.get(path, { 'if-none-match': 'W/"1"' });
    expect(status).toBe(304);
    expect(headers.get('etag')).toBe('W/"1"');
    expect((await client.get(path, { 'if-none-match': 'W/"9"' })).status).toBe(200);
  });
});
