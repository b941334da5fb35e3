import { expect, it } from 'vitest';
import { formatOf, memoryFrom, memoryText, usualSeparator, writtenSeparator } from './exportChoice';

it.each([
  ['en', ','],
  ['en-GB', ','],
  ['fr', ';'],
  ['fr-CA', ';'],
])('in %s a spreadsheet expects %s', (locale, separator) => {
  expect(usualSeparator(locale)).toBe(separator);
});

it('keeps what was chosen, and not whom it was about', () => {
  const choice = { whom: 'everybody', columns: 'standard', kind: 'text', separator: '\t' } as const;
  expect(memoryFrom(memoryText(choice))).toEqual({ columns: 'standard', kind: 'text', separator: '\t' });
});

it.each([null, '', '{', '7', '{"columns":"other","kind":"text","separator":null}'])('begins anew with %j', (text) => {
  expect(memoryFrom(text)).toEqual({ columns: 'listed', kind: 'workbook', separator: null });
});

it('only a text has something between its cells', () => {
  const choice = { whom: 'listed', columns: 'listed', kind: 'text', separator: null } as const;
  expect(writtenSeparator(choice, 'fr')).toBe(';');
  expect(writtenSeparator({ ...choice, separator: '\t' }, 'fr')).toBe('\t');
  expect(writtenSeparator({ ...choice, kind: 'workbook', separator: '\t' }, 'fr')).toBeNull();
  expect([null, ',', ';', '\t'].map((one) => formatOf(one as ReturnType<typeof usualSeparator> | null))).toEqual([
    'xlsx',
    'csv',
    'csv',
    'tsv',
  ]);
});
