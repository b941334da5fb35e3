/** A workbook that is meant to come back: what is in it besides people, and how it is known again. */
import { type CellValue, canBeGiven, type EditingSheets } from '../../preload/contract';
import { helpSheet } from './export-about';
import { type ExportColumn, editedColumn, exportColumns, type Vocabulary } from './export-columns';
import { type ExportedView, knownRows } from './export-people';
import type { ExportWords } from './export-words';
import { remoteIdsOf } from './mirror/resources';
import type { Store } from './mirror/store';
import type { SheetColumn, SheetContent } from './workbook/content';
import {
  idHeader,
  type OwnColumn,
  type OwnRole,
  ownGroupKey,
  ownLines,
  ownSheetName,
  ownVersion,
  printsHeader,
} from './workbook/own-workbook';
import type { SoFar } from './workbook/write';

export interface EditingOrder {
  view: ExportedView;
  /** Who is written. */
  ids: Uint32Array;
  columns: readonly ExportColumn[];
  sheetName: string;
  vocabulary: Vocabulary & ExportWords;
  editing: EditingSheets;
  tenant: { id: string; url: string };
  /** Milliseconds since 1970, UTC. */
  time: number;
}

/** So many people may be created without another list. */
const roomForNewcomers = 1000;

const hidden: readonly SheetColumn[] = [
  { type: 'text', hidden: true },
  { type: 'text', hidden: true },
];

/** The sheet of the people, and what comes behind it. */
export function editingWorkbook(order: EditingOrder): {
  people: SheetContent;
  further(soFar: SoFar): Iterable<SheetContent>;
} {
  const { view, columns, sheetName, vocabulary, editing } = order;
  const { store } = view;
  const { words } = vocabulary;
  const { refusals } = editing;
  const newcomers = columns.filter(isForNewcomers);
  const matrix = matrixColumns(order);
  const exported: string[] = [];

  const people: SheetContent = {
    role: 'people',
    sheetName,
    headers: [...columns.map(({ header }) => header), idHeader, printsHeader],
    columns: [...columns.map((column) => editedColumn(store, column, vocabulary)), ...hidden],
    words,
    refusals,
    rows: knownRows(view, order.ids, columns, vocabulary, (id) => exported.push(id)),
  };

  function* further({ sheets }: SoFar): Generator<SheetContent> {
    yield helpSheet(editing.help);
    yield {
      role: 'newcomers',
      sheetName: editing.newcomers.sheetName,
      headers: newcomers.map(({ header }) => header),
      columns: newcomers.map((column) => editedColumn(store, { ...column, isFixed: false }, vocabulary)),
      words,
      refusals,
      rows: [],
      room: roomForNewcomers,
    };
    if (editing.matrix) yield matrixSheet(order, editing.matrix.sheetName, matrix);
    const own: Record<OwnRole, OwnColumn[]> = {
      people: ownColumns(store, columns),
      newcomers: ownColumns(store, newcomers),
      matrix: ownColumns(store, matrix),
    };
    yield ownSheet(
      order,
      sheets.map(({ role, name }) => ({ role, name, columns: own[role] })),
      exported,
    );
  }

  return { people, further };
}

function isForNewcomers({ attribute, isFixed }: ExportColumn): boolean {
  return attribute ? canBeGiven(attribute) : !isFixed;
}

/** A column of the matrix; one that tells who somebody is has no part in the import. */
type MatrixColumn = ExportColumn & { isName: boolean };

/** What tells people apart, as far as it is exported. */
const names = new Set(['displayName', 'userName', 'emails']);

/** Names stand before groups and rights: a matrix of ticks alone would say nothing. */
function matrixColumns({ view, columns, editing }: EditingOrder): MatrixColumn[] {
  if (!editing.matrix) return [];
  const { columns: keys, headers } = editing.matrix;
  const free = columns.filter(({ key }) => !keys.includes(key));
  const known = free.filter(({ key }) => names.has(key));
  const shown = known.length > 0 ? known : free.slice(0, 1);
  return [
    ...shown.map((column) => ({ ...column, isFixed: true, isName: true })),
    ...exportColumns(view.store, keys, headers).map((column) => ({ ...column, isName: false })),
  ];
}

function matrixSheet(order: EditingOrder, sheetName: string, columns: readonly MatrixColumn[]): SheetContent {
  const { view, ids, vocabulary, editing } = order;
  const { words } = vocabulary;
  const columnOf = (column: MatrixColumn): SheetColumn => {
    const edited = editedColumn(view.store, column, vocabulary);
    // A tick or nothing.
    return column.type === 'boolean' && !column.isFixed ? { ...edited, offers: [words.yes] } : edited;
  };
  return {
    role: 'matrix',
    sheetName,
    headers: [...columns.map(({ header }) => header), idHeader, printsHeader],
    columns: [...columns.map(columnOf), ...hidden],
    words,
    refusals: editing.refusals,
    rows: ticked(knownRows(view, ids, columns, vocabulary, () => undefined)),
  };
}

/** Without what is not so. */
function* ticked(rows: Iterable<CellValue[]>): Generator<CellValue[]> {
  for (const row of rows) yield row.map((value) => (value === false ? null : value));
}

function ownColumns({ mirror }: Store, columns: readonly (ExportColumn & { isName?: boolean })[]): OwnColumn[] {
  const groups = columns.flatMap(({ group }) => (group === null ? [] : [group]));
  const remote = remoteIdsOf(mirror, groups);
  return columns.map(({ header, key, attribute, group, isName }) => {
    if (group !== null) return { header, key: ownGroupKey, group: remote.get(group) ?? null };
    return { header, key: attribute && !isName ? key : null, group: null };
  });
}

/** What no program shows. */
function ownSheet(
  { tenant, time }: EditingOrder,
  sheets: { role: OwnRole; name: string; columns: OwnColumn[] }[],
  exported: readonly string[],
): SheetContent {
  const lines = ownLines({ version: ownVersion, tenant, time: new Date(time).toISOString(), sheets }, exported);
  return {
    sheetName: ownSheetName,
    state: 'veryHidden',
    headers: null,
    columns: Array.from({ length: 5 }, () => ({ type: 'text' as const })),
    words: { yes: '', no: '' },
    rows: lines,
  };
}
