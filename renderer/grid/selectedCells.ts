import { CompactSelection, type GridSelection, type Item } from '@glideapps/glide-data-grid';
import { type Area, contains } from './selecting/areas';

export const emptySelection: GridSelection = {
  columns: CompactSelection.empty(),
  rows: CompactSelection.empty(),
};

export type Current = NonNullable<GridSelection['current']>;

/** The areas of cells that are selected, the one that the keyboard is in first; they may overlap. */
export function cellAreas({ current }: Pick<GridSelection, 'current'>): Area[] {
  return current ? [current.range, ...current.rangeStack] : [];
}

/** Whether more is selected than the one cell that the keyboard is at. */
export function hasSeveralCells({ current }: Pick<GridSelection, 'current'>): boolean {
  if (!current) return false;
  return current.rangeStack.length > 0 || current.range.width * current.range.height > 1;
}

/** Column and row of the one cell that is selected, from 0 on, as `3,12`; undefined where it is none or several. */
export function nameOfCell(selection: Pick<GridSelection, 'current'>): string | undefined {
  return hasSeveralCells(selection) ? undefined : selection.current?.cell.join(',');
}

/** What is selected: several cells, else whole rows that are ticked, else one cell. */
export function selectedAreas(selection: GridSelection, columns: number): Area[] {
  if (selection.rows.length === 0 || hasSeveralCells(selection)) return cellAreas(selection);
  return selection.rows.items.map(([from, to]) => ({ x: 0, y: from, width: columns, height: to - from }));
}

/** One cell that the keyboard is at. */
export function selectionAt(cell: Item): Current {
  return { cell, range: { x: cell[0], y: cell[1], width: 1, height: 1 }, rangeStack: [] };
}

/** Areas of cells, of which the first has the keyboard in its first cell. */
export function selectionOf([first, ...others]: readonly Area[]): Current | undefined {
  return first && { cell: [first.x, first.y], range: first, rangeStack: others };
}

/** Whether a cell is among what is selected: in an area, or of a ticked row. */
export function isSelected(selection: GridSelection, [column, row]: Item): boolean {
  if (selection.rows.hasIndex(row)) return true;
  const areas = cellAreas(selection);
  // Left of the cells stand the numbers of the rows.
  return column < 0 ? areas.some(({ y, height }) => row >= y && row < y + height) : contains(areas, column, row);
}

/** What means everybody in a list of which only the beginning was known, once it has grown; null where that is not selected. */
export function grownSelection(
  { current, ...selection }: GridSelection,
  before: number,
  now: number,
): GridSelection | null {
  if (before === 0) return null;
  const areTicked = selection.rows.length === before;
  const isWhole = current?.range.y === 0 && current.range.height === before;
  if (!areTicked && !isWhole) return null;
  const rows = areTicked ? CompactSelection.fromSingleSelection([0, now]) : selection.rows;
  if (!current) return { ...selection, rows };
  const range = isWhole ? { ...current.range, height: now } : current.range;
  return { ...selection, rows, current: { ...current, range } };
}
