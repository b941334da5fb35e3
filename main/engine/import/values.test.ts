import { describe, expect, it } from 'vitest';
import { plainPlan } from '../../../tests/support/import-scene';
import { discovery, fleet } from '../../../tests/support/tenant-model';
import { columnsOf } from '../scim/columns';
import { cleanText } from '../workbook/likeness';
import { givenCell } from './cell';
import { foldWord, isAlike, keyText } from './text';
import { isWrittenAs, readValue } from './values';
import { fileWords } from './words';
import { NumberLengths, wholeOf } from './zeros';

const columns = columnsOf(discovery.schemas);
const words = fileWords({
  ...plainPlan,
  targets: [],
  words: { ...plainPlan.words, choices: { [`${fleet}:access`]: { 'Accès complet': 'full' } } },
});
function column(key: string) {
  const found = columns.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no column ${key}`);
  return found;
}
const given = (text: string) => givenCell({ text, kind: 'text' }, undefined);
const read = (key: string, text: string, from: string | null = null) =>
  readValue(column(key), { text, kind: 'text' }, from, words);

describe('the text of a cell', () => {
  it.each([
    ['active', 'OUI', true],
    ['active', 'False', false],
    ['active', '1', true],
    [`${fleet}:vehicles`, '1 234', 1234],
    [`${fleet}:vehicles`, '12,0', 12],
    [`${fleet}:vehicles`, '-3', -3],
    [`${fleet}:access`, 'acces COMPLET', 'full'],
    [`${fleet}:access`, 'ASSIGNED', 'assigned'],
    [`${fleet}:since`, '2024-02-29T10:00:00Z', '2024-02-29T10:00:00.000Z'],
    [`${fleet}:since`, '2024-02-29', new Date(2024, 1, 29).toISOString()],
    [`${fleet}:since`, '29.02.2024 10:30', new Date(2024, 1, 29, 10, 30).toISOString()],
    [`${fleet}:since`, '03/04/2024', new Date(2024, 3, 3).toISOString()],
    [`${fleet}:since`, '02/29/2024', new Date(2024, 1, 29).toISOString()],
    ['title', '=1+1', '=1+1'],
    ['phoneNumbers', '+45 12', '+45 12'],
    ['title', '12E4', '12E4'],
    ['groups', 'Cranes; Lorries ;Cranes', ['Cranes', 'Lorries']],
  ])('in %s %j is %j', (key, text, value) => {
    expect(read(key, text)).toEqual({ ok: true, value });
  });

  it.each([
    ['active', 'perhaps', 'not-boolean'],
    ['emails', 'efua@', 'not-address'],
    [`${fleet}:vehicles`, '1.5', 'not-number'],
    [`${fleet}:vehicles`, '0x10', 'not-number'],
    [`${fleet}:vehicles`, '1e3', 'not-number'],
    [`${fleet}:vehicles`, '99999999999999999999', 'not-number'],
    [`${fleet}:vehicles`, ',', 'not-number'],
    [`${fleet}:since`, '31/02/2024', 'not-date'],
    [`${fleet}:since`, '13/13/2024', 'not-date'],
    [`${fleet}:since`, 'yesterday', 'not-date'],
    [`${fleet}:since`, '2024-02-29T25:00:00', 'not-date'],
    [`${fleet}:access`, 'everything', 'not-choice'],
    ['phoneNumbers', '6.1E+10', 'cell-error'],
    ['phoneNumbers', '6,12E+10', 'cell-error'],
  ])('in %s %j is refused with %s', (key, text, code) => {
    expect(read(key, text)).toMatchObject({ ok: false, failure: { code } });
  });

  it('keeps a plain day where there was one', () => {
    expect(read(`${fleet}:since`, '01.02.2024', '2020-01-01')).toEqual({ ok: true, value: '2024-02-01' });
  });

  it('is cleaned of what cannot be seen', () => {
    expect(cleanText('\u00a0\u200b Ann\u0000\u202f\ufeff')).toBe('Ann');
    expect(cleanText('a\r\nb')).toBe('a\nb');
    expect(cleanText('e\u0301')).toBe('é');
    expect(keyText(' ANN@Example.com\t')).toBe('ann@example.com');
    expect(foldWord('  Accès\u00a0 limité ')).toBe('acceslimite');
  });

  it('is what an export makes of a value', () => {
    expect(isAlike(' Jean\u00a0Dupont\r\n', 'Jean Dupont')).toBe(true);
    expect(isAlike('x'.repeat(40_000), `${'x'.repeat(32_766)}…`)).toBe(true);
    expect(isAlike('Ann', 'ann')).toBe(false);
    expect(isWrittenAs(column('groups'), ['Editors', 'Readers'], given('readers, Editors'), words)).toBe(true);
    expect(isWrittenAs(column('groups'), ['Editors'], given('Editors; Readers'), words)).toBe(false);
  });
});

describe('zeros', () => {
  it('are missing of a number that had them, and of one that is shorter than all others', () => {
    expect(wholeOf('12', '0012', undefined)).toBe('0012');
    expect(wholeOf('12', '12', undefined)).toBeNull();
    expect(wholeOf('13', '0012', undefined)).toBeNull();
    expect(wholeOf('13', null, 5)).toBe('00013');
    expect(wholeOf('0013', null, 5)).toBeNull();
    expect(wholeOf('1a', null, 5)).toBeNull();
    expect(wholeOf('0', '000', undefined)).toBe('000');
  });

  it('are not expected where numbers have no one length, or none begins with a zero', () => {
    const lengthOf = (...numbers: string[]) => {
      const lengths = new NumberLengths();
      for (const number of numbers) lengths.add(number);
      return lengths.common();
    };
    expect(lengthOf('001', '123', 'abc')).toBe(3);
    expect(lengthOf('101', '123')).toBeUndefined();
    expect(lengthOf('001', '0012', '00123')).toBeUndefined();
    expect(lengthOf()).toBeUndefined();
  });
});
