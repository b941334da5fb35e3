import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyone, groupColumn } from '../../../preload/contract';
import { enlist, group, person, retitle } from '../../../tests/support/queue';
import { discovery, fleet, openStore } from '../../../tests/support/tenant-model';
import { transaction } from '../mirror/handle';
import { modelOf } from '../mirror/model';
import { removeResource, writeBase } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { orderedIds } from '../mirror/view';
import type { Attribute, Json, Resource } from '../scim/resource';
import { countColumns, countValues } from './counting';
import { facetsOf } from './facets';
import { cellsOf } from './rows';

const text = fc.constantFrom('a', 'A', 'é', '', 'true', '5', 'x"y');
const scalar: fc.Arbitrary<Json> = fc.oneof(text, fc.constantFrom<Json>(0, 5, 1.5, true, false, null));
const item: fc.Arbitrary<Json> = fc.oneof(
  scalar,
  fc.dictionary(fc.constantFrom('value', 'display', 'primary', 'type'), scalar, { maxKeys: 3 }),
);
const value: fc.Arbitrary<Json> = fc.oneof(scalar, scalar, fc.array(item, { maxLength: 3 }), item);
const keys = [
  'userName',
  'title',
  'active',
  'emails',
  'groups',
  `${fleet}:access`,
  `${fleet}:vehicles`,
  `${fleet}:since`,
];
const resource = fc
  .record({
    core: fc.dictionary(fc.constantFrom('userName', 'title', 'active', 'emails', 'groups'), value, { maxKeys: 5 }),
    own: fc.dictionary(fc.constantFrom('access', 'vehicles', 'since'), value, { maxKeys: 3 }),
  })
  .map(({ core, own }) => ({ ...core, [fleet]: own }));

function settle(store: Store, people: readonly object[], run: number): number[] {
  return transaction(store.mirror, () => {
    for (const id of orderedIds(store, everyone)) removeResource(store.mirror, id);
    return people.map((one, n) => writeBase(store, { ...one, id: `${run}-${n}` } as unknown as Resource, run, run).id);
  });
}

/** How often each value is there, by a look at every cell. */
function looked(store: Store, rows: readonly number[], key: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [cell] of cellsOf(store, rows, [key])) {
    const name = JSON.stringify(cell);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

describe('counts of values', () => {
  it('are those of the cells, for any people and any column', async () => {
    const store = await openStore();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(resource, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(5), text), { maxLength: 2 }),
        fc.subarray([0, 1, 2, 3, 4, 5]),
        async (people, titles, picked) => {
          run += 1;
          const rows = settle(store, people, run);
          for (const [place, title] of titles) {
            const row = rows[place];
            if (row !== undefined) retitle(store, row, title);
          }
          // In any order, and with somebody who is not there any more.
          const some = [...picked.reverse().flatMap((place) => rows[place] ?? []), 1_000_000];
          for (const key of [...keys, 'no such column']) {
            const [counts = []] = await countValues(store, some, [key], 1000);
            expect(new Map(counts.map(({ value, count }) => [JSON.stringify(value), count]))).toEqual(
              looked(store, some, key),
            );
            expect(counts.map(({ count }) => count)).toEqual(counts.map(({ count }) => count).sort((a, b) => b - a));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of a list that is looked at are those of its people', async () => {
    const store = await openStore();
    const rows = settle(store, [{ active: true, title: 'x' }, { active: 'True' }, { active: false, title: 'x' }], 1);
    expect(await countColumns(store, Uint32Array.from(rows.slice(1)), ['active', 'title'])).toEqual([
      [{ value: true, count: 1 }],
      [
        { value: null, count: 1 },
        { value: 'x', count: 1 },
      ],
    ]);
  });
});

const modules: Attribute = {
  ...{ name: 'modules', type: 'string', multiValued: true, description: '', required: false, canonicalValues: [] },
  ...{ mutability: 'readWrite', returned: 'default', uniqueness: 'none', subAttributes: [] },
};

describe('facets', () => {
  it('count each item of a list once for whoever has it, and those who have none', async () => {
    const opened = await openStore();
    const [core, ...rest] = discovery.schemas;
    if (!core) throw new Error('no schema');
    const schemas = [{ ...core, attributes: [...core.attributes, modules] }, ...rest];
    const store = { ...opened, model: modelOf({ ...discovery, schemas }) };
    settle(store, [{ modules: ['map', 'fuel', 'map'] }, { modules: ['fuel'] }, { modules: [] }, {}], 1);
    expect(await facetsOf(store, everyone, 'modules', '', 9)).toEqual({
      values: [
        { value: 'fuel', count: 2 },
        { value: null, count: 2 },
        { value: 'map', count: 1 },
      ],
      distinct: 3,
    });
  });

  it('are those of the people whom the query finds, in the order of the language where as many have them', async () => {
    const store = await openStore();
    for (const [n, title] of ['Zoo', 'Électricien', 'Chef', 'chef de rang', 'Chef'].entries())
      person(store, `${n}`, { title });
    const titles = async (search: string, limit = 9) => {
      const { values, distinct } = await facetsOf(store, everyone, 'title', search, limit);
      return [values.map(({ value }) => value), distinct];
    };
    expect(await titles('')).toEqual([['Chef', 'chef de rang', 'Électricien', 'Zoo'], 4]);
    expect(await titles('', 1)).toEqual([['Chef'], 4]);
    expect(await titles('CHEF')).toEqual([['Chef', 'chef de rang'], 2]);
    expect(await titles('rang chef')).toEqual([['chef de rang'], 1]);
    expect(await titles('elec')).toEqual([['Électricien'], 1]);
    const found = await facetsOf(store, { ...everyone, filter: 'title sw "ch"' }, 'userName', '', 9);
    expect(found.distinct).toBe(3);
  });

  it('of a group say who is in it, edits that wait included', async () => {
    const store = await openStore();
    const [ann] = [person(store, 'ann'), person(store, 'bob'), person(store, 'cyd')];
    const club = group(store, 'club', ['bob']);
    enlist(store, club, ann);
    expect((await facetsOf(store, everyone, groupColumn(club), '', 9)).values).toEqual([
      { value: true, count: 2 },
      { value: false, count: 1 },
    ]);
  });
});
