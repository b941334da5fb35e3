/** Reads what is selected for the clipboard. */
import type { CellValue, Column, GridRow, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { UserList } from '../../state/users';
import type { Progress } from '../../state/work';
import { textOf } from '../cells';
import { fetchRows } from '../fetchRows';
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

/** As the grid shows it, but several values so that they are told apart again when they come back. */
function copiedText(place: Parameters<typeof textOf>[0], column: Column, value: CellValue): string {
  return Array.isArray(value) ? editText(column, value) : textOf(place, column, value);
}

/** What the grid shows of some rows in some of its columns. */
function write(speech: Speech, list: UserList, { columns }: Block, rows: readonly GridRow[], written: Written) {
  const shown = columns.flatMap((index) => {
    const column = list.columns[index];
    return column ? [{ index, column }] : [];
  });
  for (const row of rows) {
    const place = { speech, row, columns: list.columns };
    const values = shown.map(({ index }) => row.cells[index] ?? null);
    written.texts.push(shown.map(({ column }, at) => copiedText(place, column, values[at] ?? null)));
    written.values.push(values);
    written.rows.push(row.id);
  }
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
  write(speech, list, block, rows, written);
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
  const written: Written = { texts: [], values: [], rows: [] };
  for (const [from, to] of block.slices) {
    for (let start = from; start < to; start += atOnce) {
      if (progress.signal.aborted) return failed('cancelled');
      const fetched = await fetchRows(list, [[start, Math.min(to, start + atOnce)]]);
      if (!fetched.ok) return fetched;
      write(speech, list, block, fetched.value, written);
      progress.tell(written.rows.length, total);
    }
  }
  return succeeded(finish(list, block, written));
}
