/** Ranks of everybody, put right where single people have come, gone, or got another value: the others are not read. */
import type { Ranks } from './byte-order';
import { readValues, type Value } from './column-values';
import type { Expression } from './expressions';
import type { Mirror } from './handle';
import { order } from './letters';

/** People by their numbers, ascending, and their ranks. */
export interface RankedPeople {
  ids: Uint32Array;
  ranks: Ranks;
}

/** Of a larger part of everybody, it takes as long to read and to look for their values as to rank all anew. */
export const largestPart = 1 / 8;
/** In the place of a person who has a rank. */
const nobody = 0xffffffff;

type Present = Exclude<Value, null>;
type Compare = (one: Present, other: Present) => number;

/**
 * The ranks of people, as ranking them anew would give them.
 *
 * @param before those who were there before
 * @param touched who may have come, gone, or got another value since, ascending
 * @returns null where it is less work to rank all anew
 */
export function patchedRanks(
  mirror: Mirror,
  expression: Expression,
  before: RankedPeople,
  ids: Uint32Array,
  touched: Uint32Array,
): Ranks | null {
  if (touched.length === 0 && areAlike(before.ids, ids)) return before.ranks;
  if (touched.length > ids.length * largestPart) return null;
  const compare = (expression.kind === 'text' ? order.compare : comparePlain) as Compare;
  const { of, stale, holders } = carriedOver(before, ids, touched);
  const values = readValues(
    mirror,
    Uint32Array.from(stale, (place) => ids[place] as number),
    expression,
  );
  const sorted = [...new Set(values)].filter((value) => value !== null).sort(compare);
  const { held, heldBefore } = ranksHeld(holders);
  const hints = new Map(
    values.map((value, index) => [value, heldBefore[of[stale[index] as number] as number] as number]),
  );
  const read = (places: readonly number[]) => {
    const asked = places.map((place) => ids[holders[held[place] as number] as number] as number);
    const ascending = Uint32Array.from(asked).sort();
    const found = readValues(mirror, ascending, expression);
    const byId = new Map(found.map((value, index) => [ascending[index], value as Present]));
    return new Map(places.map((place, index) => [place, byId.get(asked[index] as number) as Present]));
  };
  const searches = sorted.map((value) => ({ value, hint: hints.get(value) ?? 0 }));
  const places = placesAmong(searches, held.length, compare, read);
  const { ofHeld, ofValues, count } = merged(sorted, places, held, compare);

  const moved = new Uint32Array(before.ranks.count + 1);
  held.forEach((rank, place) => {
    moved[rank] = ofHeld[place] as number;
  });
  moved[before.ranks.count] = count;
  for (let place = 0; place < of.length; place += 1) of[place] = moved[of[place] as number] as number;
  const rankOf = new Map(sorted.map((value, index) => [value, ofValues[index] as number]));
  for (const [index, place] of stale.entries()) {
    const value = values[index] ?? null;
    of[place] = value === null ? count : (rankOf.get(value) as number);
  }
  return { of, count };
}

export function areAlike(some: Uint32Array, others: Uint32Array): boolean {
  return some === others || (some.length === others.length && some.every((id, place) => id === others[place]));
}

/** Everybody's former ranks, the places of those who may have another, and somebody else of each rank. */
function carriedOver({ ids: known, ranks }: RankedPeople, ids: Uint32Array, touched: Uint32Array) {
  const of = new Uint32Array(ids.length);
  const stale: number[] = [];
  const holders = new Uint32Array(ranks.count).fill(nobody);
  let at = 0;
  let next = 0;
  for (let place = 0; place < ids.length; place += 1) {
    const id = ids[place] as number;
    while ((known[at] as number) < id) at += 1;
    while ((touched[next] as number) < id) next += 1;
    const isKnown = known[at] === id;
    const rank = isKnown ? (ranks.of[at] as number) : ranks.count;
    of[place] = rank;
    if (!isKnown || touched[next] === id) stale.push(place);
    else if (rank < ranks.count) holders[rank] = place;
  }
  return { of, stale, holders };
}

/** The ranks that somebody holds, and how many of these come before each rank. */
function ranksHeld(holders: Uint32Array) {
  const held = new Uint32Array(holders.length);
  const heldBefore = new Uint32Array(holders.length + 1);
  let count = 0;
  for (let rank = 0; rank < holders.length; rank += 1) {
    if (holders[rank] !== nobody) {
      held[count] = rank;
      count += 1;
    }
    heldBefore[rank + 1] = count;
  }
  return { held: held.subarray(0, count), heldBefore };
}

interface Place {
  /** How many of the others come before it. */
  before: number;
  /** Whether the next one is alike. */
  isHeld: boolean;
}

/**
 * Looks for values among so many others, for all of them at once: a question for each step of each would take long. It
 * begins about their hints, where most of them still are.
 */
function placesAmong(
  values: readonly { value: Present; hint: number }[],
  count: number,
  compare: Compare,
  read: (places: readonly number[]) => Map<number, Present>,
): Place[] {
  const searches = values.map((search) => ({ ...search, low: 0, high: count, isHeld: false }));
  for (let step = 0; ; step += 1) {
    const open = searches.filter(({ low, high }) => low < high);
    if (open.length === 0) return searches.map(({ low, isHeld }) => ({ before: low, isHeld }));
    const middles = open.map(({ low, high, hint }) =>
      step < 2 ? Math.min(Math.max(hint - step, low), high - 1) : (low + high) >> 1,
    );
    const found = read([...new Set(middles)]);
    for (const [index, search] of open.entries()) {
      const middle = middles[index] as number;
      const difference = compare(found.get(middle) as Present, search.value);
      if (difference < 0) search.low = middle + 1;
      else search.high = middle;
      if (difference !== 0) continue;
      search.low = middle;
      search.isHeld = true;
    }
  }
}

/** Numbers the ranks that are held and the values among them anew; values that are alike share one. */
function merged(values: readonly Present[], places: readonly Place[], held: Uint32Array, compare: Compare) {
  const ofHeld = new Uint32Array(held.length);
  const ofValues = new Uint32Array(values.length);
  let count = 0;
  let next = 0;
  for (let place = 0; place <= held.length; place += 1) {
    for (let last: Present | null = null; places[next]?.before === place; next += 1) {
      const value = values[next] as Present;
      const isNew = !places[next]?.isHeld && (last === null || compare(last, value) !== 0);
      if (isNew) count += 1;
      ofValues[next] = places[next]?.isHeld ? count : count - 1;
      last = value;
    }
    if (place === held.length) break;
    ofHeld[place] = count;
    count += 1;
  }
  return { ofHeld, ofValues, count };
}

/** As SQLite sorts them: numbers by their size, then texts byte by byte. */
function comparePlain(one: Present, other: Present): number {
  if (typeof one === 'number') return typeof other === 'number' ? one - other : -1;
  return typeof other === 'number' ? 1 : Buffer.compare(Buffer.from(one), Buffer.from(other));
}
