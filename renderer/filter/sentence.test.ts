import i18next from 'i18next';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type ColumnType, FilterExpectation } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { startTexts } from '../i18n';
import en from '../i18n/en.json';
import { createFormats } from '../i18n/formats';
import fr from '../i18n/fr.json';
import { columnForTests } from '../invite/columnsForTests';
import type { ColumnCondition, FilterValue } from './columnCondition';
import type { Condition } from './condition';
import { operandOf, operators, operatorsFor } from './operators';
import { problemText } from './problemText';
import { withReady } from './ready';
import { conditionText, operatorName } from './sentence';
import { exactTick, ticksOf } from './ticks';
import { readTyped } from './typedValues';

vi.hoisted(() => vi.stubGlobal('navigator', { languages: ['en-GB'] }));
beforeAll(() => startTexts('en'));

const speech = (language: 'en' | 'fr' = 'en'): Speech => ({
  t: i18next.getFixedT(language),
  formats: createFormats(language, [language === 'en' ? 'en-GB' : 'fr']),
});

const column = (key: string, type: ColumnType, choices: string[] | null = null) =>
  columnForTests(key, { type, choices });
const title = column('title', 'text');
const access = column('access', 'choice', ['full', 'none']);
const columns = [title, access, column('vehicles', 'number'), column('since', 'date'), column('active', 'boolean')];

const of = (key: string, operator: ColumnCondition['operator'], ...values: FilterValue[]): Condition => ({
  kind: 'column',
  column: key,
  operator,
  values,
});

describe('a condition as a sentence', () => {
  it.each<[Condition, string, string]>([
    [of('title', 'is', 'Cook', null), 'Title is Cook, (empty)', 'Fonction est Cook, (vide)'],
    [
      of('title', 'is-not', 'a', 'b', 'c', 'd', 'e'),
      'Title is not a, b, c and 2 more',
      'Fonction n’est pas a, b, c et 2 autres',
    ],
    [of('title', 'contains', 'x'), 'Title contains “x”', 'Fonction contient «\u00a0x\u00a0»'],
    [of('active', 'is', true), 'Active is Yes', 'Actif est Oui'],
    [
      of('vehicles', 'between', 1000, 2000),
      'vehicles between 1,000 and 2,000',
      'vehicles entre 1\u202f000 et 2\u202f000',
    ],
    [of('since', 'before', '2026-05-01'), 'since before 1 May 2026', 'since avant le 1 mai 2026'],
    [of('since', 'last-days', 30), 'since in the last 30 days', 'since dans les 30 derniers jours'],
    [of('since', 'not-last-days', 1), 'since not in the last 1 day', 'since pas dans le dernier 1 jour'],
    [of('title', 'empty'), 'Title is empty', 'Fonction est vide'],
    [of('title', 'contains', ''), 'Title…', 'Fonction…'],
    [{ kind: 'login', state: 'unseen' }, 'Not seen for 90 days', 'Pas vus depuis 90 jours'],
    [{ kind: 'text', text: ' title pr ' }, 'title pr', 'title pr'],
  ])('%j', (condition, english, french) => {
    expect(conditionText(speech('en'), condition, columns)).toBe(english);
    expect(conditionText(speech('fr'), condition, columns)).toBe(french);
  });

  it('says that its column is gone', () => {
    expect(conditionText(speech(), of('nickName', 'empty'), columns)).toContain('nickName');
  });

  it('has a word and a sentence for every operator', () => {
    for (const of of columns) {
      for (const operator of operatorsFor(of)) expect(operatorName(speech().t, operator, of)).not.toContain('filter.');
    }
    for (const operator of operators) {
      const key = `filter.says.${operator}`;
      expect(key in en || `${key}_other` in en, key).toBe(true);
    }
  });

  it('has a sentence for everything that may be wrong with a text', () => {
    for (const expected of FilterExpectation.options) {
      for (const catalogue of [en, fr]) expect(catalogue[`filter.expected.${expected}`]).toBeTruthy();
    }
    const problem = { at: 6, length: 2, expected: 'operator', found: 'is' } as const;
    expect(problemText(speech().t, problem)).toMatch(/^Character 7, “is”: an operator/);
    expect(problemText(speech().t, { ...problem, found: '' })).toMatch(/^At the end: an operator/);
  });
});

describe('what is typed', () => {
  const read = (key: string, text: string, operator: ColumnCondition['operator'] = 'equals') => {
    const wanted = columns.find((one) => one.key === key) ?? title;
    return readTyped(speech(), operandOf(operator), wanted, text);
  };

  it('is read as people write numbers and days', () => {
    expect(read('vehicles', '1,500')).toEqual({ value: 1500, problem: null });
    expect(read('vehicles', 'many').problem).toBeTruthy();
    expect(read('since', '1 May 2026')).toEqual({ value: '2026-05-01', problem: null });
    expect(read('since', '2026-05-01 14:05')).toEqual({ value: '2026-05-01', problem: null });
    expect(read('since', '31/02/2026').problem).toContain('31 Dec 2026');
    expect(read('since', '30', 'last-days')).toEqual({ value: 30, problem: null });
    expect(read('since', '1.5', 'last-days').problem).toBeTruthy();
    expect(read('title', ' a ', 'contains')).toEqual({ value: ' a ', problem: null });
    expect(read('vehicles', ' ')).toEqual({ value: '', problem: null });
  });
});

describe('values to tick', () => {
  const facets = {
    values: [
      { value: 'full', count: 3 },
      { value: null, count: 1 },
    ],
    distinct: 2,
  };

  it('are those that people have, then what the tenant names', () => {
    const ticks = ticksOf(speech(), access, { facets, ticked: ['none'], search: '' });
    expect(ticks.map(({ label, count, isTicked }) => [label, count, isTicked])).toEqual([
      ['full', 3, false],
      ['(empty)', 1, false],
      ['none', 0, true],
    ]);
    const [only] = ticksOf(speech(), access, { facets, ticked: [], search: 'NON' });
    expect(only?.value).toBe('none');
  });

  it('keep what is ticked, though nobody has it, and offer what is typed', () => {
    const ticks = ticksOf(speech(), title, { facets, ticked: ['gone'], search: '' });
    expect(ticks.map(({ label }) => label)).toEqual(['gone', 'full', '(empty)']);
    expect(exactTick(title, ticks, 'Chef')).toMatchObject({ value: 'Chef', isTicked: false });
    expect(exactTick(title, ticks, 'FULL')).toBeNull();
    expect(exactTick(access, ticks, 'Chef')).toBeNull();
  });

  it('of yes and no are both, and nothing', () => {
    const counted = { values: [{ value: true, count: 2 }], distinct: 1 };
    const active = column('active', 'boolean');
    expect(ticksOf(speech(), active, { facets: counted, ticked: [], search: '' }).map(({ count }) => count)).toEqual([
      2, 0, 0,
    ]);
    // They are there before anybody has counted them.
    const early = ticksOf(speech(), active, { facets: null, ticked: [], search: '' });
    expect(early.map(({ label, count }) => [label, count])).toEqual([
      ['Yes', null],
      ['No', null],
      ['(empty)', null],
    ]);
  });
});

describe('ready filters', () => {
  it('of open changes take each other’s place', () => {
    const changed: Condition = { kind: 'open', state: 'changed' };
    const never: Condition = { kind: 'login', state: 'never' };
    expect(withReady([changed, never], { kind: 'open', state: 'conflict' })).toEqual([
      never,
      { kind: 'open', state: 'conflict' },
    ]);
    expect(withReady([changed], changed)).toEqual([changed]);
  });
});
