/** By what a list is sorted, level by level: each decides among those whom the ones before it leave equal. */
import type { Sort } from '../../preload/contract';

/** As many as the engine takes. */
export const mostLevels = 8;

/** Sorts by another column, after those that there are. */
export function withLevel(sort: readonly Sort[], column: string): Sort[] {
  if (sort.length >= mostLevels || sort.some((by) => by.column === column)) return [...sort];
  return [...sort, { column, direction: 'ascending' }];
}

export function withoutLevel(sort: readonly Sort[], column: string): Sort[] {
  return sort.filter((by) => by.column !== column);
}

/** The same level by another column, or in the other direction. */
export function changeLevel(sort: readonly Sort[], index: number, part: Partial<Sort>): Sort[] {
  return sort.map((by, place) => (place === index ? { ...by, ...part } : by));
}

/** A level one place earlier (-1) or later (1). */
export function moveLevel(sort: readonly Sort[], index: number, by: -1 | 1): Sort[] {
  const level = sort[index];
  const to = index + by;
  if (!level || to < 0 || to >= sort.length) return [...sort];
  return sort.toSpliced(index, 1).toSpliced(to, 0, level);
}
