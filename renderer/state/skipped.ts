/** What the last gesture left out, cell by cell, until the next one: it is listed, and marked in the grid. */
import { create } from 'zustand';
import type { Failure } from '../../preload/failure';

export interface SkippedCell {
  /** The mirror's number of the person; null for somebody who was to be created. */
  row: number | null;
  column: string;
  /** What it was to hold, as it was given; null where that goes without saying. */
  text: string | null;
  failure: Failure;
}

interface SkippedState {
  cells: readonly SkippedCell[];
  /** Those of somebody, by number and column. */
  byPlace: ReadonlyMap<string, SkippedCell>;
}

const none: SkippedState = { cells: [], byPlace: new Map() };

export const useSkipped = create<SkippedState>()(() => none);

const placeOf = (row: number, column: string) => `${row}/${column}`;

export function keepSkipped(cells: readonly SkippedCell[]) {
  if (cells.length === 0) return forgetSkipped();
  const placed = cells.flatMap((cell) => (cell.row === null ? [] : [[placeOf(cell.row, cell.column), cell] as const]));
  useSkipped.setState({ cells, byPlace: new Map(placed) });
}

export function forgetSkipped() {
  if (useSkipped.getState() !== none) useSkipped.setState(none, true);
}

/** What was left out of a cell, if anything. */
export function skippedAt({ byPlace }: Pick<SkippedState, 'byPlace'>, row: number, column: string): SkippedCell | null {
  return byPlace.size === 0 ? null : (byPlace.get(placeOf(row, column)) ?? null);
}
