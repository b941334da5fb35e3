/** A table of somebody else's making, read line by line: what a sheet of a workbook and a text with separators share. */
import type { ImportedTable, ImportFormat } from '../../../../preload/contract';
import { unguard } from '../guard';

/**
 * One cell, as a person reads it, blanks around it included. Of a formula it is what it last came to. By kind:
 * - `number`: in plain decimal notation with at most 15 digits that count, and with the zeros that its format puts before
 *   it; `0.3`, `-7`, `00420`. Percentages and currencies are shown as the numbers that they are.
 * - `date`: `2026-01-31`, or `2026-01-31T09:30:00` where the format shows a time or there is one, with `.250` where
 *   there are milliseconds; in no zone, as a clock on the wall. A spreadsheet has days that the calendar does not:
 *   `1900-02-29`, `1900-01-00`.
 * - `boolean`: `true` or `false`.
 * - `error`: `#N/A` and the like.
 * - `text`: all else, among it a time of no day, `09:30:00`, and every cell of a text file.
 */
export interface FileCell {
  text: string;
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  /**
   * An apostrophe stood before the text, which goes on like a formula: it was left away. A text file may have been opened
   * and saved as a workbook since, in which the guard stays; or it was the value's own.
   */
  guarded?: true;
}

/** A cell of text; null of none. */
export function textCell(text: string): FileCell | null {
  if (text === '') return null;
  const meant = unguard(text);
  return meant === text ? { text, kind: 'text' } : { text: meant, kind: 'text', guarded: true };
}

export interface FileLine {
  /** As a spreadsheet numbers them, from 1 on. */
  line: number;
  /** Empty cells are null; the last one is not. Never longer than the limits allow: 16,384. */
  cells: readonly (FileCell | null)[];
}

/** A file that is open to be read from its first line to its last; a text once, a workbook sheet by sheet. */
export interface Table {
  kind: ImportedTable['kind'];
  /** None in a text. */
  sheets: ImportedTable['sheets'];
  /**
   * What was asked for, or found out; null what the kind of file does not have. `headerLine` is not this reader's to know.
   */
  format: Omit<ImportFormat, 'headerLine'>;
  /** Bytes that are still to be read for some sheets, or for the one that was opened, for progress. */
  bytesOf(sheets?: readonly number[]): number;
  /**
   * Lines that hold anything, some hundreds at a time or none for a while, with how many bytes have been read. Of a
   * workbook another sheet than the one that was opened can be read as well, and each as often as one likes. Other work of the process is done in between; the signal that the table was opened with ends it.
   *
   * @throws {import('./broken').Unreadable} with the failure `file-broken`, `file-too-large`, `file-encrypted`,
   * `file-type` (bytes in a text), `file-failed` (the disk) or `cancelled`; params.line tells where, if that is known
   */
  lines(sheet?: number): AsyncIterable<{ lines: readonly FileLine[]; read: number }>;
  /** To be called in any case, and as often as one likes. */
  close(): Promise<void>;
}
