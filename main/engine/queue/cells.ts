/** Queues values of many cells: what is known of the people is read, and what follows is written, for many at once. */
import type { Applied, CellEdit } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import type { Store } from '../mirror/store';
import { type RowChange, rowChange, writeRowChanges } from '../mirror/user-rows';
import { sameValue } from '../scim/compare';
import { readPath, writePath } from '../scim/path';
import { overlay } from './changes';
import { insertPacked, insertSets, type PlainSet, packSets } from './insert';
import { editCellOf, judgeCell } from './set';
import { type Subject, subjectOf, subjectsOf } from './subject';

/** So many people are read at once, and so many cells queued. */
const mostPeople = 200;
const mostCells = 1_000;

export interface CellQueue {
  /** Takes a cell in; what becomes of it is decided later. */
  add(edit: CellEdit): void;
  /** Queues what was taken in. Answers how many these were, and which were refused, in the order in which they came. */
  flush(): { added: number; refused: Applied['refused'] };
  /** Whether it is time to, before a cell is added; those of one person stay together. */
  isFullBefore(edit: CellEdit): boolean;
}

interface Cell extends CellEdit {
  /** In the order in which they came. */
  place: number;
}

/** Collects cells of one batch, within its transaction. */
export function createCellQueue(store: Store, batchId: string): CellQueue {
  let people = new Map<number, Cell[]>();
  let count = 0;
  return {
    add(edit) {
      keep(people, { ...edit, place: count });
      count += 1;
    },
    isFullBefore: ({ row }) => (people.size >= mostPeople || count >= mostCells) && !people.has(row),
    flush() {
      if (count === 0) return { added: 0, refused: [] };
      const refused = editPeople(store, batchId, people).sort((one, other) => one.cell.place - other.cell.place);
      const added = count;
      people = new Map();
      count = 0;
      return { added, refused: refused.map(({ cell: { row, column }, failure }) => ({ row, column, failure })) };
    },
  };
}

function keep(people: Map<number, Cell[]>, cell: Cell): void {
  const known = people.get(cell.row);
  if (known) known.push(cell);
  else people.set(cell.row, [cell]);
}

interface Refused {
  cell: Cell;
  failure: Failure;
}

function editPeople(store: Store, batchId: string, people: ReadonlyMap<number, Cell[]>): Refused[] {
  const subjects = subjectsOf(store, [...people.keys()]);
  const refused: Refused[] = [];
  const written: Written = { sets: [], rows: [] };
  for (const [row, cells] of people) {
    const subject = subjects.get(row) ?? null;
    if (subject && isPlain(subject, cells)) refused.push(...editPlainly(store, subject, cells, written));
    else refused.push(...editOneByOne(store, batchId, row, subject, cells));
  }
  insertSets(store, batchId, written.sets);
  // Rows wait until the history has been written, which calls people as they were called before.
  writeRowChanges(store.mirror, written.rows);
  return refused;
}

/** What is written for cells of people of whom nothing else waits. */
interface Written {
  sets: PlainSet[];
  rows: RowChange[];
}

/** The same as JSON, to be kept until it is written. */
export type CellPlan = Record<keyof Written, string>;

/**
 * Finds out what is to be written for cells, so that it is written later as long as none of the people has changed; null
 * where one of the cells is refused, or stands in the way of another or of what waits.
 */
export function planCells(store: Store, edits: readonly CellEdit[]): CellPlan | null {
  const people = new Map<number, Cell[]>();
  edits.forEach((edit, place) => {
    keep(people, { ...edit, place });
  });
  const subjects = subjectsOf(store, [...people.keys()]);
  const written: Written = { sets: [], rows: [] };
  for (const [row, cells] of people) {
    const subject = subjects.get(row);
    if (!subject || !isPlain(subject, cells) || editPlainly(store, subject, cells, written).length > 0) return null;
  }
  return { sets: packSets(written.sets), rows: JSON.stringify(written.rows) };
}

/** Queues what was found out, within the transaction of its batch. */
export function queuePlan(store: Store, batchId: string, { sets, rows }: CellPlan): void {
  insertPacked(store, batchId, sets);
  writeRowChanges(store.mirror, JSON.parse(rows) as RowChange[]);
}

/** Whether none of the cells stands in the way of another, or of what waits. */
function isPlain({ open }: Subject, cells: readonly Cell[]): boolean {
  const keys = new Set(cells.map(({ column }) => column));
  if (keys.size < cells.length) return false;
  return open.every(({ kind, path }) => kind !== 'create' && !(kind === 'set' && keys.has(path)));
}

function editPlainly(store: Store, subject: Subject, cells: readonly Cell[], { sets, rows }: Written): Refused[] {
  const { stored, open, searchText } = subject;
  const refused: Refused[] = [];
  const changed: string[] = [];
  let seen = overlay(stored.base, open);
  for (const cell of cells) {
    const column = store.model.byKey.get(cell.column);
    const judged = judgeCell(store, subject, seen, column, cell.value);
    if (!judged.ok || !column) {
      if (!judged.ok) refused.push({ cell, failure: judged.failure });
      continue;
    }
    const { value } = judged;
    const was = readPath(seen, column.path);
    if (sameValue(was, value)) continue;
    sets.push({ resourceId: stored.id, remoteId: stored.remoteId, path: column.key, was, value });
    seen = writePath(seen, column.path, value);
    changed.push(column.key);
  }
  if (changed.length > 0) {
    const shown = { id: stored.id, base: stored.base, seen };
    rows.push(rowChange(store, shown, changed, searchText ?? ''));
  }
  return refused;
}

function editOneByOne(
  store: Store,
  batchId: string,
  row: number,
  known: Subject | null,
  cells: readonly Cell[],
): Refused[] {
  return cells.flatMap((cell, place) => {
    const subject = place === 0 ? known : subjectOf(store, row);
    const failure = editCellOf(store, batchId, row, store.model.byKey.get(cell.column), cell.value, subject);
    return failure ? [{ cell, failure }] : [];
  });
}
