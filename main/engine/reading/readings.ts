/** What is read of everybody at once, and may take long. The same on the engine's own thread and on the one beside it. */
import type { Query } from '../../../preload/contract';
import { everybodyOf } from '../mirror/everybody';
import type { EarlyHearer } from '../mirror/found-ids';
import { ranksToShare, storeKept } from '../mirror/kept-ranks';
import type { ReadStore } from '../mirror/store';
import { orderedIds } from '../mirror/view';
import { countColumns, countValues, knownValues } from '../people/counting';
import { facetsOf } from '../people/facets';

export const readings = {
  /** The numbers of those who fit a query, in its order. */
  order: (store: ReadStore, query: Query, early: EarlyHearer | null = null) => orderedIds(store, query, early),
  facets: (store: ReadStore, asked: { query: Query; column: string; search: string; limit: number }) =>
    facetsOf(store, asked.query, asked.column, asked.search, asked.limit),
  values: (store: ReadStore, asked: { ids: ArrayLike<number>; columns: readonly string[]; limit: number }) =>
    countValues(store, asked.ids, asked.columns, asked.limit),
  counts: (store: ReadStore, asked: { ids: Uint32Array; columns: readonly string[] }) =>
    countColumns(store, asked.ids, asked.columns),
  known: (store: ReadStore, asked: { column: string; values: readonly string[] }) =>
    knownValues(store, asked.column, asked.values),
  /** What the next sort by a column needs. */
  ranks: ranksToShare,
  /** What every list needs. */
  ready: (store: ReadStore, _asked: object) => {
    everybodyOf(store.mirror);
    return null;
  },
  /** Has that outlast the app. */
  storing: storeKept,
};

export type Readings = typeof readings;
export type Asked<K extends keyof Readings> = Parameters<Readings[K]>[1];
export type Found<K extends keyof Readings> = Awaited<ReturnType<Readings[K]>>;

type Reading<K extends keyof Readings> = (
  store: ReadStore,
  asked: Asked<K>,
  early: EarlyHearer | null,
) => Found<K> | Promise<Found<K>>;

/**
 * Does one of them.
 *
 * @param early hears once of the beginning of a list, where the rest takes long
 */
export function doReading<K extends keyof Readings>(
  store: ReadStore,
  what: K,
  asked: Asked<K>,
  early: EarlyHearer | null = null,
): Found<K> | Promise<Found<K>> {
  return (readings[what] as Reading<K>)(store, asked, early);
}
