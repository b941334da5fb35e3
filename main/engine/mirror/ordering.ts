/** People in the order of their values in columns. */
import type { Query } from '../../../preload/contract';
import type { Ranks } from './byte-order';
import type { People } from './column-values';
import { everybodyOf } from './everybody';
import type { Mirror } from './handle';
import { isRanked, ranksOf } from './kept-ranks';
import type { ReadStore } from './store';

type Sort = Query['sort'];
type Direction = Sort[number]['direction'];

/** Everybody as they were ordered last. */
interface KeptOrder {
  ids: Uint32Array;
  by: readonly { ranks: Ranks; direction: Direction }[];
  ordered: Uint32Array;
}

const keptOrders = new WeakMap<Mirror, KeptOrder>();

/**
 * The numbers of people by columns, the first of which counts most; those who are alike in all stand by their numbers.
 * People without a value stand last, whichever way the others go; a column that the tenant does not know orders nobody.
 */
export function inOrder(store: ReadStore, people: People, sort: Sort): Uint32Array {
  return people.ids.length < 2 ? people.ids : ordered(people.ids, rankings(store, people, sort));
}

/** Everybody likewise; not to be changed, nor given away. */
export function everybodyInOrder(store: ReadStore, sort: Sort): Uint32Array {
  const { mirror } = store;
  const ids = everybodyOf(mirror);
  const by = rankings(store, { ids, isEverybody: true }, sort);
  const kept = keptOrders.get(mirror);
  const isKept = (one: KeptOrder['by'][number], place: number) =>
    one.ranks === kept?.by[place]?.ranks && one.direction === kept.by[place]?.direction;
  if (kept?.ids === ids && kept.by.length === by.length && by.every(isKept)) return kept.ordered;
  const found = { ids, by, ordered: ordered(ids, by) };
  keptOrders.set(mirror, found);
  return found.ordered;
}

/** The same where next to nothing has to be read for it; null otherwise. */
export function everybodyAtHand(store: ReadStore, sort: Sort): Uint32Array | null {
  return sort.every(({ column }) => isRanked(store, column)) ? everybodyInOrder(store, sort) : null;
}

function rankings(store: ReadStore, people: People, sort: Sort): KeptOrder['by'] {
  return sort.flatMap(({ column, direction }) => {
    const ranks = ranksOf(store, people, column);
    return ranks ? [{ ranks, direction }] : [];
  });
}

function ordered(ids: Uint32Array, by: KeptOrder['by']): Uint32Array {
  let order: Uint32Array | null = null;
  for (const { ranks, direction } of [...by].reverse()) order = byRank(order, ranks, direction);
  return order ? order.map((place) => ids[place] as number) : ids;
}

/** Places by their ranks; those of one rank stay as they stand. Null are all places in their own order. */
function byRank(order: Uint32Array | null, { of, count }: Ranks, direction: Direction): Uint32Array {
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
