import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterDoubt } from '../../main/engine/filter/check';
import { filterTest } from '../../main/engine/filter/match';
import { parseFilter } from '../../main/engine/filter/parse';
import { readCell } from '../../main/engine/scim/cell';
import { type ColumnDefinition, columnsOf } from '../../main/engine/scim/columns';
import { readPath } from '../../main/engine/scim/path';
import type { Json, Resource } from '../../main/engine/scim/resource';
import type { CellValue } from '../../preload/contract';
import { discovery, fleet, user } from '../../tests/support/tenant-model';
import type { ColumnCondition, FilterValue } from './columnCondition';
import { type Condition, conditionFilter, filterOf, isShortEnough, isWhole } from './condition';
import { operandOf, operatorsFor } from './operators';

const { schemas } = discovery;
const columns = columnsOf(schemas);
const now = new Date(2026, 4, 20, 15, 30);

function column(key: string): ColumnDefinition {
  const found = columns.find((one) => one.key === key);
  if (!found) throw new Error(`no column ${key}`);
  return found;
}

function found(filter: string | null, people: readonly Resource[]): Resource[] {
  if (filter === null) return [...people];
  const parsed = parseFilter(filter);
  if (!parsed.ok) throw new Error(`${filter}: ${parsed.problem.message}`);
  expect(filterDoubt(filter, schemas), filter).toBeNull();
  return people.filter(filterTest(parsed.value, schemas));
}

/** All that a column may show of somebody: of several addresses any. */
function held(resource: Resource, of: ColumnDefinition): CellValue[] {
  const all: CellValue[] =
    of.shape === 'primary'
      ? [readPath(resource, of.path)].flat().map((item) => (item as { value?: CellValue } | null)?.value ?? null)
      : [readCell(resource, of)].flat();
  return all.filter((value) => value !== null && value !== '');
}

const fold = (value: CellValue) => String(value).normalize().toLowerCase();
const two = (part: number) => String(part).padStart(2, '0');
const dayOf = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** The same as the filter, told from what cells show. */
function fits({ operator, values }: ColumnCondition, of: ColumnDefinition, resource: Resource): boolean {
  const cells = held(resource, of);
  const [first = null, second = null] = values;
  const some = (test: (cell: CellValue) => boolean) => cells.some(test);
  const isTicked = () =>
    values.some((value) => (value === null ? cells.length === 0 : some((cell) => fold(cell) === fold(value))));
  const day = (test: (day: string) => boolean) => some((cell) => test(dayOf(new Date(String(cell)))));
  const lately = () => {
    const start = dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - Number(first)));
    return day((one) => one >= start && one <= dayOf(now));
  };
  switch (operator) {
    case 'is':
      return isTicked();
    case 'is-not':
      return !isTicked();
    case 'contains':
      return some((cell) => fold(cell).includes(fold(first)));
    case 'lacks':
      return !some((cell) => fold(cell).includes(fold(first)));
    case 'begins':
      return some((cell) => fold(cell).startsWith(fold(first)));
    case 'ends':
      return some((cell) => fold(cell).endsWith(fold(first)));
    case 'equals':
      return some((cell) => cell === first);
    case 'differs':
      return !some((cell) => cell === first);
    case 'less':
      return some((cell) => Number(cell) < Number(first));
    case 'at-most':
      return some((cell) => Number(cell) <= Number(first));
    case 'more':
      return some((cell) => Number(cell) > Number(first));
    case 'at-least':
      return some((cell) => Number(cell) >= Number(first));
    case 'on':
      return day((one) => one === first);
    case 'before':
      return day((one) => one < String(first));
    case 'after':
      return day((one) => one > String(first));
    case 'between':
      return of.type === 'date'
        ? day((one) => one >= String(first) && one <= String(second))
        : some((cell) => Number(cell) >= Number(first) && Number(cell) <= Number(second));
    case 'last-days':
      return lately();
    case 'not-last-days':
      return !lately();
    case 'empty':
      return cells.length === 0;
    case 'filled':
      return cells.length > 0;
  }
}

