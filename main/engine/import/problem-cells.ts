/** Cells of a file as they are written back, with what is wrong with them. */
import type { CellErrorValue, CellValue, Style } from 'exceljs';
import { type Failure, failure } from '../../../preload/failure';
import { textCell } from '../workbook/cells';
import type { FileCell } from '../workbook/reading/table';
import { readDate } from './date';
import { failureOf, readCells, type Shape, type StoredVerdict } from './verdicts';

export interface ProblemCell {
  value: CellValue;
  style: Partial<Style>;
}

const errors: ReadonlySet<string> = new Set(['#N/A', '#REF!', '#NAME?', '#DIV/0!', '#NULL!', '#VALUE!', '#NUM!']);

/** What a cell held, as a workbook writes it; text stays text. */
export function problemCell(cell: FileCell | null): ProblemCell {
  const text = cell?.text ?? '';
  const number = Number(text);
  if (cell?.kind === 'number' && String(number) === text) return { value: number, style: { numFmt: 'General' } };
  if (cell?.kind === 'boolean') return { value: text === 'true', style: {} };
  if (cell?.kind === 'error' && errors.has(text)) return { value: { error: text } as CellErrorValue, style: {} };
  const date = cell?.kind === 'date' ? readDate(text) : null;
  if (date) {
    const { year, month, day, hour, minute, second } = date;
    const at = new Date(Date.UTC(year, month - 1, day, hour ?? 0, minute, second ?? 0));
    return { value: at, style: { numFmt: hour === null ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' } };
  }
  const written = textCell(cell?.guarded ? `'${text}` : text).value;
  return { value: typeof written === 'string' ? written : null, style: { numFmt: '@' } };
}

const fillOf = (argb: string): Partial<Style> => ({
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb } },
});
/** What is wrong, and what has moved on both sides. */
export const marks = { invalid: fillOf('FFFFD9D6'), outdated: fillOf('FFFFEFC2') } as const;

export interface Problem {
  /** The key of the cell's target; null: the line as a whole. */
  column: string | null;
  failure: Failure;
  mark: keyof typeof marks;
}

/** All that is wrong with a line, or has moved on both sides. */
export function problemsOf(stored: StoredVerdict, keys: readonly string[], shape: Shape): Problem[] {
  const whole = failureOf(stored, shape);
  const cells = readCells(stored, keys).flatMap(({ column, state, failure: why }): Problem[] =>
    state === 'invalid' || state === 'outdated'
      ? [{ column, failure: why ?? failure('cell-error', { value: '' }), mark: state }]
      : [],
  );
  return whole ? [{ column: null, failure: whole, mark: 'invalid' }, ...cells] : cells;
}

/** By what reasons are told apart. */
export function reasonKey({ code, params, detail }: Failure): string {
  return JSON.stringify([code, Object.entries(params).sort(([one], [other]) => (one < other ? -1 : 1)), detail]);
}
