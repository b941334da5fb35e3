/** Where a pasted table goes: which cells it fills, how often it is repeated, and what of it has no place. */
import { type Area, within } from '../selecting/areas';

export interface Placement {
  /** The cells that are filled. Each area is filled from its own top left, by the table over and over. */
  areas: readonly Area[];
  /** Rows of the table that go past the last row of the list. */
  rowsBeyond: number;
  /** Columns of the table that go past the last column. */
  columnsBeyond: number;
}

interface Size {
  width: number;
  height: number;
}

/**
 * As in a spreadsheet: one value fills all that is selected; a table fills an area that is a multiple of it by being repeated,
 * and else spreads from the area's top left. Only a single value can go into several areas: null for more.
 */
export function place(table: Size, targets: readonly Area[], sheet: Size): Placement | null {
  const isOneValue = table.width === 1 && table.height === 1;
  const [target] = targets;
  if (!target || (targets.length > 1 && !isOneValue)) return null;
  const areas = isOneValue ? targets : [spread(table, target)];
  const inside = areas.flatMap((area) => within(area, sheet.width, sheet.height) ?? []);
  if (isOneValue) return { areas: inside, rowsBeyond: 0, columnsBeyond: 0 };
  return {
    areas: inside,
    rowsBeyond: beyond(target.y, table.height, sheet.height),
    columnsBeyond: beyond(target.x, table.width, sheet.width),
  };
}

/** One row or column that is selected stands for as many as the table has. */
function spread(table: Size, target: Area): Area {
  const width = target.width === 1 ? table.width : target.width;
  const height = target.height === 1 ? table.height : target.height;
  const isMultiple = width % table.width === 0 && height % table.height === 0;
  return { x: target.x, y: target.y, ...(isMultiple ? { width, height } : table) };
}

function beyond(start: number, length: number, end: number): number {
  return Math.min(length, Math.max(0, start + length - end));
}

/** Which cell of the table goes into a cell of an area. */
export function sourceOf(table: Size, area: Area, column: number, row: number): { column: number; row: number } {
  return { column: (column - area.x) % table.width, row: (row - area.y) % table.height };
}
