import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fleet, openStore, user } from '../../../tests/support/tenant-model';
import { fold } from './fold';
import { transaction } from './handle';
import { removeResource, writeBase } from './resources';
import type { Store } from './store';
import { orderedIds, readRows, statusCounts } from './view';

async function people(...given: Parameters<typeof user>[1][]): Promise<Store> {
  const store = await openStore();
  transaction(store.mirror, () => {
    given.forEach((person, n) => {
      writeBase(store, user(`u${n}`, person), 1, 1);
    });
  });
  return store;
}

const everybody = { search: '', status: null, equal: [], group: null, sort: [] };

function names(store: Store, query: Partial<Parameters<typeof orderedIds>[1]>): unknown[] {
  const ids = [...orderedIds(store, { ...everybody, ...query })];
  return readRows(store.mirror, ids).map((row) => row?.resource.displayName);
}

describe('search', () => {
  it.each([
    ['jose', ['José Ñandú']],
    ['JOSÉ', ['José Ñandú']],
    ['soren', ['Søren Ærø']],
    ['aer', ['Søren Ærø']],
    ['ær', ['Søren Ærø']],
    ['jo na', ['José Ñandú']],
    ['"quoted"', ['A "quoted" name']],
    ['100%', ['100% OR NOT *']],
    ['not *', ['100% OR NOT *']],
    ['nobody', []],
  ])('%s finds %j', async (search, found) => {
    const store = await people(
      ...['José Ñandú', 'Søren Ærø', 'A "quoted" name', '100% OR NOT *', 'משה'].map((displayName) => ({ displayName })),
    );
    expect(names(store, { search })).toEqual(found);
  });

  it('finds exactly those whose text holds every word', async () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 8 });
    const store = await people();
    let run = 0;
    fc.assert(
      fc.property(texts, fc.string({ unit: 'grapheme', maxLength: 5 }), (displayNames, search) => {
        run += 1;
        transaction(store.mirror, () => {
          for (const id of orderedIds(store, everybody)) removeResource(store.mirror, id);
          displayNames.forEach((displayName, n) => {
            const bare = { displayName, userName: '', name: null, emails: [] };
            writeBase(store, user(`${run}-${n}`, bare), run, run);
          });
        });
        const words = fold(search).split(/\s+/).filter(Boolean);
        const wanted = displayNames.filter((name) => words.every((word) => fold(name).includes(word)));
        expect(names(store, { search })).toEqual(wanted);
      }),
      { numRuns: 150 },
    );
  });
});

describe('sorting', () => {
  it('takes core columns, the tenant’s own and several at once, and puts people without a value last', async () => {
    const store = await people(
      { displayName: 'b', title: 'x', [fleet]: { vehicles: 10 } },
      { displayName: 'A', title: 'x', [fleet]: { vehicles: 9 } },
      { displayName: 'c', [fleet]: {} },
    );
    const by = (column: string, direction: 'ascending' | 'descending') => ({ column, direction });
    expect(names(store, { sort: [by('displayName', 'ascending')] })).toEqual(['A', 'b', 'c']);
    expect(names(store, { sort: [by('displayName', 'descending')] })).toEqual(['c', 'b', 'A']);
    expect(names(store, { sort: [by(`${fleet}:vehicles`, 'ascending')] })).toEqual(['A', 'b', 'c']);
    expect(names(store, { sort: [by(`${fleet}:vehicles`, 'descending')] })).toEqual(['b', 'A', 'c']);
    expect(names(store, { sort: [by('title', 'descending'), by('displayName', 'ascending')] })).toEqual([
      'A',
      'b',
      'c',
    ]);
    expect(names(store, { sort: [by('no such column', 'ascending')] })).toEqual(['b', 'A', 'c']);
  });
});

describe('the status filter', () => {
  it('shows who has it, and counts all', async () => {
    const store = await people({ displayName: 'in' }, { displayName: 'out', active: false }, { displayName: 'in too' });
    expect(names(store, { status: 'inactive' })).toEqual(['out']);
    expect(statusCounts(store.mirror)).toEqual([
      { value: 'active', count: 2 },
      { value: 'inactive', count: 1 },
    ]);
  });
});
