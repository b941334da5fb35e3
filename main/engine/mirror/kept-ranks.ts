/** What was found out of everybody to sort them, kept, and put right for whoever has been written since. */
import { groupOfColumn } from '../../../preload/contract';
import type { Ranks } from './byte-order';
import type { People } from './column-values';
import { everybodyOf, isInMidst, settledNotes, touchedSince } from './everybody';
import { type Expression, expressionOf } from './expressions';
import { type Mirror, momentOf } from './handle';
import { areAlike, patchedRanks, type RankedPeople } from './patched-ranks';
import { rankColumn } from './ranking';
import type { ReadStore } from './store';
import { isStored, removeOldRanks, storedRanks, storeRanks } from './stored-ranks';

/** Ranks by a column in memory that threads can share. */
export interface SharedRanks extends RankedPeople {
  /** How many notes of who was touched are taken into account. */
  mark: number;
}

export interface WantedRanks {
  column: string;
  /** All columns of which ranks are wanted: those of others are let go first. */
  among: readonly string[];
}

interface KeptColumn extends SharedRanks {
  /** Tells the moment of the mirror; null of what another thread found. */
  moment: string | null;
}

interface KeptRanks {
  /** What was known of the tenant. */
  model: ReadStore['model'];
  /** By their keys, the one that was asked for last at the end. */
  columns: Map<string, KeptColumn>;
}

const keptRanks = new WeakMap<Mirror, KeptRanks>();

/** Columns that are kept: each takes four bytes a person. */
export const mostColumns = 8;

/** To rank fewer takes no longer than to read what is stored of everybody. */
const many = 10_000;

/** Ranks people by a column; null where the tenant does not know it. */
export function ranksOf(store: ReadStore, people: People, column: string): Ranks | null {
  const expression = expressionOf(store, column);
  if (!expression) return null;
  const { mirror } = store;
  const columns = columnsOf(store);
  const known = columns.get(column);
  const isAtHand = known || people.isEverybody || (people.ids.length >= many && isStored(store, column));
  if (isInMidst(mirror) || !isAtHand) return rankColumn(mirror, people, expression);
  const ids = everybodyOf(mirror);
  const mark = settledNotes(mirror);
  const upToDate = (known && putRight(mirror, expression, column, known, ids)) ?? storedRanks(store, column, ids);
  columns.delete(column);
  if (!upToDate && !people.isEverybody) return rankColumn(mirror, people, expression);
  const ranks = upToDate ?? rankColumn(mirror, { ids, isEverybody: true }, expression);
  keep(columns, column, { ids, ranks, mark, moment: momentOf(mirror) });
  return people.isEverybody ? ranks : picked(ids, ranks, people.ids);
}

/** Whether everybody has been ranked by a column, so that little is left to be read. */
export function isRanked(store: ReadStore, column: string): boolean {
  return columnsOf(store).has(column) || isStored(store, column);
}

/**
 * Stores what is kept of some columns, so that it outlasts the app.
 *
 * @returns false where that needs another stamp
 */
export function storeKept(store: ReadStore, { columns }: { columns: readonly string[] }): boolean {
  const { mirror } = store;
  const ids = everybodyOf(mirror);
  for (const column of columns) {
    mirror.carryOn();
    if (groupOfColumn(column) !== null || !columnsOf(store).has(column) || isStored(store, column)) continue;
    const ranks = ranksOf(store, { ids, isEverybody: true }, column);
    if (ranks && !storeRanks(store, column, { ids, ranks })) return false;
  }
  removeOldRanks(mirror, columns, mostColumns);
  return true;
}

/** Ranks everybody by a column, for other threads to keep as well; null where that is not kept. */
export function ranksToShare(store: ReadStore, { column, among }: WantedRanks): SharedRanks | null {
  prefer(store, among);
  ranksOf(store, { ids: everybodyOf(store.mirror), isEverybody: true }, column);
  const columns = columnsOf(store);
  const known = columns.get(column);
  if (!known) return null;
  const { ids, ranks, mark } = known;
  const shared = { ids: inSharedMemory(ids), ranks: { ...ranks, of: inSharedMemory(ranks.of) }, mark };
  keep(columns, column, { ...known, ranks: shared.ranks });
  return shared;
}

function inSharedMemory(numbers: Uint32Array): Uint32Array {
  const shared = new Uint32Array(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}

/** Keeps what another thread has found, unless it is older than what is kept. */
export function keepShared(store: ReadStore, { column, among }: WantedRanks, { ids, ranks, mark }: SharedRanks): void {
  prefer(store, among);
  const columns = columnsOf(store);
  if ((columns.get(column)?.mark ?? -1) >= mark) return;
  // Most columns are ranked of the same people, whose numbers are kept once.
  const alike = [...columns.values()].find((other) => areAlike(other.ids, ids));
  keep(columns, column, { ids: alike?.ids ?? ids, ranks, mark, moment: null });
}

/** As if they had been asked for last. */
function prefer(store: ReadStore, wanted: readonly string[]): void {
  const columns = columnsOf(store);
  for (const column of wanted) {
    const known = columns.get(column);
    if (known) keep(columns, column, known);
  }
}

function keep(columns: KeptRanks['columns'], column: string, found: KeptColumn): void {
  columns.delete(column);
  columns.set(column, found);
  for (const oldest of columns.keys()) if (columns.size > mostColumns) columns.delete(oldest);
}

function columnsOf({ mirror, model }: ReadStore): KeptRanks['columns'] {
  const kept = keptRanks.get(mirror);
  if (kept?.model === model) return kept.columns;
  const columns: KeptRanks['columns'] = new Map();
  keptRanks.set(mirror, { model, columns });
  return columns;
}

/** Null where they have to be ranked anew. */
function putRight(
  mirror: Mirror,
  expression: Expression,
  column: string,
  known: KeptColumn,
  ids: Uint32Array,
): Ranks | null {
  // Who is in a group stands in no row of theirs.
  if (groupOfColumn(column) !== null) return known.moment === momentOf(mirror) ? known.ranks : null;
  const touched = touchedSince(mirror, known.mark);
  return touched && patchedRanks(mirror, expression, known, ids, touched);
}

/** The ranks of some people out of those of everybody. */
function picked(everybody: Uint32Array, { of, count }: Ranks, ids: Uint32Array): Ranks {
  const own = new Uint32Array(ids.length);
  for (let place = 0, at = 0; place < ids.length; place += 1) {
    while ((everybody[at] as number) < (ids[place] as number)) at += 1;
    own[place] = of[at] as number;
  }
  return { of: own, count };
}
