/** Reads the sheets of an exported workbook as one table: whose columns stand where has been found out. */
import type { ImportedTable, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { fingerprint, fingerprintLength } from '../workbook/fingerprint';
import { cleanText } from '../workbook/likeness';
import type { OwnColumn, OwnRole, OwnWorkbook } from '../workbook/own-workbook';
import { tooLarge } from '../workbook/reading/broken';
import type { FileCell, Table } from '../workbook/reading/table';
import { type ColumnNotes, noteColumns } from './column-notes';
import type { FoundSheet } from './own-layout';
import { packCells } from './packed-cells';
import { lineName, type Part } from './part';
import type { ReadTable } from './read';
import { type Scratch, togetherOverTurns, valuesOf, write } from './scratch';

/** Null where a column stands for nothing that the tenant has. */
export type TargetOf = (column: OwnColumn) => string | null;

/** A column of the table that the sheets make together. */
interface TableColumn {
  header: string;
  target: string | null;
  part: number;
  /** It only tells who somebody is. */
  isLabel: boolean;
}

interface PlacedSheet extends FoundSheet {
  part: number;
  from: number;
  /** By column of the file: its place among those of the part; -1 for one that is not read. */
  places: number[];
  /** Places of what only tells who somebody is. */
  labels: ReadonlySet<number>;
}

/** Of all sheets. */
const mostColumns = 20_000;
/** UTF-16 units of what a tenant may call somebody. */
const longestId = 1_000;

const order: readonly OwnRole[] = ['people', 'newcomers', 'matrix'];

/** Fails with `sheet-empty`, or with `cancelled`. Throws `Unreadable` as the table does. */
export function readOwnTable(
  scratch: Scratch,
  table: Table,
  own: OwnWorkbook,
  found: readonly FoundSheet[],
  targetOf: TargetOf,
  signal: AbortSignal,
  onProgress: (read: number, total: number) => void,
): Promise<Result<ReadTable>> {
  return togetherOverTurns(scratch, async () => {
    const { sheets, columns } = placed(found, targetOf);
    const notes = noteColumns();
    const total = table.bytesOf(sheets.map(({ sheet }) => sheet));
    const parts: Part[] = [];
    let before = 0;
    for (const sheet of sheets) {
      const lines = await readSheet(scratch, table, sheet, notes, signal, (read) => onProgress(before + read, total));
      if (lines === null) return failed('cancelled');
      before += table.bytesOf([sheet.sheet]);
      parts.push(partOf(sheet, lines, columns, targetOf));
    }
    const [first] = sheets;
    if (!first) return failed('sheet-empty');
    const noted = new Map(notes.list().map((note) => [note.index, note]));
    const shown = [...columns.entries()].filter(([, { isLabel }]) => !isLabel);
    const [people = 0] = valuesOf<number>(scratch, 'select count(*) from exported');
    return succeeded({
      table: {
        kind: table.kind,
        sheets: table.sheets,
        format: { ...table.format, sheet: first.sheet, headerLine: first.header.line },
        lines: parts.reduce((sum, { lines }) => sum + lines, 0),
        parts: parts.map(({ sheet, name, lines }) => ({ sheet, name, lines })),
        exported: { time: own.time, people },
        top: first.top,
        columns: shown.map(([index, { target, part }]): ImportedTable['columns'][number] => {
          const { header = '', samples = [] } = noted.get(index) ?? {};
          return { index, header, samples, target, part };
        }),
      },
      parts,
      own,
      bare: new Set([...noted.values()].flatMap(({ index, isBare }) => (isBare ? [index] : []))),
    });
  });
}

/** Gives each column of each sheet its place; sheets of people and of newcomers have theirs in common. */
function placed(found: readonly FoundSheet[], targetOf: TargetOf): { sheets: PlacedSheet[]; columns: TableColumn[] } {
  const sheets = order.flatMap((role) => found.filter(({ own }) => own.role === role));
  const columns: TableColumn[] = [];
  const placedSheets: PlacedSheet[] = [];
  let from = 0;
  let known = new Map<string, number>();
  let wasMatrix = false;
  for (const [part, sheet] of sheets.entries()) {
    const isMatrix = sheet.own.role === 'matrix';
    if (isMatrix && !wasMatrix) {
      from = columns.length;
      known = new Map();
    }
    wasMatrix = isMatrix;
    const places = sheet.header.cells.map((cell, index) => {
      const header = cleanText(cell?.text ?? '');
      const own = sheet.own.columns[sheet.columns[index] ?? -1];
      if (header === '' || index === sheet.id || index === sheet.prints) return -1;
      const isLabel = own?.key === null;
      const name = own && !isLabel ? `own ${own.key} ${own.group ?? ''}` : `other ${header}`;
      const place = known.get(name) ?? columns.length - from;
      if (place === columns.length - from) {
        columns.push({ header, target: own ? targetOf(own) : null, part, isLabel });
      }
      known.set(name, place);
      return place;
    });
    const labels = new Set(places.filter((place) => columns[from + place]?.isLabel));
    if (columns.length > mostColumns) throw tooLarge(`more than ${mostColumns} columns on all sheets`);
    placedSheets.push({ ...sheet, part, from, places, labels });
  }
  return { sheets: placedSheets, columns };
}

/** Keeps the lines of one sheet; null when it was cancelled. */
async function readSheet(
  scratch: Scratch,
  table: Table,
  { sheet, part, from, places, labels, header, id, prints, own }: PlacedSheet,
  notes: ColumnNotes,
  signal: AbortSignal,
  onProgress: (read: number) => void,
): Promise<number | null> {
  const width = Math.max(0, ...places.map((place) => place + 1));
  const ofNothing = fingerprint('').repeat(own.columns.length);
  const isPrints = (text: string) => text.length === own.columns.length * fingerprintLength;
  let count = 0;
  header.cells.forEach((cell, index) => {
    const place = places[index] ?? -1;
    if (place >= 0) notes.header(from + place, cell);
  });
  for await (const { lines, read } of table.lines(sheet)) {
    if (signal.aborted) return null;
    for (const { line, cells } of lines) {
      if (line <= header.line) continue;
      const kept: (FileCell | null)[] = new Array(width).fill(null);
      let [isEmpty, isBlank] = [true, true];
      cells.forEach((cell, index) => {
        if (cell === null || index === id || index === prints || cleanText(cell.text) === '') return;
        isEmpty = false;
        const place = places[index] ?? -1;
        if (place < 0) return;
        isBlank &&= labels.has(place);
        kept[place] = cell;
        notes.cell(from + place, cell);
      });
      const remote = textAt(cells, id).slice(0, longestId);
      const printed = textAt(cells, prints);
      if (isBlank && remote === '') continue;
      // Whoever empties a line instead of deleting it means the same.
      if (isEmpty && printed !== '' && printed !== ofNothing) continue;
      write(
        scratch,
        'insert into line (number, cells, remote, prints) values (?, ?, ?, ?)',
        ...[lineName(part, line), packCells(kept), remote || null, isPrints(printed) ? printed : null],
      );
      count += 1;
    }
    onProgress(read);
  }
  return signal.aborted ? null : count;
}

const textAt = (cells: readonly (FileCell | null)[], index: number) =>
  index < 0 ? '' : cleanText(cells[index]?.text ?? '');

function partOf(
  { sheet, own, from, places }: PlacedSheet,
  lines: number,
  columns: readonly TableColumn[],
  targetOf: TargetOf,
): Part {
  const prints = new Map<string, number>();
  if (own.role !== 'newcomers') {
    own.columns.forEach((column, place) => {
      const target = column.key === null ? null : targetOf(column);
      if (target !== null && !prints.has(target)) prints.set(target, place);
    });
  }
  const end = own.role === 'matrix' ? columns.length : from + Math.max(0, ...places.map((place) => place + 1));
  const headers = columns.slice(from, end).map(({ header }) => header);
  return { sheet, name: own.name, role: own.role, lines, from, end, headers, prints, own };
}
