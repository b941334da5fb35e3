import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyone } from '../../../preload/contract';
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

function names(store: Store, query: Partial<Parameters<typeof orderedIds>[1]>): unknown[] {
  const ids = [...orderedIds(store, { ...everyone, ...query })];
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
          for (const id of orderedIds(store, everyone)) removeResource(store.mirror, id);
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

describe('sorting texts', () => {
  const part = fc.constantFrom(...'aAáÁbzZæÆøåÅéèeßsœo-. _1李Ж'.split(''), 'ae', 'ss', 'oe', "'", '\u001e', '\u001f');
  const text = fc.array(part, { maxLength: 3 }).map((parts) => parts.join(''));
  const someone = fc.record({
    title: fc.option(text, { freq: 5 }),
    displayName: fc.option(fc.constantFrom('é', 'É', 'f', 'e'), { freq: 5 }),
  });
  const keys = ['title', 'displayName'] as const;

  it.each(['en', 'fr'])('is as people read them in %s, whoever has none last', async (language) => {
    const { compare } = new Intl.Collator(language, { sensitivity: 'variant', numeric: false });
    const store = await people();
    let run = 0;
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 12 }), fc.tuple(fc.boolean(), fc.boolean()), (persons, ups) => {
        run += 1;
        const ids = transaction(store.mirror, () => {
          for (const id of orderedIds(store, everyone)) removeResource(store.mirror, id);
          return persons.map((person, n) => writeBase(store, user(`${run}-${n}`, person), run, run).id);
        });
        const compared = (one: number, other: number): number => {
          for (const [place, key] of keys.entries()) {
            const [a, b] = [persons[one]?.[key] ?? null, persons[other]?.[key] ?? null];
            const order = a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b);
            const turned = a !== null && b !== null && !ups[place] ? -order : order;
            if (turned !== 0) return turned;
          }
          return one - other;
        };
        const places = persons.map((_person, place) => place).sort(compared);
        const sort = keys.map((column, place) => ({
          column,
          direction: ups[place] ? ('ascending' as const) : ('descending' as const),
        }));
        expect([...orderedIds(store, { ...everyone, sort })]).toEqual(places.map((place) => ids[place]));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves dates to their instants, and numbers to their size', async () => {
    const store = await people(
      { displayName: 'a', [fleet]: { since: '2026-01-01T10:00:00.500Z', vehicles: 10 } },
      { displayName: 'b', [fleet]: { since: '2026-01-01T10:00:00Z', vehicles: 9 } },
      { displayName: 'c', [fleet]: { since: '2026-01-01T10:30:00+01:00' } },
      { displayName: 'd', [fleet]: { vehicles: 9.5 } },
    );
    const by = (column: string, direction: 'ascending' | 'descending') =>
      names(store, { sort: [{ column: `${fleet}:${column}`, direction }] });
    expect(by('since', 'ascending')).toEqual(['c', 'b', 'a', 'd']);
    expect(by('since', 'descending')).toEqual(['a', 'b', 'c', 'd']);
    expect(by('vehicles', 'ascending')).toEqual(['b', 'd', 'a', 'c']);
    expect(by('vehicles', 'descending')).toEqual(['a', 'd', 'b', 'c']);
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
