/** Arithmetic of what is selected: rectangles of cells, which may overlap. Nothing is counted twice. */

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Rows by position; it ends before its second number. */
export type Slice = readonly [from: number, to: number];

/** The same positions in order, without overlaps, in as few slices as there can be. */
export function mergeSlices(slices: readonly Slice[]): Slice[] {
  const merged: [number, number][] = [];
  for (const [from, to] of slices.toSorted((one, other) => one[0] - other[0])) {
    const last = merged.at(-1);
    if (to <= from) continue;
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export function sliceLength(slices: readonly Slice[]): number {
  return slices.reduce((length, [from, to]) => length + to - from, 0);
}

/** The rows in which anything is selected. */
export function rowSlices(areas: readonly Area[]): Slice[] {
  return mergeSlices(areas.filter(({ width }) => width > 0).map(({ y, height }) => [y, y + height] as const));
}

/** The selected rows of one column. */
export interface ColumnSlices {
  column: number;
  slices: readonly Slice[];
}

/** What is selected, column by column from the left. */
export function columnSlices(areas: readonly Area[]): ColumnSlices[] {
  const left = Math.min(...areas.map(({ x }) => x));
  const right = Math.max(...areas.map(({ x, width }) => x + width));
  const columns: ColumnSlices[] = [];
  for (let column = left; column < right; column += 1) {
    const slices = rowSlices(areas.filter(({ x, width }) => column >= x && column < x + width));
    if (slices.length > 0) columns.push({ column, slices });
  }
  return columns;
}

/** How many cells are selected. */
export function countCells(areas: readonly Area[]): number {
  return columnSlices(areas).reduce((count, { slices }) => count + sliceLength(slices), 0);
}

export function contains(areas: readonly Area[], column: number, row: number): boolean {
  return areas.some(({ x, y, width, height }) => column >= x && column < x + width && row >= y && row < y + height);
}

/** Columns and rows that make one table: every one of these columns in every one of these rows. */
export interface Block {
  columns: readonly number[];
  slices: readonly Slice[];
}

/** The table that several areas make together, where they are of the same rows or of the same columns; else null. */
export function asBlock(areas: readonly Area[]): Block | null {
  const columns = columnSlices(areas);
  const [first] = columns;
  if (!first) return null;
  const shape = JSON.stringify(first.slices);
  if (!columns.every(({ slices }) => JSON.stringify(slices) === shape)) return null;
  return { columns: columns.map(({ column }) => column), slices: first.slices };
}

/** The positions of slices, one after the other. */
export function positionsOf(slices: readonly Slice[]): number[] {
  return slices.flatMap(([from, to]) => Array.from({ length: to - from }, (_, index) => from + index));
}

/** What of an area lies within a sheet of so many columns and rows; null where nothing does. */
export function within({ x, y, width, height }: Area, columns: number, rows: number): Area | null {
  const right = Math.min(x + width, columns);
  const bottom = Math.min(y + height, rows);
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}
