/** Who fits a query, found stretch by stretch, so that the first ones can be shown before the last ones are found. */
import { sql } from 'kysely';
import type { Query } from '../../../preload/contract';
import { everybodyOf, idsOf } from './everybody';
import { pluck, sqlFor } from './handle';

import { isForEverybody, isLookedUp, matching, type Rows } from './matching';
import type { ReadStore } from './store';

/** Hears once of those who were found first, when looking through everybody takes long. */
export type EarlyHearer = (first: Uint32Array) => void;

/** The beginning of a list. */
export interface Beginning {
  hear: EarlyHearer;
  /** Everybody in the order of the list; null where that is not known yet. */
  order(): Uint32Array | null;
}

/** Numbers of people that are looked through at first, and later on: what takes some milliseconds where their JSON is not read. */
const firstStretch = 2_000;
const stretch = 16_000;
/** Milliseconds: whoever waits for no longer need not be told of a beginning. A frame of the window takes hardly more. */
const patience = 12;
/** People who fill a screen. */
const enough = 200;

/** The numbers of those who fit, ascending; of their beginning is told in the order of the list. */
export function foundIds(store: ReadStore, query: Query, beginning: Beginning | null): Uint32Array {
  // A copy: what is answered may be given away.
  if (isForEverybody(query)) return everybodyOf(store.mirror).slice();
  return matching(store, query, (rows) => {
    if (isLookedUp(query)) return idsOf(store.mirror, rows);
    const order = beginning && query.sort.length > 0 ? beginning.order() : null;
    if (beginning && order) tellInOrder(store, rows, order, beginning.hear);
    return throughAll(store, rows, query.sort.length > 0 ? null : beginning);
  });
}

function throughAll({ mirror }: ReadStore, rows: Rows, beginning: Beginning | null): Uint32Array {
  // Asked for both at once, SQLite would walk from one to the other.
  const [first = null] = pluck<number | null>(mirror, sqlFor.selectFrom('row').select(sql`min(id)`.as('id')));
  const [last = null] = pluck<number | null>(mirror, sqlFor.selectFrom('row').select(sql`max(id)`.as('id')));
  if (first === null || last === null) return new Uint32Array(0);
  const found = pieces(beginning?.hear ?? null, last - first);
  for (let from = first, size = firstStretch; from <= last; from += size, size = Math.min(2 * size, stretch)) {
    mirror.carryOn();
    const to = from + size - 1;
    found.add(idsOf(mirror, rows.where(sql<boolean>`row.id between ${from} and ${to}`)), to - first);
  }
  return found.all();
}

/** Looks through people in an order that they do not stand in, until there is a beginning: all of them would take long. */
function tellInOrder({ mirror }: ReadStore, rows: Rows, order: Uint32Array, hear: EarlyHearer): void {
  const found = pieces(hear, order.length);
  for (let start = 0, size = firstStretch; start < order.length && !found.isOver(); start += size, size *= 2) {
    mirror.carryOn();
    const some = order.subarray(start, start + size);
    const among = sql<number>`(select value from json_each(${JSON.stringify(Array.from(some))}))`;
    const fitting = new Set(idsOf(mirror, rows.where('row.id', 'in', among)));
    found.add(
      some.filter((id) => fitting.has(id)),
      start + size,
    );
  }
}

/** What is found piece by piece; who wants to hear of it hears of the beginning, if the rest takes long. */
function pieces(hear: EarlyHearer | null, length: number) {
  const began = performance.now();
  const found: Uint32Array[] = [];
  let count = 0;
  let isTold = false;
  const all = () => joined(found, count);
  return {
    all,
    /** @param done how much of the length has been looked through with it */
    add(piece: Uint32Array, done: number): void {
      found.push(piece);
      count += piece.length;
      if (!hear || isTold || count === 0 || done >= length) return;
      const spent = performance.now() - began;
      const whole = (spent * length) / done;
      if (whole < patience || (count < enough && spent < patience)) return;
      hear(all());
      isTold = true;
    },
    /** Whether a beginning was told, or is not worth looking for any longer. */
    isOver: () => isTold || performance.now() - began > patience,
  };
}

function joined(found: readonly Uint32Array[], length: number): Uint32Array {
  const all = new Uint32Array(length);
  let at = 0;
  for (const piece of found) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
