/** A workbook read by another library than the one that wrote it. */
import { readFileSync } from 'node:fs';
import { type CellObject, read, utils } from 'xlsx';

export interface Sheet {
  name: string;
  header: string[];
  /** Cells of the rows below the header; undefined where there is none. */
  rows: (CellObject | undefined)[][];
  /** The sheets behind it that people see. */
  further: string[];
}

/** Reads the first sheet of a workbook, or another one; dates stay the numbers that they are in Excel. */
export function readSheet(file: string, place = 0): Sheet {
  const book = read(readFileSync(file), { cellNF: true, cellFormula: true });
  const isSeen = (_name: string, index: number) => !book.Workbook?.Sheets?.[index]?.Hidden;
  const name = book.SheetNames[place] ?? '';
  const sheet = book.Sheets[name];
  if (!sheet) throw new Error(`${file} has ${book.SheetNames.length} sheets`);
  const { e: end } = utils.decode_range(sheet['!ref'] ?? 'A1');
  const cellAt = (r: number, c: number): CellObject | undefined => sheet[utils.encode_cell({ r, c })];
  const row = (r: number) => Array.from({ length: end.c + 1 }, (_, c) => cellAt(r, c));
  return {
    name,
    header: row(0).map((cell) => String(cell?.v ?? '')),
    rows: Array.from({ length: end.r }, (_, index) => row(index + 1)),
    further: book.SheetNames.filter(isSeen).filter((one) => one !== book.SheetNames[0]),
  };
}

/** An instant as Excel counts days, by the clock on this machine's wall: Excel knows no time zones. */
export function serialDay(instant: string): number {
  const date = new Date(instant);
  const wall = date.getTime() - date.getTimezoneOffset() * 60_000;
  return (wall - Date.UTC(1899, 11, 30)) / 86_400_000;
}
