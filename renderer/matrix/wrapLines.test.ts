import { expect, it } from 'vitest';
import { wrapLines } from './wrapLines';

const measure = (text: string) => text.length * 10;

it.each([
  ['Ticketing', ['Ticketing']],
  ['Main stadium stewards', ['Main', 'stadium s…']],
  ['Air crew', ['Air crew']],
  ['Athletes village', ['Athletes', 'village']],
  ['Accreditations', ['Accredita…']],
  ['a b c d e f g h', ['a b c d e', 'f g h']],
  ['', []],
])('%s', (text, lines) => {
  expect(wrapLines(text, 100, 2, measure)).toEqual(lines);
});
