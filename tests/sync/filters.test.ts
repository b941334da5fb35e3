/** Filters, facets and saved views of a real tenant, as a window asks for them. */
import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { startDemoTenant } from '../../demo/server';
import { everyone, type Query, type SavedView } from '../../preload/contract';
import { openTestDesk, type TestDesk } from './desk';
import { tenantId, value } from './world';

const admin = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';
const fleet = 'urn:trackunit:params:scim:schemas:extension:fleet:1.0:User';

async function settledDesk() {
  const server = await startDemoTenant({ kind: 'trackunit', users: 300, token: 'secret-token' });
  onTestFinished(() => server.close());
  const desk = await openTestDesk(server);
  await desk.settled();
  return { desk, users: server.tenant.users() as Record<string, unknown>[] };
}

const counted = async ({ engine }: TestDesk, query: Partial<Query>) =>
  value(await engine.calls['users.open']({ tenantId, columns: ['userName'], query: { ...everyone, ...query } })).count;

it('finds whom a filter describes, also among edits that wait', async () => {
  const { desk, users } = await settledDesk();
  const inactive = users.filter(({ active }) => active === false).length;
  expect(await counted(desk, { filter: 'active eq false' })).toBe(inactive);
  const never = users.filter((user) => !(user[admin] as Record<string, unknown> | undefined)?.lastLogin).length;
  expect(await counted(desk, { filter: `not (${admin.toUpperCase()}:lastLogin pr)` })).toBe(never);
  value(await desk.engine.calls['sync.mode']({ tenantId, mode: 'collected' }));
  await desk.edit(String(users[7]?.userName), 'title', 'Keeper of the keys');
  expect(await counted(desk, { filter: 'title eq "keeper OF the keys"', open: 'changed' })).toBe(1);
  expect(await counted(desk, { filter: 'title eq "keeper OF the keys"', open: 'rejected' })).toBe(0);
});

it('refuses a filter that cannot be read or names what the tenant lacks, and says where', async () => {
  const { desk } = await settledDesk();
  const { calls } = desk.engine;
  const query = { ...everyone, filter: 'title eq "x" and shoeSize gt 40' };
  const failure = { code: 'filter-invalid', params: { at: 17, expected: 'known-attribute', found: 'shoeSize' } };
  expect(await calls['users.open']({ tenantId, columns: [], query })).toMatchObject({ ok: false, failure });
  const facets = { tenantId, query, column: 'title', search: '', limit: 10 };
  expect(await calls['users.facets'](facets)).toMatchObject({ ok: false, failure });
  const check = async (text: string, cursor: number | null = null) =>
    value(await calls['filter.check']({ tenantId, text, cursor }));
  expect((await check(query.filter)).problem).toEqual({
    at: 17,
    length: 8,
    expected: 'known-attribute',
    found: 'shoeSize',
  });
  expect((await check('active eq "x"')).problem).toMatchObject({ at: 10, expected: 'fitting-value' });
  expect(await check('active eq true')).toEqual({ problem: null, completions: [] });
  expect(await check(' ')).toEqual({ problem: null, completions: [] });
});

it('says how a filter may go on', async () => {
  const { desk, users } = await settledDesk();
  const texts = async (text: string) => {
    const asked = { tenantId, text, cursor: text.length };
    return value(await desk.engine.calls['filter.check'](asked)).completions.map((completion) => completion.text);
  };
  expect((await texts('fleetacc'))[0]).toBe(`${fleet}:fleetAccess`);
  expect(await texts('active ')).toEqual(['eq', 'ne', 'pr']);
  expect(await texts(`${fleet}:fleetAccess eq "as`)).toEqual(['"assigned"']);
  const title = users.map((user) => user.title).find((text) => typeof text === 'string') as string;
  expect(await texts(`title eq "${title.slice(0, -1)}`)).toContain(JSON.stringify(title));
  expect((await texts('department')).length).toBeGreaterThan(0);
});

it('tells the values of a column, of those whom a query finds', async () => {
  const { desk, users } = await settledDesk();
  const { calls } = desk.engine;
  const facets = async (column: string, given: { query?: Partial<Query>; search?: string; limit?: number } = {}) => {
    const { query = {}, search = '', limit = 1000 } = given;
    return value(await calls['users.facets']({ tenantId, query: { ...everyone, ...query }, column, search, limit }));
  };
  const titles = new Map<unknown, number>();
  for (const { title = null } of users) titles.set(title, (titles.get(title) ?? 0) + 1);
  const all = await facets('title');
  expect(all.distinct).toBe(titles.size);
  expect(new Map(all.values.map((facet) => [facet.value, facet.count]))).toEqual(titles);
  expect((await facets('title', { limit: 2 })).values).toEqual(all.values.slice(0, 2));
  const names = await facets('userName', { search: String(users[3]?.userName).toUpperCase() });
  expect(names.values.map((facet) => facet.value)).toContain(users[3]?.userName);
  const active = await facets('active', { query: { filter: 'active eq true' } });
  expect(active.values).toEqual([{ value: true, count: users.filter((user) => user.active === true).length }]);
});

it('keeps views, one of them the default, over a restart', async () => {
  const { desk } = await settledDesk();
  const view = (name: string, isDefault = false): SavedView => ({
    ...{ id: randomUUID(), name, isDefault, conditions: null, columns: [{ key: 'title', width: 120 }], frozen: 1 },
    query: { ...everyone, filter: 'title pr', sort: [{ column: 'title', direction: 'descending' }] },
  });
  const [one, two] = [view('Élan', true), view('Zoë')];
  const { calls } = desk.engine;
  for (const kept of [one, two]) value(await calls['views.save']({ tenantId, view: kept }));
  expect(await calls['views.save']({ tenantId, view: view('ÉLAN') })).toMatchObject({
    failure: { code: 'view-taken', params: { name: 'ÉLAN' } },
  });
  value(await calls['views.save']({ tenantId, view: { ...two, isDefault: true } }));
  await desk.stop();
  const again = await openTestDesk({ baseUrl: 'http://127.0.0.1:1', token: null }, { directory: desk.directory });
  const list = async () => value(await again.engine.calls['views.list']({ tenantId }));
  expect(await list()).toEqual([
    { ...one, isDefault: false },
    { ...two, isDefault: true },
  ]);
  value(await again.engine.calls['views.remove']({ tenantId, id: one.id }));
  expect((await list()).map(({ name }) => name)).toEqual(['Zoë']);
});
