import { expect, it } from 'vitest';
import { splitCells } from './delimited';

it('takes rows apart, without their blanks and without blank rows', () => {
  expect(splitCells('a\t b \r\n\r\n\t\nc\td', '\t')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

it('keeps what stands in quotes together', () => {
  expect(splitCells('"a;b";"say ""hi""";"two\nlines"', ';')).toEqual([['a;b', 'say "hi"', 'two\nlines']]);
});

it('takes a quote that is never closed, or stands inside a cell, as it is', () => {
  expect(splitCells('"a;b', ';')).toEqual([['"a', 'b']]);
  expect(splitCells('a"b;c', ';')).toEqual([['a"b', 'c']]);
});
