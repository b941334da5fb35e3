/** People in the order of their values in columns. */
import type { Query } from '../../../preload/contract';
import type { Ranks } from './byte-order';
import type { People } from './column-values';
import { ranksOf } from './kept-ranks';
import type { ReadStore } from './store';

/**
 * The numbers of people by columns, the first of which counts most; those who are alike in all stand by their numbers.
 * People without a value stand last, whichever way the others go; a column that the tenant does not know orders nobody.
 */
export function inOrder(store: ReadStore, people: People, sort: Query['sort']): Uint32Array {
  const { ids } = people;
  if (ids.length < 2) return ids;
  let order: Uint32Array | null = null;
  for (const { column, direction } of [...sort].reverse()) {
    const ranks = ranksOf(store, people, column);
    if (ranks) order = byRank(order, ranks, direction);
  }
  return order ? order.map((place) => ids[place] as number) : ids;
}

/** Places by their ranks; those of one rank stay as they stand. Null are all places in their own order. */
function byRank(
  order: Uint32Array | null,
  { of, count }: Ranks,
  direction: Query['sort'][number]['direction'],
): Uint32Array {
  const turned = direction === 'ascending' ? 0 : count - 1;
  const placeOf = (rank: number) => (turned > 0 && rank < count ? turned - rank : rank);
  const starts = new Uint32Array(count + 2);
  for (let index = 0; index < of.length; index += 1) {
    const after = placeOf(of[index] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let rank = 0; rank <= count; rank += 1) {
    starts[rank + 1] = (starts[rank + 1] as number) + (starts[rank] as number);
  }
  const sorted = new Uint32Array(of.length);
  for (let index = 0; index < of.length; index += 1) {
    const item = order ? (order[index] as number) : index;
    const rank = placeOf(of[item] as number);
    const place = starts[rank] as number;
    sorted[place] = item;
    starts[rank] = place + 1;
  }
  return sorted;
}
