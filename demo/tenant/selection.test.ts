import { beforeEach, expect, it } from 'vitest';
import { kinds } from '../kinds/registry';
import type { Resource } from '../scim/resource';
import { createStore, noJournal } from '../store/store';
import { generate } from './populate';
import { choose } from './selection';
import { createTenant, type Tenant } from './tenant';

const kind = kinds.trackunit;
const core = kind.user.core.id;
let tenant: Tenant;
let count = 0;

beforeEach(async () => {
  const store = createStore(noJournal);
  await generate(kind, store, { users: 200, groups: 3, seed: 1 }, () => undefined);
  tenant = createTenant(kind, store, { now: Date.now, uuid: () => `new-${++count}` });
});

const wanted = (filter: string) => ({ filter, sortBy: null, sortOrder: 'ascending' as const });
const idsOf = (entries: readonly { resource: Resource }[]) => entries.map(({ resource }) => resource.id);
const found = (filter: string) => idsOf(tenant.query('User', wanted(filter)));
/** What a look at every user finds. */
const searched = (filter: string) => idsOf(choose(kind.user, tenant.store.users.all(), wanted(filter)));
function user(place: number): Resource {
  const entry = tenant.store.users.all()[place];
  if (entry === undefined) throw new Error(`there is no user ${place}`);
  return entry.resource;
}

/** Filters that look users up, with how many they are to find. */
function filters(): [string, number][] {
  const [a, b, c] = [user(3), user(120), user(60)];
  return [
    [`id eq "${a.id}"`, 1],
    [`id eq "${a.id.toUpperCase()}x"`, 0],
    [`USERNAME eq "${String(b.userName).toUpperCase()}"`, 1],
    [`${core}:externalId eq "${c.externalId}"`, 1],
    [`externalId eq "${String(c.externalId).toUpperCase()}"`, 0],
    [`id eq "${b.id}" or userName eq "${a.userName}" or externalId eq "${c.externalId}" or id eq "${b.id}"`, 3],
    [`active pr and id eq "${a.id}" and meta.created lt "2000-01-01T00:00:00Z"`, 0],
    [`title pr or id eq "${a.id}"`, searched(`title pr or id eq "${a.id}"`).length],
  ];
}

it('finds by look-up what a search finds, in the same order', () => {
  for (const [filter, size] of filters()) {
    expect(found(filter), filter).toEqual(searched(filter));
    expect(found(filter), filter).toHaveLength(size);
  }
});

it('finds fifty by their ids, in the order of creation', () => {
  const ids = idsOf(tenant.store.users.all().slice(50, 100));
  const filter = ids
    .toReversed()
    .map((id) => `id eq "${id}"`)
    .join(' or ');
  expect(found(filter)).toEqual(ids);
});

it('follows what is written: renamed, shared, taken away, deleted, created', () => {
  const [first, second] = [user(1), user(2)];
  expect(found('externalId eq "shared"')).toEqual([]);
  for (const { id } of [second, first]) tenant.patch('User', id, [{ op: 'add', path: 'externalId', value: 'shared' }]);
  expect(found('externalId eq "shared"')).toEqual([first.id, second.id]);
  expect(found(`externalId eq "${first.externalId}"`)).toEqual([]);
  tenant.patch('User', first.id, [{ op: 'remove', path: 'externalId' }]);
  expect(found('externalId eq "shared"')).toEqual([second.id]);
  tenant.remove('User', second.id);
  expect(found('externalId eq "shared"')).toEqual([]);
  const held = tenant.store.users.all();
  expect(held.every((entry) => tenant.store.users.get(entry.resource.id) === entry)).toBe(true);
  expect(held).toHaveLength(199);
  const emails = [{ value: 'late@fleet.example' }];
  const { resource } = tenant.create('User', { schemas: [core], userName: 'late', externalId: 'shared', emails });
  expect(found('externalId eq "shared"')).toEqual([resource.id]);
  expect(idsOf(tenant.store.users.all()).at(-1)).toBe(resource.id);
  expect(tenant.store.users.all()).toHaveLength(200);
  expect(tenant.store.users.all().find(({ resource: { id } }) => id === first.id)?.resource).not.toHaveProperty(
    'externalId',
  );
  for (const [filter] of filters()) expect(found(filter), filter).toEqual(searched(filter));
});

it('finds what was changed since a moment, however the moment is written', () => {
  const moments = tenant.store.users.all().map(({ resource }) => resource.meta.lastModified);
  const moment = String(moments.toSorted().at(-20));
  const later = idsOf(tenant.store.users.all().filter(({ resource }) => resource.meta.lastModified >= moment));
  const elsewhere = new Date(Date.parse(moment) + 7_200_000).toISOString().replace('Z', '+02:00');
  expect(found(`meta.lastModified ge "${moment}"`)).toEqual(later);
  expect(found(`meta.lastModified ge "${elsewhere}"`)).toEqual(later);
  expect(found(`meta.lastModified gt "${moment}"`).length).toBeLessThan(later.length);
  tenant.touch('User', user(0).id);
  expect(found(`meta.lastModified gt "${moment}"`)).toContain(user(0).id);
});
