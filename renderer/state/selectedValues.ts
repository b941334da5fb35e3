/** What the selected cells of one column hold: which values, and how often. */
import { create } from 'zustand';
import type { CellValue, Column } from '../../preload/contract';
import { engine } from '../bridge/engine';

export interface SelectedValues {
  column: Column;
  /** Most first. */
  counts: readonly { value: CellValue; count: number }[];
}

export const useSelectedValues = create<{ values: SelectedValues | null }>()(() => ({ values: null }));

/** More rows than this are not looked through just because they are selected. */
export const mostRows = 100_000;
/** Enough to tell how many more there are. */
const mostValues = 1_000;

/** Rows of a view, by position. */
interface RowRange {
  start: number;
  count: number;
}

/** Reads which values rows of a view have in a column; null where the engine cannot tell. */
export async function readValues(
  tenantId: string,
  viewId: number,
  column: Column,
  ranges: readonly RowRange[],
): Promise<SelectedValues | null> {
  const rows = await engine.call('users.rows', { viewId, ranges: [...ranges] });
  // A view that was closed meanwhile has a successor with a selection of its own.
  if (!rows.ok) return null;
  const read = await engine.call('people.values', {
    tenantId,
    rows: rows.value,
    column: column.key,
    limit: mostValues,
  });
  return read.ok ? { column, counts: read.value } : null;
}
