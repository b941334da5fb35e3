import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyone } from '../../../preload/contract';
import { enlist, gesture, group, invite, label, retitle } from '../../../tests/support/queue';
import { discovery, fleet, openStore } from '../../../tests/support/tenant-model';
import { filterTest } from '../filter/match';
import { type FilterNode, type FilterPath, operators } from '../filter/node';
import { parseFilter } from '../filter/parse';
import { printFilter } from '../filter/print';
import { applyGesture } from '../queue/apply';
import { openChanges } from '../queue/changes';
import { park } from '../queue/states';
import { parsePath } from '../scim/path';
import type { Json, Resource } from '../scim/resource';
import { transaction } from './handle';
import { removeResource, writeBase } from './resources';
import type { Store } from './store';
import { orderedIds, readRows } from './view';

const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'a',
      'A',
      'b',
      'ab',
      'Ba',
      'É',
      'é',
      'e\u0301',
      'É"',
      '\\',
      '%',
      '_',
      'a_',
      'K',
      'k',
      'ß',
    ),
  },
  fc.constantFrom(
    '',
    ' ',
    'true',
    'False',
    '5',
    '05',
    '1e0',
    'İ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '🙂',
    'Ａ',
    "'",
    ']',
  ),
  fc.string({ maxLength: 3 }),
);
const date = fc.constantFrom(
  '2026-01-01',
  '2026-01-01T00:00:00Z',
  '2026-01-01T01:00:00+01:00',
  '2026-01-01t00:00z',
  '2025-12-31T23:59:59.999Z',
  '2026-02-31T00:00:00Z',
  '2026-13-01',
);
const number = fc.constantFrom(0, -0, 1, 5, 1.5, -2, 1e21, 9007199254740992, 0.1);
const scalar: fc.Arbitrary<Json> = fc.oneof(text, date, number, fc.boolean(), fc.constant(null));
const complex: fc.Arbitrary<Json> = fc.dictionary(
  fc.constantFrom('value', 'VALUE', 'type', 'display', 'primary'),
  scalar,
  {
    maxKeys: 3,
  },
);
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(fc.oneof(scalar, complex), { maxLength: 3 }) },
  complex,
  fc.constant<Json>([[]]),
);
const spelt = (...names: string[]) =>
  fc.constantFrom(...names.flatMap((name) => [name, name, name, name.toUpperCase()]));
const inner = fc.dictionary(spelt('givenName', 'familyName', 'value', 'odd'), scalar, { maxKeys: 3 });
const attributes = [
  ...['userName', 'displayName', 'title', 'active', 'emails', 'phoneNumbers', 'groups', 'nickName', 'tags', 'meta'],
];
const extension = fc.dictionary(spelt('access', 'vehicles', 'since', 'odd'), value, { maxKeys: 4 });
const strange = 'urn:Example:Odd\\2.0:User';
const wild = fc
  .record({
    plain: fc.dictionary(spelt(...attributes), value, { maxKeys: 6 }),
    name: fc.dictionary(spelt('name'), fc.oneof(inner, value), { maxKeys: 2 }),
    extensions: fc.dictionary(
      fc.constantFrom(fleet, fleet, fleet, fleet.toUpperCase(), 'urn:unknown:1.0:User', strange),
      fc.oneof({ weight: 4, arbitrary: extension }, value),
      { maxKeys: 2 },
    ),
  })
  .map(({ plain, name, extensions }) => ({ ...plain, ...name, ...extensions }) as { [name: string]: Json });

/** What an admin types; what does not fit is refused. */
const edit = fc.record({
  who: fc.nat(3),
  column: fc.constantFrom(
    'title',
    'displayName',
    'userName',
    'active',
    'emails',
    'name.givenName',
    `${fleet}:vehicles`,
  ),
  value: fc.oneof(text, fc.boolean(), fc.integer(), fc.constant(null)),
});

const paths = [
  ...[
    ...attributes,
    'name',
    'name.givenName',
    'name.familyName',
    'name.odd',
    'emails.type',
    'emails.value',
    'tags.value',
  ],
  ...['access', 'vehicles', 'since', 'odd', 'since.value'].map((name) => `${fleet}:${name}`),
  'urn:unknown:1.0:User:access',
  `${strange}:access`,
  'urn:nobody:1.0:User:access',
  'urn:ietf:params:scim:schemas:core:2.0:User:userName',
  'meta.created',
];
const path = (from: readonly string[]): fc.Arbitrary<FilterPath> =>
  fc.constantFrom(...from.flatMap((one) => [one, one, one.toUpperCase()])).map((one) => ({ ...parsePath(one), at: 0 }));

function filters(leaves: fc.Arbitrary<FilterNode>): fc.Arbitrary<FilterNode> {
  return fc.letrec<{ filter: FilterNode }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaves,
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
      }),
      tie('filter').map((part) => ({ kind: 'not' as const, part })),
    ),
  })).filter;
}

function leaves(from: readonly string[]): fc.Arbitrary<FilterNode> {
  return fc.oneof(
    fc.record({ kind: fc.constant('present' as const), path: path(from) }),
    fc.record({
      kind: fc.constant('compare' as const),
      path: path(from),
      operator: fc.constantFrom(...operators),
      value: fc.oneof(text, text, date, number.map(Number), fc.boolean(), fc.constant(null)),
    }),
  );
}

