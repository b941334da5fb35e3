/** Reads what is selected for the clipboard. */
import type { CellValue, Column, GridRow, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { isNameColumn } from '../../avatar/initials';
import type { UserList } from '../../state/users';
import type { Progress } from '../../state/work';
import { textOf } from '../cells';
import { fetchCells } from '../fetchRows';
import { type Block, sliceLength } from '../selecting/areas';
import { editText, type Speech } from '../values';
import { toHtmlTable } from './htmlTable';
import { toTabbedText } from './tabbedText';

/** For more cells than this, spreadsheets are given the text alone. */
const mostInHtml = 200_000;
/** Rows that are written before whatever else waits gets its turn. */
const atOnce = 2_000;

export interface CopiedBlock {
  text: string;
  /** Null where it would be too much. */
  html: string | null;
  columns: readonly Column[];
  rows: readonly number[];
  values: readonly (readonly CellValue[])[];
}

interface Written {
  texts: string[][];
  values: CellValue[][];
  rows: number[];
}

/** What is copied of rows that have these values. */
interface Copying {
  speech: Speech;
  columns: readonly Column[];
  /** Those of the columns that are copied. */
  indexes: readonly number[];
  /** Words of choices, by column and choice: looking them up takes longer than all else, and they are always the same. */
  words: Map<Column, Map<string, string>>;
}

/** As the grid shows it, but several values so that they are told apart again when they come back. */
function copiedText({ speech, columns, words }: Copying, row: GridRow, column: Column, value: CellValue): string {
  if (Array.isArray(value)) return editText(column, value);
  const text = () => textOf({ speech, row, columns }, column, value);
  const known = column.type === 'choice' ? words.get(column) : undefined;
  if (typeof value !== 'string' || !known) return text();
  const word = known.get(value) ?? text();
  known.set(value, word);
  return word;
}

function copyingOf(speech: Speech, columns: readonly Column[], indexes: readonly number[]): Copying {
  return { speech, columns, indexes, words: new Map(columns.map((column) => [column, new Map()])) };
}

/** What the grid shows of some rows in some of its columns. */
function write(copying: Copying, rows: readonly GridRow[], written: Written) {
  const { columns, indexes } = copying;
  const shown = indexes.flatMap((index) => {
    const column = columns[index];
    return column ? [{ index, column }] : [];
  });
  for (const row of rows) {
    const values = shown.map(({ index }) => row.cells[index] ?? null);
    written.texts.push(shown.map(({ column }, at) => copiedText(copying, row, column, values[at] ?? null)));
    written.values.push(values);
    written.rows.push(row.id);
  }
}

/** The columns to be read for some that are copied: somebody without a display name is called by others. */
function columnsFor(list: UserList, copied: readonly Column[]): readonly Column[] {
  if (!copied.some(({ key }) => key === 'displayName')) return copied;
  return [...copied, ...list.columns.filter((column) => isNameColumn(column.key) && !copied.includes(column))];
}

function finish(list: UserList, block: Block, { texts, values, rows }: Written): CopiedBlock {
  const columns = block.columns.flatMap((index) => list.columns[index] ?? []);
  const isSmall = texts.length * columns.length <= mostInHtml;
  const numbers = columns.map(({ type }) => type === 'number');
  return {
    text: toTabbedText(texts),
    html: isSmall ? toHtmlTable(texts, numbers) : null,
    columns,
    rows,
    values,
  };
}

/** Reads a block whose rows are all here; null where they are not, or are too many to be read in one go. */
export function readAtOnce(speech: Speech, list: UserList, block: Block): CopiedBlock | null {
  if (sliceLength(block.slices) > atOnce) return null;
  const rows: GridRow[] = [];
  for (const [from, to] of block.slices) {
    for (let position = from; position < to; position += 1) {
      const row = list.pages.row(position);
      if (!row) return null;
      rows.push(row);
    }
  }
  const written: Written = { texts: [], values: [], rows: [] };
  write(copyingOf(speech, list.columns, block.columns), rows, written);
  return finish(list, block, written);
}

/** Reads a block of any size, page by page: nothing else waits for it. */
export async function readBlock(
  speech: Speech,
  list: UserList,
  block: Block,
  progress: Progress,
): Promise<Result<CopiedBlock>> {
  const total = sliceLength(block.slices);
  const copied = block.columns.flatMap((index) => list.columns[index] ?? []);
  const indexes = copied.map((_, index) => index);
  const copying = copyingOf(speech, columnsFor(list, copied), indexes);
  const written: Written = { texts: [], values: [], rows: [] };
  for (const [from, to] of block.slices) {
    for (let start = from; start < to; start += atOnce) {
      if (progress.signal.aborted) return failed('cancelled');
      const fetched = await fetchCells(list, copying.columns, [start, Math.min(to, start + atOnce)]);
      if (!fetched.ok) return fetched;
      write(copying, fetched.value, written);
      progress.tell(written.rows.length, total);
    }
  }
  return succeeded(finish(list, block, written));
}
