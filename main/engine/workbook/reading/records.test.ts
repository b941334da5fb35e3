import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable } from './broken';
import { type ReadingLimits, readingLimits } from './limits';
import { createRecordReader } from './records';

/** The records of a text that comes in pieces of so many characters. */
function records(text: string, { size = 1_000, separator = ',', limits = {} as Partial<ReadingLimits> } = {}) {
  const found: string[][] = [];
  const numbers: number[] = [];
  const reader = createRecordReader(separator, { ...readingLimits, ...limits }, (cells, number) => {
    found.push(cells);
    numbers.push(number);
  });
  for (let from = 0; from < text.length; from += size) reader.write(text.slice(from, from + size));
  reader.end();
  expect(numbers).toEqual(found.map((_, index) => index + 1));
  return found;
}

function failureOf(text: string, limits: Partial<ReadingLimits> = {}) {
  try {
    records(text, { limits });
  } catch (error) {
    if (error instanceof Unreadable) return { code: error.failure.code, ...error.failure.params };
    throw error;
  }
  return null;
}

describe('records', () => {
  it.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,b\n', [['a', 'b']]],
    ['a\r\nb\rc\nd', [['a'], ['b'], ['c'], ['d']]],
    ['a\n\n\r\n\rb', [['a'], [''], [''], [''], ['b']]],
    ['', []],
    [',', [['', '']]],
    ['""', [['']]],
    ['"a,b","c\r\nd","say ""hi"""', [['a,b', 'c\r\nd', 'say "hi"']]],
    ['5" pipe,b"c', [['5" pipe', 'b"c']]],
    ['"a" ,b', [['a', 'b']]],
    [' "a",b', [[' "a"', 'b']]],
    ['"a"\r\n"b"', [['a'], ['b']]],
    ['a,"', null],
    ['  a , b  ', [['  a ', ' b  ']]],
  ])('of %j', (text, expected) => {
    if (!expected) expect(failureOf(text)).toEqual({ code: 'file-broken', line: 1 });
    else for (const size of [1, 2, 3, 100]) expect(records(text, { size })).toEqual(expected);
  });

  it('come back as they were written, however they are cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ';', ',', '\n', '\r', ' ', 'é', '😀', '=') });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 9 }),
        (rows, separator, end, size) => {
          const text = rows
            .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(separator) + end)
            .join('');
          expect(records(text, { separator, size })).toEqual(rows);
        },
      ),
    );
  });

  it('end where the limits are', () => {
    expect(failureOf('a\nb,"c\nd', {})).toEqual({ code: 'file-broken', line: 2 });
    expect(failureOf('a\nb\n"c" d\ne', {})).toEqual({ code: 'file-broken', line: 3 });
    expect(failureOf('a\n"bbbbbb"', { quoted: 5 })).toEqual({ code: 'file-broken', line: 2 });
    expect(failureOf('a\nbbbbbb', { cell: 5 })).toEqual({ code: 'file-too-large', line: 2 });
    expect(failureOf('a\nbbb,bbb', { line: 5 })).toEqual({ code: 'file-too-large', line: 2 });
    expect(failureOf('a\n,,', { columns: 2 })).toEqual({ code: 'file-too-large', line: 2 });
    expect(failureOf('a\nb\nc', { lines: 2 })).toEqual({ code: 'file-too-large', line: 3 });
    expect(failureOf('aaaaa,\nb', { lines: 2, columns: 2, line: 5, cell: 5 })).toBeNull();
  });
});
