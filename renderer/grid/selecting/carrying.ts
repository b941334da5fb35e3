/** What stays selected when the columns of the list come in another order, or others join them. */
import { type Current, selectionAt } from '../selectedCells';
import type { Area } from './areas';

/**
 * The selection among other columns; null where the column that the keyboard is in is not there any more. An area whose
 * columns do not stand together as they did is not selected any more.
 */
export function carried(current: Current, before: readonly string[], now: readonly string[]): Current | null {
  const placeOf = (index: number) => now.indexOf(before[index] ?? '');
  const column = placeOf(current.cell[0]);
  if (column < 0) return null;
  const move = (area: Area): Area | null => {
    const places = Array.from({ length: area.width }, (_, index) => placeOf(area.x + index));
    const [x = -1] = places;
    return x >= 0 && places.every((place, index) => place === x + index) ? { ...area, x } : null;
  };
  const { cell, range } = selectionAt([column, current.cell[1]]);
  return {
    cell,
    range: move(current.range) ?? range,
    rangeStack: current.rangeStack.map(move).filter((area) => area !== null),
  };
}
