import { expect, it } from 'vitest';
import { resourcesOf } from '../test-client';
import { scene } from './scene';

const tenant = scene({ pageCap: 1_000 });
const list = async (query: string) => (await tenant.client.get(`/Users?${query}`)).body;
const idsOf = (body: Awaited<ReturnType<typeof list>>) =>
  resourcesOf({ status: 200, headers: new Headers(), body }).map(({ id }) => id);
const all = () => tenant.demo.tenant.users().map(({ id }) => id);
const search = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';

it.each([10, 20, 50])('pageCap: no page is longer than %i, and nothing says so', async (most) => {
  tenant.set({ fault: 'pageCap', most });
  const page = await list('count=1000&startIndex=3');
  expect(page).toMatchObject({ totalResults: 60, itemsPerPage: most, startIndex: 3 });
  expect(idsOf(page)).toEqual(all().slice(2, 2 + most));
  expect(await list('')).toMatchObject({ itemsPerPage: most });
  expect(await list('count=2')).toMatchObject({ itemsPerPage: 2 });
  const { body } = await tenant.client.send('POST', '/Users/.search', { schemas: [search], count: 60 });
  expect(body).toMatchObject({ itemsPerPage: most });
  expect((await tenant.client.get('/ServiceProviderConfig')).body).toMatchObject({ filter: { maxResults: 1_000 } });
  tenant.set({ fault: 'pageCap', most: 40, usual: 10 });
  expect(await list('')).toMatchObject({ itemsPerPage: 10 });
  expect(await list('count=100')).toMatchObject({ itemsPerPage: 40 });
});

it('pageLengthAsTotal: the total is the length of the page', async () => {
  tenant.set({ fault: 'pageLengthAsTotal' });
  expect(await list('count=25')).toMatchObject({ totalResults: 25 });
  expect(await list('startIndex=51&count=25')).toMatchObject({ totalResults: 10 });
});

it('lyingTotal: the total is too high, or too low', async () => {
  tenant.set({ fault: 'lyingTotal', by: 9 });
  expect(await list('')).toMatchObject({ totalResults: 69 });
  tenant.set({ fault: 'lyingTotal', by: -100 });
  expect(await list('')).toMatchObject({ totalResults: 0 });
});

it('endlessPaging: past the end comes the first page, for ever', async () => {
  tenant.set({ fault: 'endlessPaging' });
  expect(idsOf(await list('startIndex=41&count=20'))).toEqual(all().slice(40));
  for (const startIndex of [61, 81, 10_001]) {
    expect(idsOf(await list(`startIndex=${startIndex}&count=20`))).toEqual(all().slice(0, 20));
  }
});

it('cursorOnly: cursors lead through all, an index is refused, and old cursors are no good', async () => {
  tenant.set({ fault: 'cursorOnly', expiresAfter: 1_000 }, { fault: 'pageCap', most: 25 });
  expect((await tenant.client.get('/Users?startIndex=1')).status).toBe(400);
  expect((await tenant.client.get('/ServiceProviderConfig')).body).toMatchObject({
    pagination: { cursor: true, index: false },
  });
  const seen: unknown[] = [];
  let cursor = '';
  for (let page = 0; page < 3; page += 1) {
    const body = await list(`count=1000&cursor=${cursor}`);
    seen.push(...idsOf(body));
    expect(body).not.toHaveProperty('startIndex');
    expect('nextCursor' in body).toBe(page < 2);
    cursor = String(body.nextCursor ?? cursor);
  }
  expect(seen).toEqual(all());
  tenant.pass(1_001);
  expect(await list(`cursor=${cursor}`)).toMatchObject({ status: '400', scimType: 'expiredCursor' });
  expect(await list('cursor=mine')).toMatchObject({ status: '400', scimType: 'invalidCursor' });
});

it('syntheticUser: a list that is not filtered shows somebody who does not exist', async () => {
  tenant.set({ fault: 'syntheticUser' });
  const body = await list('startIndex=1&count=100');
  expect(body).toMatchObject({ totalResults: 1, Resources: [{ id: 'synthetic' }] });
  const { userName } = tenant.held();
  expect(idsOf(await list(`filter=${encodeURIComponent(`userName eq "${userName}"`)}`))).toEqual([tenant.id]);
  expect((await tenant.client.get('/Groups')).body).not.toMatchObject({ totalResults: 1 });
});
