/** Areas of cells that stay with their people when the order of the list changes by itself. */
import { type Current, selectionAt } from '../grid/selectedCells';
import type { Area } from '../grid/selecting/areas';
import type { RowRange } from './peopleRanges';

/** A list before and after: who was selected, at which positions, and who stands where now. */
interface Moved {
  ranges: readonly RowRange[];
  /** Those at the positions of `ranges`, in their order. */
  selected: readonly number[];
  /** How many there were. */
  count: number;
  /** Everybody in their new order. */
  list: readonly number[];
}

/**
 * The same cells of the same people. Where people of an area no longer stand one after the other, only the cell that the
 * keyboard is at is left, with its person: nothing else could be drawn as rectangles, and other people were never meant.
 */
export function followAreas(current: Current, moved: Moved): { current: Current; areLeft: boolean } {
  const isWhole = ({ y, height }: Area) => y === 0 && height === moved.count;
  // Everybody stays everybody, whoever stands where: of a million nobody has to be looked for.
  const isLookedFor = ![current.range, ...current.rangeStack].every(isWhole);
  const before = isLookedFor ? positionsOf(moved) : new Map<number, number>();
  const now = placesOf(moved.list, new Set(before.values()));
  const placeOf = (position: number) => now.get(before.get(position) ?? -1);
  const follow = (area: Area): Area | null => {
    if (isWhole(area)) return { ...area, height: moved.list.length };
    const y = placeOf(area.y);
    if (y === undefined) return null;
    for (let row = 1; row < area.height; row += 1) if (placeOf(area.y + row) !== y + row) return null;
    return { ...area, y };
  };
  const [column, row] = current.cell;
  const range = follow(current.range);
  const others = current.rangeStack.map(follow);
  if (!range || !others.every((area) => area !== null)) {
    return { current: selectionAt([column, placeOf(row) ?? row]), areLeft: true };
  }
  const moves = range.y - current.range.y;
  return { current: { cell: [column, row + moves], range, rangeStack: others }, areLeft: false };
}

/** Who stood at each selected position. */
function positionsOf({ ranges, selected }: Moved): Map<number, number> {
  const people = new Map<number, number>();
  let next = 0;
  for (const { start, count } of ranges) {
    for (let position = start; position < start + count; position += 1, next += 1) {
      const person = selected[next];
      if (person !== undefined) people.set(position, person);
    }
  }
  return people;
}

function placesOf(list: readonly number[], people: ReadonlySet<number>): Map<number, number> {
  const places = new Map<number, number>();
  list.forEach((person, place) => {
    if (people.has(person)) places.set(person, place);
  });
  return places;
}
