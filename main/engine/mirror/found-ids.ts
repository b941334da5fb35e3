/** Who fits a query, found stretch by stretch, so that the first ones can be shown before the last ones are found. */
import { sql } from 'kysely';
import type { Query } from '../../../preload/contract';
import { everybodyOf, idsOf } from './everybody';
import { pluck, sqlFor } from './handle';

import { isForEverybody, isLookedUp, matching, type Rows } from './matching';
import type { ReadStore } from './store';

/** Hears once of those who were found first, when looking through everybody takes long. */
export type EarlyHearer = (first: Uint32Array) => void;

/** Numbers of people that are looked through at first, and later on: what takes some milliseconds where their JSON is not read. */
const firstStretch = 2_000;
const stretch = 50_000;
/** Milliseconds: whoever waits for no longer need not be told of a beginning. */
const patience = 50;
/** People who fill a screen. */
const enough = 200;

/** The numbers of those who fit, ascending. */
export function foundIds(store: ReadStore, query: Query, early: EarlyHearer | null): Uint32Array {
  // A copy: what is answered may be given away.
  if (isForEverybody(query)) return everybodyOf(store.mirror).slice();
  return matching(store, query, (rows) =>
    isLookedUp(query) ? idsOf(store.mirror, rows) : throughAll(store, rows, early ?? (() => undefined)),
  );
}

function throughAll(store: ReadStore, rows: Rows, early: EarlyHearer): Uint32Array {
  const { mirror } = store;
  // Asked for both at once, SQLite would walk from one to the other.
  const [first = null] = pluck<number | null>(mirror, sqlFor.selectFrom('row').select(sql`min(id)`.as('id')));
  const [last = null] = pluck<number | null>(mirror, sqlFor.selectFrom('row').select(sql`max(id)`.as('id')));
  if (first === null || last === null) return new Uint32Array(0);
  const pieces: Uint32Array[] = [];
  let found = 0;
  let isTold = false;
  const began = performance.now();
  for (let from = first, size = firstStretch; from <= last; from += size, size = Math.min(2 * size, stretch)) {
    mirror.carryOn();
    const to = from + size - 1;
    const piece = idsOf(mirror, rows.where(sql<boolean>`row.id between ${from} and ${to}`));
    pieces.push(piece);
    found += piece.length;
    if (isTold || found === 0 || to >= last) continue;
    const spent = performance.now() - began;
    const whole = (spent * (last - first)) / (to - first);
    if (whole < patience || (found < enough && spent < patience)) continue;
    early(joined(pieces, found));
    isTold = true;
  }
  return joined(pieces, found);
}

function joined(pieces: readonly Uint32Array[], length: number): Uint32Array {
  const all = new Uint32Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
