/** A sheet that tells where the people of a workbook come from. */
import type { AboutSheet } from '../../preload/contract';
import type { SheetValue } from './workbook/cells';
import type { SheetContent } from './workbook/content';

const noWords = { yes: '', no: '' };

/**
 * @param rows how many people were written
 * @param time milliseconds since 1970, UTC
 */
export function aboutSheet({ sheetName, lines }: AboutSheet, rows: number, time: number): SheetContent {
  const filled = (value: AboutSheet['lines'][number]['value']): SheetValue => {
    if (typeof value === 'string') return value;
    return value.fill === 'rows' ? rows : new Date(time);
  };
  return {
    sheetName,
    headers: null,
    columns: [
      { type: 'text', look: 'label' },
      { type: 'text', look: 'prose' },
    ],
    words: noWords,
    rows: lines.map(({ label, value }) => [label, filled(value)]),
  };
}

/** A sheet of some lines of text. */
export function helpSheet({ sheetName, lines }: { sheetName: string; lines: readonly string[] }): SheetContent {
  return {
    sheetName,
    headers: null,
    columns: [{ type: 'text', look: 'prose' }],
    words: noWords,
    rows: lines.map((line) => [line]),
  };
}
