import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoTenant, startDemoTenant } from '../server';
import { enterpriseUser, resourcesOf, type TestClient, testClient } from '../test-client';

let demo: DemoTenant;
let client: TestClient;

beforeAll(async () => {
  demo = await startDemoTenant({ kind: 'trackunit', users: 137, token: 'secret', pageCap: 50 });
  client = testClient(demo);
});
afterAll(() => demo.close());

const ids = (list: { id: unknown }[]) => list.map(({ id }) => id);

describe('paging', () => {
  it('covers every user exactly once, whatever the size of the pages', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: 90 }), async (count) => {
        const seen: unknown[] = [];
        for (;;) {
          const page = await client.get(`/Users?startIndex=${seen.length + 1}&count=${count}`);
          expect(page.body).toMatchObject({ totalResults: 137, startIndex: seen.length + 1 });
          const found = resourcesOf(page);
          expect(page.body.itemsPerPage).toBe(found.length);
          expect(found.length).toBeLessThanOrEqual(Math.min(count, 50));
          if (found.length === 0) break;
          seen.push(...found.map(({ id }) => id));
        }
        expect(seen).toEqual(ids(demo.tenant.users()));
      }),
      { numRuns: 8 },
    );
  });

  it('takes what lies outside as the RFC says', async () => {
    expect(resourcesOf(await client.get('/Users?startIndex=-3&count=2'))).toHaveLength(2);
    expect((await client.get('/Users?startIndex=0&count=1')).body.startIndex).toBe(1);
    expect((await client.get('/Users?count=-1')).body).toMatchObject({ totalResults: 137, Resources: [] });
    expect((await client.get('/Users?count=0')).body).toMatchObject({ totalResults: 137, Resources: [] });
    expect(resourcesOf(await client.get('/Users?startIndex=138'))).toEqual([]);
    expect(resourcesOf(await client.get('/Users'))).toHaveLength(50);
    expect((await client.get('/Users?count=ten')).body).toMatchObject({ status: '400', scimType: 'invalidSyntax' });
  });
});

describe('filtering', () => {
  it('answers what an independent look at the users finds', async () => {
    const users = demo.tenant.users();
    const active = await client.get('/Users?count=0&filter=active eq true');
    expect(active.body.totalResults).toBe(users.filter((user) => user.active === true).length);
    const userName = String(users[42]?.userName);
    const named = await client.get(`/Users?filter=${encodeURIComponent(`USERNAME eq "${userName.toUpperCase()}"`)}`);
    expect(ids(resourcesOf(named) as { id: unknown }[])).toEqual([users[42]?.id]);
  });

  it('goes through extensions by their URN', async () => {
    const found = await client.get(
      `/Users?filter=${encodeURIComponent(`${enterpriseUser}:department eq "workshop"`)}&count=50`,
    );
    expect(resourcesOf(found).length).toBeGreaterThan(3);
    for (const user of resourcesOf(found)) expect(user[enterpriseUser]).toMatchObject({ department: 'Workshop' });
  });

  it.each(['userName eq', 'nothing eq "x"', 'active gt true', 'userName eq "a" and', '(((', 'title co 5'])(
    'refuses %s with a reason',
    async (filter) => {
      const { status, body } = await client.get(`/Users?filter=${encodeURIComponent(filter)}`);
      expect(status).toBe(400);
      expect(body).toMatchObject({ scimType: 'invalidFilter', detail: expect.stringMatching(/.{10}/) });
    },
  );
});

describe('sorting', () => {
  it('follows the attribute in both directions, and pages through the order', async () => {
    const up: string[] = [];
    while (up.length < 137) {
      const page = await client.get(`/Users?sortBy=name.familyName&count=50&startIndex=${up.length + 1}`);
      up.push(
        ...resourcesOf(page).map(({ name }) => String((name as { familyName?: string }).familyName).toLowerCase()),
      );
    }
    expect(up).toEqual([...up].sort());
    const down = await client.get('/Users?sortBy=name.familyName&sortOrder=descending&count=1');
    expect(resourcesOf(down)[0]?.name).toMatchObject({
      familyName: expect.stringMatching(new RegExp(`^${up.at(-1)}$`, 'i')),
    });
  });

  it('puts users without the value last, or first when descending', async () => {
    const last = await client.get('/Users?sortBy=phoneNumbers&startIndex=137');
    expect(resourcesOf(last)[0]?.phoneNumbers).toBeUndefined();
    expect(resourcesOf(await client.get('/Users?sortBy=phoneNumbers&count=1'))[0]).toHaveProperty('phoneNumbers');
    const first = await client.get('/Users?sortBy=phoneNumbers&sortOrder=descending&count=1');
    expect(resourcesOf(first)[0]?.phoneNumbers).toBeUndefined();
    const end = await client.get('/Users?sortBy=phoneNumbers&sortOrder=descending&startIndex=137');
    expect(resourcesOf(end)[0]).toHaveProperty('phoneNumbers');
  });

  it('refuses what cannot be sorted by', async () => {
    expect((await client.get('/Users?sortBy=name')).body).toMatchObject({ scimType: 'invalidPath' });
    expect((await client.get('/Users?sortBy=x')).body).toMatchObject({ scimType: 'invalidPath' });
    expect((await client.get('/Users?sortBy=title&sortOrder=up')).status).toBe(400);
  });
});

describe('the attributes that are shown', () => {
  it('are those asked for, with what is always shown', async () => {
    const [user = {}] = resourcesOf(
      await client.get(`/Users?count=1&attributes=userName,name.givenName,${enterpriseUser}:department`),
    );
    expect(Object.keys(user).sort()).toEqual([enterpriseUser, 'id', 'name', 'schemas', 'userName'].sort());
    expect(Object.keys(user.name as object)).toEqual(['givenName']);
    expect(Object.keys(user[enterpriseUser] as object)).toEqual(['department']);
  });

  it('are all but those excluded', async () => {
    const [user = {}] = resourcesOf(await client.get('/Users?count=1&excludedAttributes=emails,id,name.formatted'));
    expect(user).toHaveProperty('id');
    expect(user).not.toHaveProperty('emails');
    expect(user.name).not.toHaveProperty('formatted');
  });

  it('cannot be asked for and excluded at once', async () => {
    expect((await client.get('/Users?attributes=id&excludedAttributes=name')).status).toBe(400);
  });

  it('leave out the members of large groups on request', async () => {
    const groups = resourcesOf(await client.get('/Groups?excludedAttributes=members'));
    expect(groups.length).toBe(demo.tenant.groups().length);
    expect(groups.every((group) => !('members' in group))).toBe(true);
  });
});

it('searches by POST as by GET', async () => {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'];
  const body = { schemas, filter: 'active eq true', sortBy: 'userName', count: 7, attributes: ['userName'] };
  const posted = await client.send('POST', '/Users/.search', body);
  const got = await client.get('/Users?filter=active%20eq%20true&sortBy=userName&count=7&attributes=userName');
  expect(posted.body).toEqual(got.body);
  expect((await client.send('POST', '/Users/.search', { filter: 'active eq true' })).body).toMatchObject({
    scimType: 'invalidSyntax',
  });
});

it('shows at once in a list what was changed since the last', async () => {
  const [user] = demo.tenant.users();
  const query = `/Users?filter=${encodeURIComponent('title eq "Changed meanwhile"')}`;
  expect((await client.get(query)).body.totalResults).toBe(0);
  demo.tenant.colleague.edit('User', String(user?.id), { title: 'Changed meanwhile' });
  expect((await client.get(query)).body.totalResults).toBe(1);
});
