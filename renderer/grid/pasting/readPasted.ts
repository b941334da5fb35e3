/** What a pasted cell means in a column. */
import type { CellValue, Column, ColumnType, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { readText, type Speech } from '../values';

/** A cell of what was pasted: its text and, where it was copied from this window, what it held. */
export interface PastedCell {
  text: string;
  held: HeldValue | null;
}

export interface HeldValue {
  value: CellValue;
  type: ColumnType;
  column: string;
}

/** What spreadsheets show for a formula that went wrong. */
const spreadsheetError =
  /^#(N\/A|NV|REF!|BEZUG!|VALUE!|VALEUR!|DIV\/0!|NAME\?|NOM\?|NUM!|NOMBRE!|NULL!|NUL!|SPILL!|CALC!)$/;
/** A number of many digits as a spreadsheet shortens it; the digits are gone. */
const shortened = /^[+-]?\d(?:[.,]\d+)?E[+-]\d{2,3}$/i;

/** The value, or why there is none. Values that were copied from this window keep all that their text does not tell. */
export function readPasted(speech: Speech, column: Column, { text, held }: PastedCell): Result<CellValue> {
  if (held && fits(held, column)) {
    const isMissing = held.value === null && column.required;
    return isMissing ? failed('required') : succeeded(held.value);
  }
  const clean = text.replace(/\u00a0/gu, ' ').trim();
  if (spreadsheetError.test(clean) || shortened.test(clean)) return failed('cell-error', { value: clean });
  return clean === '' && column.required ? failed('required') : readText(speech, column, clean, null);
}

function fits({ value, type, column: from }: HeldValue, column: Column): boolean {
  if (type !== column.type || Array.isArray(value)) return false;
  if (column.type !== 'choice' || value === null) return true;
  return column.choices === null ? from === column.key : column.choices.includes(String(value));
}

/** Reads many cells, each text once for each column. */
export function createPasteReader(speech: Speech): (column: Column, cell: PastedCell) => Result<CellValue> {
  const known = new Map<string, Map<string, Result<CellValue>>>();
  return (column, cell) => {
    if (cell.held) return readPasted(speech, column, cell);
    const texts = known.get(column.key) ?? new Map<string, Result<CellValue>>();
    known.set(column.key, texts);
    const read = texts.get(cell.text) ?? readPasted(speech, column, cell);
    texts.set(cell.text, read);
    return read;
  };
}
