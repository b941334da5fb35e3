/** The values to choose from where a column is filtered. */
import type { CellValue, Query } from '../../../preload/contract';
import { fold } from '../mirror/fold';
import { order } from '../mirror/letters';
import type { ReadStore } from '../mirror/store';
import { orderedIds } from '../mirror/view';
import { type Counts, valueCounts } from './value-counts';

export interface Facets {
  values: Counts;
  /** How many different values there are, of those that are asked for. */
  distinct: number;
}

/** The values that people of a query have in a column, most first; with a search only those that hold all its words. */
export async function facetsOf(
  store: ReadStore,
  query: Query,
  column: string,
  search: string,
  limit: number,
): Promise<Facets> {
  const ids = orderedIds(store, { ...query, sort: [] });
  const counts = await valueCounts(store, ids, column);
  const values = store.model.byKey.get(column)?.shape === 'all' ? itemCounts(counts) : counts;
  const words = fold(search).split(/\s+/).filter(Boolean);
  const found = words.length === 0 ? values : values.filter(({ value }) => holds(value, words));
  return { values: found.sort(byCount).slice(0, limit), distinct: found.length };
}

/** Of lists each item counts once for each person who has it; nobody's is the value of an empty list. */
function itemCounts(lists: Counts): Counts {
  const found = new Map<string | null, number>();
  for (const { value, count } of lists) {
    const items = Array.isArray(value) && value.length > 0 ? new Set(value) : [null];
    for (const item of items) found.set(item, (found.get(item) ?? 0) + count);
  }
  return [...found].map(([value, count]) => ({ value, count }));
}

function holds(value: CellValue, words: readonly string[]): boolean {
  if (value === null) return false;
  const text = fold(String(value));
  return words.every((word) => text.includes(word));
}

function byCount(one: Counts[number], other: Counts[number]): number {
  return other.count - one.count || order.compare(String(one.value), String(other.value));
}
