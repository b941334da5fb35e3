/** Whom a selection of the grid means: those whose rows are ticked, else those whose cells are selected. */
import { CompactSelection, type GridSelection } from '@glideapps/glide-data-grid';
import { rowSlices, sliceLength } from '../grid/selecting/areas';

/** Rows of a view, by position. */
export interface RowRange {
  start: number;
  count: number;
}

export interface PeopleRanges {
  ranges: readonly RowRange[];
  count: number;
  /** Several people, or somebody who was ticked: more than the cell that the keyboard happens to be at. */
  isChosen: boolean;
}

export const nobody: PeopleRanges = { ranges: [], count: 0, isChosen: false };

export function peopleRanges({ rows, current }: GridSelection): PeopleRanges {
  if (rows.length > 0) {
    const ranges = rows.items.map(([start, end]) => ({ start, count: end - start }));
    return { ranges, count: rows.length, isChosen: true };
  }
  if (!current) return nobody;
  const slices = rowSlices([current.range, ...current.rangeStack]);
  const ranges = slices.map(([start, end]) => ({ start, count: end - start }));
  const count = sliceLength(slices);
  return { ranges, count, isChosen: count > 1 };
}

/** The ticks of people in a list whose order has changed; those who have left it are ticked no more. */
export function followTicks(ticked: readonly number[], list: readonly number[]): CompactSelection {
  const people = new Set(ticked);
  const slices: [number, number][] = [];
  list.forEach((row, position) => {
    if (!people.has(row)) return;
    const last = slices.at(-1);
    if (last?.[1] === position) last[1] = position + 1;
    else slices.push([position, position + 1]);
  });
  return CompactSelection.create(slices);
}
