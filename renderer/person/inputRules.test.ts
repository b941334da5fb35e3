import { expect, it } from 'vitest';
import type { InputRule } from '../../preload/contract';
import { keepsRule, noSecret, secretProblem } from './inputRules';

const cases: [InputRule['rule'], number | null, string, boolean][] = [
  ['minLength', 4, 'abc', false],
  ['minLength', 4, 'abcd', true],
  ['minLength', 4, 'ab😀', false],
  ['maxLength', 3, 'ab😀', true],
  ['maxLength', 3, 'abcd', false],
  ['minLength', null, '', true],
  ['upper', null, 'aé1', false],
  ['upper', null, 'aÉ1', true],
  ['lower', null, 'ABC', false],
  ['lower', null, 'ABß', true],
  ['digit', null, 'abc', false],
  ['digit', null, 'ab٣', true],
  ['symbol', null, 'abc 1', false],
  ['symbol', null, 'abc-1', true],
  ['notUserName', null, 'my-Ada.Lovelace-1', false],
  ['notUserName', null, 'Engine1842!', true],
];

it.each(cases)('%s %s of "%s" is kept: %s', (rule, value, text, isKept) => {
  expect(keepsRule({ rule, value }, text, 'ada.lovelace')).toBe(isKept);
});

it('has no username to look for in somebody who has none', () => {
  expect(keepsRule({ rule: 'notUserName', value: null }, 'anything', '')).toBe(true);
});

it('says why a secret cannot be taken yet', () => {
  const input = { required: true, rules: [{ rule: 'minLength', value: 4 } as const] };
  const problem = (first: string, second: string) => secretProblem(input, { first, second }, 'ada');
  expect(secretProblem(input, noSecret, 'ada')).toBe('rules');
  expect(problem('abc', 'abc')).toBe('rules');
  expect(problem('abcd', '')).toBe('same');
  expect(problem('abcd', 'abcD')).toBe('same');
  expect(problem('abcd', 'abcd')).toBeNull();
});

it('does not ask for a secret that may be left out, unless one was begun', () => {
  const input = { required: false, rules: [] };
  expect(secretProblem(input, noSecret, '')).toBeNull();
  expect(secretProblem(input, { first: '', second: 'x' }, '')).toBe('rules');
});