const text = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom('a', 'A', 'ab', 'Bá', 'É', 'é', 'e\u0301', '"', 'a"b', '\\', "'", ') or (', '%'),
  },
  fc.string({ minLength: 1, maxLength: 3 }),
);
const number = fc.constantFrom(-2, 0, 1, 3, 7);
const instant = fc
  .integer({ min: Date.UTC(2026, 1, 1), max: Date.UTC(2026, 5, 1) })
  .chain((ms) => fc.constantFrom(ms, new Date(ms).setHours(0, 0, 0, 0), new Date(ms).setHours(23, 59, 59, 999)))
  .map((ms) => new Date(ms).toISOString());
const day = instant.map((at) => dayOf(new Date(at)));

const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const address = fc.record({ value: text, primary: fc.boolean() });
const person = fc
  .record({
    title: some(fc.oneof(text, fc.constant(''))),
    name: some(fc.record({ givenName: text })),
    active: fc.constantFrom(true, false, 'True', 'False', undefined),
    emails: fc.array(address, { maxLength: 3 }),
    groups: fc.array(fc.oneof(fc.record({ value: text, display: text }), fc.record({ value: text })), {
      maxLength: 3,
    }),
    [fleet]: fc.record({ access: some(fc.constantFrom('full', 'none')), vehicles: some(number), since: some(instant) }),
  })
  .map((given) => JSON.parse(JSON.stringify(user('1', given))) as Resource);

const filterable = ['title', 'name.givenName', 'active', 'emails', 'groups', 'access', 'vehicles', 'since'].map((key) =>
  column(['access', 'vehicles', 'since'].includes(key) ? `${fleet}:${key}` : key),
);

function valuesFor(of: ColumnDefinition, operator: ColumnCondition['operator']): fc.Arbitrary<FilterValue[]> {
  const one = of.type === 'number' ? number : of.type === 'date' ? day : text;
  const ticks = of.type === 'boolean' ? fc.boolean() : of.type === 'choice' ? fc.constantFrom('full', 'none') : text;
  switch (operandOf(operator)) {
    case 'ticks':
      return fc.array(fc.oneof({ weight: 4, arbitrary: ticks }, fc.constant(null)), { minLength: 1, maxLength: 3 });
    case 'two':
      return fc.tuple(one, one);
    case 'days':
      return fc.tuple(fc.integer({ min: 0, max: 40 }));
    case 'none':
      return fc.constant([]);
    default:
      return fc.tuple(one);
  }
}

const condition: fc.Arbitrary<ColumnCondition> = fc
  .constantFrom(...filterable)
  .chain((of) =>
    fc
      .constantFrom(...operatorsFor(of))
      .chain((operator) =>
        valuesFor(of, operator).map((values) => ({ kind: 'column', column: of.key, operator, values })),
      ),
  );

