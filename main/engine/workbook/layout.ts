/** How a sheet looks: its name, its columns' widths, its header. */
import type { SheetValue } from './cells';

/** Rows of a sheet, the header not counted. */
export const rowsOfSheet = 1_048_575;

const longestName = 31;

/** A name that Excel allows: for the second sheet on with its number behind it. */
export function sheetTitle(wanted: string, number: number): string {
  const allowed = wanted
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replace(/[[\]:*?/\\\u0000-\u001f\ufffe\uffff]/g, ' ')
    .replace(/^['\s]+|['\s]+$/g, '');

  // Excel keeps this name for itself.
  const name = allowed === '' || allowed.toLowerCase() === 'history' ? `Sheet ${allowed}`.trim() : allowed;
  const suffix = number === 1 ? '' : ` ${number}`;
  return name.slice(0, longestName - suffix.length).replace(/[\ud800-\udbff]$|['\s]+$/, '') + suffix;
}

const narrowest = 10;
const widest = 60;

/** Widths in characters, wide enough for the header with its filter button and for most of the sample's cells. */
export function columnWidths(headers: readonly string[], sample: readonly SheetValue[][]): number[] {
  return headers.map((header, index) => {
    const lengths = sample.map((row) => lengthOf(row[index] ?? null)).sort((a, b) => a - b);
    const usual = lengths[Math.floor((lengths.length - 1) * 0.95)] ?? 0;
    return Math.min(Math.max(header.length + 4, usual + 2, narrowest), widest);
  });
}

/** As long as `2026-01-31 09:30:00`. */
const instantLength = 19;

function lengthOf(value: SheetValue): number {
  if (value instanceof Date) return instantLength;
  return (Array.isArray(value) ? value.join('; ') : String(value ?? '')).length;
}
