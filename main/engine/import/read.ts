/** Reads a table into the scratch file, some hundreds of lines at a time. */
import type { ImportedTable, ImportFormat, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { OwnWorkbook } from '../workbook/own-workbook';
import type { FileLine, Table } from '../workbook/reading/table';
import { type ColumnNote, noteColumns, shorten } from './column-notes';
import { findHeader } from './header';
import { packCells } from './packed-cells';
import type { Part } from './part';
import { type Scratch, togetherOverTurns, write } from './scratch';

/** So many lines are shown, and so many may hold the header. */
export const topLines = 10;

export interface ReadTable {
  table: ImportedTable;
  parts: readonly Part[];
  /** Of a workbook that was exported to be edited: what it says of itself. */
  own: OwnWorkbook | null;
  /** By index of the file's columns: whether one holds numbers that may have lost zeros. */
  bare: ReadonlySet<number>;
}

/** Fails with `sheet-empty`, or with `cancelled`. Throws `Unreadable` as the table does. */
export function readTable(
  scratch: Scratch,
  table: Table,
  asked: ImportFormat,
  signal: AbortSignal,
  onProgress: (read: number) => void,
): Promise<Result<ReadTable>> {
  return togetherOverTurns(scratch, () => readPieces(scratch, table, asked, signal, onProgress));
}

async function readPieces(
  scratch: Scratch,
  table: Table,
  asked: ImportFormat,
  signal: AbortSignal,
  onProgress: (read: number) => void,
): Promise<Result<ReadTable>> {
  const top: FileLine[] = [];
  const columns = noteColumns();
  /** Lines that came before it was known where the header is. */
  let early: FileLine[] | null = [];
  let headerLine = 0;
  let lines = 0;

  const take = (some: readonly FileLine[]) => {
    for (const { line, cells } of some) {
      if (line < headerLine) continue;
      const note = line === headerLine ? columns.header : columns.cell;
      for (const [index, cell] of cells.entries()) note(index, cell);
      if (line === headerLine) continue;
      write(scratch, 'insert into line (number, cells) values (?, ?)', line, packCells(cells));
      lines += 1;
    }
  };
  const begin = () => {
    headerLine = asked.headerLine ?? findHeader(top);
    take(early ?? []);
    early = null;
  };

  for await (const { lines: some, read } of table.lines()) {
    if (signal.aborted) return failed('cancelled');
    top.push(...some.slice(0, topLines - top.length));
    if (early) {
      early.push(...some);
      if (top.length === topLines) begin();
    } else take(some);
    onProgress(read);
  }
  if (signal.aborted) return failed('cancelled');
  if (early) begin();
  // Where there are others, one of them may be meant.
  if (top.length === 0 && table.sheets.length < 2) return failed('sheet-empty');
  const noted = columns.list();
  const sheet = table.format.sheet ?? 0;
  const name = table.sheets[sheet]?.name ?? null;
  return succeeded({
    table: {
      kind: table.kind,
      sheets: table.sheets,
      format: { ...table.format, headerLine },
      lines,
      parts: [{ sheet, name, lines }],
      exported: null,
      top: shownTop(top),
      columns: noted.map(({ index, header, samples }) => ({ index, header, samples, target: null, part: 0 })),
    },
    parts: [partOf({ sheet, name, lines, headerLine }, noted)],
    own: null,
    bare: new Set(noted.flatMap(({ index, isBare }) => (isBare ? [index] : []))),
  });
}

function partOf(
  { headerLine, ...part }: Pick<Part, 'sheet' | 'name' | 'lines'> & { headerLine: number },
  noted: readonly ColumnNote[],
): Part {
  const end = (noted.at(-1)?.index ?? -1) + 1;
  const headers: string[] = new Array(headerLine > 0 ? end : 0).fill('');
  if (headerLine > 0) for (const { index, header } of noted) headers[index] = header;
  return { ...part, role: null, from: 0, end, headers, prints: new Map(), own: null };
}

/** The first lines of a sheet as windows show them. */
export function shownTop(top: readonly FileLine[]): ImportedTable['top'] {
  return top.map(({ line, cells }) => ({ line, cells: cells.map((cell) => shorten(cell?.text ?? '')) }));
}
