/** What is written: sheets of rows, in a workbook one after the other. */
import type { Column } from '../../../preload/contract';
import type { SheetValue, Words } from './cells';
import type { OwnRole } from './own-workbook';

/** Rows one by one, or in batches that may have to be waited for. */
export type Rows = Iterable<SheetValue[]> | AsyncIterable<SheetValue[][]>;

/**
 * How the cells of a column look. `fixed` cells are grey, and a spreadsheet refuses what is typed into them; `prose` goes
 * on in as many lines as it takes.
 */
export type Look = 'plain' | 'fixed' | 'label' | 'prose';

export interface SheetColumn {
  type: Column['type'];
  /** Plain unless told. */
  look?: Look;
  /** All that a cell may hold, to be chosen from a list. */
  offers?: readonly string[];
  hidden?: boolean;
}

/** What a spreadsheet says where it refuses what is typed. */
export interface Refusals {
  title: string;
  /** Of a cell that nobody may change. */
  fixed: string;
  /** Of a cell that takes only what its list offers. */
  choice: string;
}

export interface SheetContent {
  sheetName: string;
  /** As the admin reads them, one for each column; null: no header, nothing to filter by. */
  headers: readonly string[] | null;
  columns: readonly SheetColumn[];
  words: Words;
  rows: Rows;
  /** What the sheet is in a workbook that is meant to come back. */
  role?: OwnRole;
  /** Without them a spreadsheet refuses nothing. */
  refusals?: Refusals;
  /** Rows, filled or not, in which the lists are offered at least. */
  room?: number;
  /** Not for people: `veryHidden` is what no program shows. Its name is taken as it is. */
  state?: 'hidden' | 'veryHidden';
}