describe('conditions as a filter', () => {
  it('find exactly those whose cells fit, alone and together', () => {
    const all = fc.array(condition, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(all, fc.array(person, { minLength: 1, maxLength: 6 }), (conditions, people) => {
        const { filter } = filterOf(conditions, columns, now);
        const wanted = people.filter((one) => conditions.every((each) => fits(each, column(each.column), one)));
        expect(found(filter, people)).toEqual(wanted);
      }),
      { numRuns: 1_500 },
    );
  });

  it.each<[ColumnCondition['operator'], string, FilterValue[], string]>([
    ['is', 'title', ['Chef'], 'title eq "Chef"'],
    ['is', 'title', ['Chef', null], '(title eq "Chef" or not (title pr))'],
    ['is-not', `${fleet}:access`, ['full', 'none'], `not (${fleet}:access eq "full" or ${fleet}:access eq "none")`],
    ['is', 'groups', ['Drivers'], '(groups.display eq "Drivers" or groups[not (display pr) and value eq "Drivers"])'],
    ['contains', 'emails', ['a"b\\c'], 'emails co "a\\"b\\\\c"'],
    ['between', `${fleet}:vehicles`, [2, 5], `${fleet}:vehicles ge 2 and ${fleet}:vehicles le 5`],
    ['is', 'active', [false, null], '(active eq false or not (active pr))'],
    ['empty', 'title', [], 'not (title pr)'],
  ])('%s of %s is written as people write it', (operator, key, values, wanted) => {
    expect(conditionFilter({ kind: 'column', column: key, operator, values }, columns, now)).toBe(wanted);
  });

  it('are whole only when they are filled in, and fit the column', () => {
    const whole = (operator: ColumnCondition['operator'], key: string, ...values: FilterValue[]) =>
      isWhole({ kind: 'column', column: key, operator, values }, columns);
    expect(whole('is', 'title')).toBe(false);
    expect(whole('contains', 'title', '')).toBe(false);
    expect(whole('between', `${fleet}:vehicles`, 1)).toBe(false);
    expect(whole('on', `${fleet}:since`, '2026-5')).toBe(false);
    expect(whole('last-days', `${fleet}:since`, -1)).toBe(false);
    expect(whole('on', 'title', '2026-05-01')).toBe(false);
    expect(whole('filled', 'title')).toBe(true);
    expect(whole('filled', 'nickName')).toBe(false);
    expect(isWhole({ kind: 'text', text: '  ' }, columns)).toBe(false);
    expect(isWhole({ kind: 'open', state: 'conflict' }, columns)).toBe(true);
    expect(isWhole({ kind: 'login', state: 'never' }, columns)).toBe(false);
  });

  it('find nobody where the tenant does not have what they ask for any more', () => {
    const gone: Condition = { kind: 'column', column: 'nickName', operator: 'filled', values: [] };
    const people = [user('1'), { ...user('2'), id: '' }];
    expect(found(filterOf([gone], columns, now).filter, people)).toEqual([]);
  });

  it('stay apart from each other, whatever was written by hand', () => {
    const conditions: Condition[] = [
      { kind: 'text', text: 'title eq "a" or title eq "b"' },
      { kind: 'column', column: 'active', operator: 'is', values: [true] },
      { kind: 'open', state: 'rejected' },
    ];
    expect(filterOf(conditions, columns, now)).toEqual({
      filter: '(title eq "a" or title eq "b") and active eq true',
      open: 'rejected',
    });
    expect(filterOf(conditions.slice(0, 1), columns, now).filter).toBe('title eq "a" or title eq "b"');
    expect(filterOf([], columns, now)).toEqual({ filter: null, open: null });
    expect(isShortEnough({ filter: 'a'.repeat(20_001) })).toBe(false);
  });

  it('mean days of where one is, counted from now', () => {
    const since = (operator: ColumnCondition['operator'], ...values: FilterValue[]) =>
      conditionFilter({ kind: 'column', column: `${fleet}:since`, operator, values }, columns, now);
    const begins = (year: number, month: number, date: number) => new Date(year, month - 1, date).toISOString();
    expect(since('before', '2026-05-01')).toBe(`${fleet}:since lt "${begins(2026, 5, 1)}"`);
    expect(since('after', '2026-12-31')).toBe(`${fleet}:since ge "${begins(2027, 1, 1)}"`);
    expect(since('last-days', 7)).toBe(
      `${fleet}:since ge "${begins(2026, 5, 13)}" and ${fleet}:since lt "${begins(2026, 5, 21)}"`,
    );
  });
});

describe('ready filters', () => {
  const lastLogin = 'urn:muster:params:scim:schemas:extension:admin:1.0:User:lastLogin';
  const told = [...columns, { ...column('title'), key: lastLogin }];
  const admin = { ...schemas[1], id: lastLogin.slice(0, lastLogin.lastIndexOf(':')) };
  const ofLogin = { ...column(`${fleet}:since`).attribute, name: 'lastLogin' };
  const withLogins = [...schemas, { ...admin, name: 'Admin', attributes: [ofLogin] }];
  const who = (name: string, login: string | null, created: string) =>
    user(name, { ...(login ? { [admin.id]: { lastLogin: login } } : {}), meta: { created } as unknown as Json });

  it('tell who never signed in, and who not for 90 days', () => {
    const people = [
      who('old', '2025-01-01T00:00:00Z', '2024-01-01T00:00:00Z'),
      who('fresh', '2026-05-19T00:00:00Z', '2024-01-01T00:00:00Z'),
      who('never', null, '2024-01-01T00:00:00Z'),
      who('newcomer', null, '2026-05-19T00:00:00Z'),
    ];
    const ids = (state: 'never' | 'unseen') => {
      const { filter } = filterOf([{ kind: 'login', state }], told, now);
      const parsed = parseFilter(filter ?? '');
      if (!parsed.ok) throw new Error(parsed.problem.message);
      return people.filter(filterTest(parsed.value, withLogins)).map(({ id }) => id);
    };
    expect(ids('never')).toEqual(['never', 'newcomer']);
    expect(ids('unseen')).toEqual(['old', 'never']);
  });
});
