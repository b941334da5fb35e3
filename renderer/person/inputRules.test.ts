import { expect, it } from 'vitest';
import type { InputRule } from '../../preload/contract';
import { keepsRule } from './inputRules';

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
