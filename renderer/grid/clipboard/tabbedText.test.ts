import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTabbedText, toTabbedText } from './tabbedText';

/** Breaks within cells are those of the clipboard's own kind. */
const cell = fc
  .oneof(
    fc.string({ unit: fc.constantFrom('a', 'é', '"', '\t', '\n', ' ', '=', 'ع', '😀', ','), maxLength: 8 }),
    fc.string(),
  )
  .map((text) => text.replace(/\r\n?/g, '\n'));

describe('a table as text', () => {
  it('keeps cells apart whatever they hold', () => {
    expect(
      toTabbedText([
        ['Anna', 'a "quote"'],
        ['two\nlines', 'tab\there'],
      ]),
    ).toBe('Anna\t"a ""quote"""\n"two\nlines"\t"tab\there"');
  });

  it('is read as it was written', () => {
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        // A last row of one empty cell looks like the break that ends the row before it.
        fc.pre(rows.length === 1 || rows.at(-1)?.join('') !== '' || (rows.at(-1)?.length ?? 0) > 1);
        expect(readTabbedText(toTabbedText(rows))).toEqual(rows);
      }),
    );
  });

  it.each([
    ['one', [['one']]],
    ['', [['']]],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\r\rb', [['a'], [''], ['b']]],
    ['a\tb\nc', [['a', 'b'], ['c']]],
    ['"say ""hi"""\tb', [['say "hi"', 'b']]],
    ['"two\r\nlines"\tb', [['two\nlines', 'b']]],
    ['say "hi"\tb', [['say "hi"', 'b']]],
    ['"hi" she said\tb', [['"hi" she said', 'b']]],
    ['"never closed\tb\nc', [['"never closed', 'b'], ['c']]],
    ['12" pipe\t"', [['12" pipe', '"']]],
    [' a \t b', [[' a ', ' b']]],
  ])('%j is read as %j', (text, rows) => {
    expect(readTabbedText(text)).toEqual(rows);
  });
});
