/** Reads a table into the scratch file, some hundreds of lines at a time. */
import type { ImportedTable, ImportFormat, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { FileLine, Table } from '../workbook/reading/table';
import { findHeader } from './header';
import { packCells } from './packed-cells';
import { type Scratch, togetherOverTurns, write } from './scratch';
import { cleanText } from './text';
import { isBareNumber } from './zeros';

/** So many lines are shown, and so many may hold the header. */
const topLines = 10;
const mostSamples = 5;
/** What is shown of one cell, in UTF-16 units. */
const shownText = 200;

export interface ReadTable {
  table: ImportedTable;
  /** By index of the file's columns: whether one holds numbers that may have lost zeros. */
  bare: ReadonlySet<number>;
}

interface ColumnNotes {
  header: string;
  samples: string[];
  isBare: boolean;
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
  const columns: (ColumnNotes | undefined)[] = [];
  /** Lines that came before it was known where the header is. */
  let early: FileLine[] | null = [];
  let headerLine = 0;
  let lines = 0;

  const take = (some: readonly FileLine[]) => {
    for (const line of some) {
      if (line.line < headerLine) continue;
      note(columns, line, line.line === headerLine);
      if (line.line === headerLine) continue;
      write(scratch, 'insert into line (number, cells) values (?, ?)', line.line, packCells(line.cells));
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
  const shown = columns.flatMap((notes, index) => (notes ? [{ index, notes }] : []));
  return succeeded({
    table: {
      kind: table.kind,
      sheets: table.sheets,
      format: { ...table.format, headerLine },
      lines,
      top: top.map(({ line, cells }) => ({ line, cells: cells.map((cell) => shorten(cell?.text ?? '')) })),
      columns: shown.map(({ index, notes: { header, samples } }) => ({ index, header, samples })),
    },
    bare: new Set(shown.flatMap(({ index, notes }) => (notes.isBare ? [index] : []))),
  });
}

/** Takes note of what stands in the columns; one in which nothing stands is none. */
function note(columns: (ColumnNotes | undefined)[], { cells }: FileLine, isHeader: boolean): void {
  cells.forEach((cell, index) => {
    if (cell === null) return;
    const text = cleanText(cell.text);
    if (text === '') return;
    let notes = columns[index];
    if (!notes) {
      notes = { header: '', samples: [], isBare: false };
      columns[index] = notes;
    }
    if (isHeader) {
      notes.header = shorten(text);
      return;
    }
    notes.isBare ||= isBareNumber(text);
    if (notes.samples.length < mostSamples) {
      const sample = shorten(text);
      if (!notes.samples.includes(sample)) notes.samples.push(sample);
    }
  });
}

function shorten(text: string): string {
  if (text.length <= shownText) return text;
  // Half of a surrogate pair is no character.
  return `${text.slice(0, shownText - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