const wildFilter = filters(
  fc.oneof(
    { weight: 5, arbitrary: leaves(paths) },
    fc.record({
      kind: fc.constant('some' as const),
      path: path(paths),
      fits: filters(leaves(['value', 'type', 'display', 'primary', 'odd'])),
    }),
  ),
);

/** Somebody as most are, whose values stand in columns of their own. */
const ordinary = fc.record(
  {
    userName: text,
    title: fc.oneof(text, fc.constant(null)),
    name: fc.record({ givenName: text }),
    active: fc.oneof(fc.boolean(), fc.constantFrom<Json>('True', 'no', 1)),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<{ [name: string]: Json }>;
const ordinaryFilter = filters(leaves(['userName', 'title', 'name.givenName', 'active', 'active']));

function found(store: Store, node: FilterNode): number[] {
  return [...orderedIds(store, { ...everyone, filter: printFilter(node) })];
}

/** Those whom the filter describes by a look at each of them. */
function meant(store: Store, node: FilterNode): number[] {
  const parsed = parseFilter(printFilter(node));
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const fits = filterTest(parsed.value, discovery.schemas);
  return readRows(store.mirror, [...orderedIds(store, everyone)]).flatMap((row) =>
    row && fits(row.resource) ? [row.id] : [],
  );
}

/** Empties the mirror, and fills it with others. */
function settle(store: Store, people: readonly { [name: string]: Json }[], run: number): number[] {
  return transaction(store.mirror, () => {
    for (const id of orderedIds(store, everyone)) removeResource(store.mirror, id);
    return people.map((person, n) => writeBase(store, { ...person, id: `${run}-${n}` } as Resource, run, run).id);
  });
}

describe('a filter in SQL', () => {
  it.each([
    ['people are', ordinary, ordinaryFilter, 500],
    ['they and the filter are', wild, wildFilter, 300],
  ])('finds the same people as a look at each of them, whatever %s', async (_who, resource, filter, numRuns) => {
    const store = await openStore();
    let run = 0;
    fc.assert(
      fc.property(
        fc.array(resource, { minLength: 1, maxLength: 4 }),
        fc.array(edit, { maxLength: 3 }),
        fc.array(filter, { minLength: 3, maxLength: 3 }),
        (people, edits, nodes) => {
          run += 1;
          const rows = settle(store, people, run);
          applyGesture(store, {
            batchId: randomUUID(),
            label,
            edits: edits.map(({ who, column, value }) => ({ row: rows[who % rows.length] ?? 0, column, value })),
          });
          for (const node of nodes) expect(found(store, node)).toEqual(meant(store, node));
        },
      ),
      { numRuns },
    );
  });

  it('may be as long as a filter can be', async () => {
    const store = await openStore();
    settle(store, [{ title: 'x' }, { title: 'no' }], 1);
    const parts = Array.from({ length: 900 }, (_none, n): FilterNode => {
      const path = { ...parsePath('title'), at: 0 };
      return { kind: 'compare', path, operator: 'eq', value: n === 899 ? 'x' : `${n}` };
    });
    expect(found(store, { kind: 'or', parts })).toHaveLength(1);
    const deep = (node: FilterNode, levels: number): FilterNode =>
      levels === 0 ? node : deep({ kind: 'not', part: { kind: 'or', parts: [node, node] } }, levels - 1);
    expect(found(store, deep({ kind: 'present', path: { ...parsePath('title'), at: 0 } }, 5))).toHaveLength(0);
    const brackets = `${'not ('.repeat(90)}title pr${')'.repeat(90)}`;
    expect([...orderedIds(store, { ...everyone, filter: brackets })]).toHaveLength(2);
  });

  it('takes what stands in it for nothing but text', async () => {
    const store = await openStore();
    const [, odd] = settle(store, [{ title: 'x' }, { title: `'"); drop table row; --` }], 1);
    const of = (filter: string) => [...orderedIds(store, { ...everyone, filter })];
    expect(of(`title co "'\\"); drop"`)).toEqual([odd]);
    expect(of(`title co "%" or title sw "_"`)).toEqual([]);
    expect(of(`urn:'");drop--:User:title pr`)).toEqual([]);
    expect(of('title eq')).toEqual([]);
    expect(of('  ')).toHaveLength(2);
  });
});

describe('a list of open changes', () => {
  it('is of those of whom one waits, whatever it changes, or has stopped', async () => {
    const store = await openStore();
    const [ann, bob, , dee] = settle(store, [{ title: 'a' }, {}, {}, {}], 1);
    const club = group(store, 'club', []);
    retitle(store, ann ?? 0, 'b');
    enlist(store, club, bob ?? 0);
    gesture(store, { kind: 'delete', row: dee ?? 0 });
    const { row } = invite(store);
    const of = (open: 'changed' | 'conflict' | 'rejected') => [...orderedIds(store, { ...everyone, open })];
    expect(of('changed')).toEqual([ann, bob, dee, row]);
    expect(of('rejected')).toEqual([]);
    const [first, second] = openChanges(store.mirror, ['pending']);
    if (first) park(store, first, 'rejected', { code: 'rejected', params: {}, detail: null });
    if (second) park(store, second, 'conflict', { code: 'conflict', params: {}, detail: null });
    expect([of('rejected'), of('conflict')]).toEqual([[ann], [bob]]);
    expect(of('changed')).toEqual([ann, bob, dee, row]);
  });
});
