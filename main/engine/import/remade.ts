/** What spreadsheets make of values without being asked. */
import type { CellValue } from '../../../preload/contract';
import { plainNumber } from '../workbook/reading/numbers';
import type { FileCell } from '../workbook/reading/table';
import { withoutZeros } from './zeros';

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * Whether a spreadsheet makes this cell of a value by itself: it keeps 15 digits of numbers, and takes what looks like a
 * number or a truth for one. Zeros that are lost are not decided here: they are asked about.
 */
export function isMadeOf(value: CellValue, { text, kind }: Pick<FileCell, 'text' | 'kind'>): boolean {
  if (kind === 'boolean') return typeof value === 'string' && value.trim().toLowerCase() === text;
  if (kind !== 'number') return false;
  if (typeof value === 'number') return isSameNumber(value, text);
  return (
    typeof value === 'string' &&
    decimal.test(value) &&
    withoutZeros(value) === null &&
    isSameNumber(Number(value), text)
  );
}

function isSameNumber(value: number, text: string): boolean {
  return String(value) === text || plainNumber(value) === plainNumber(Number(text));
}
