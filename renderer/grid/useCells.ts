import type { Item, Rectangle } from '@glideapps/glide-data-grid';
import { useCallback, useMemo } from 'react';
import { skippedAt, useSkipped } from '../state/skipped';
import type { UserList } from '../state/users';
import { absentCell, createCells, type UserCell } from './cells';
import type { Speech } from './values';

/** The grid measures a column by no more rows than these. */
const mostMeasured = 200;

export interface Cells {
  /** Null while its row is on the way. */
  cellAt(column: number, position: number): UserCell | null;
  getCellContent(at: Item): UserCell | typeof absentCell;
  getCellsForSelection(area: Rectangle): (UserCell | typeof absentCell)[][];
}

/** The cells of the list, made when they are first asked for. */
export function useCells({ pages, columns, face }: UserList, version: number, speech: Speech): Cells {
  const skipped = useSkipped();
  const cellOf = useMemo(
    () =>
      createCells(speech, columns, {
        isMatrix: face.kind === 'matrix',
        skippedAt: (row, column) => skippedAt(skipped, row, column),
      }),
    [speech, columns, face, skipped],
  );
  const cellAt = useCallback(
    (column: number, position: number) => {
      const row = pages.row(position);
      return row ? cellOf(row, column) : null;
    },
    [pages, cellOf],
  );
  // A new function for each version is what tells the grid, and its accessible table, to look again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other rows
  const getCellContent = useCallback(([column, row]: Item) => cellAt(column, row) ?? absentCell, [cellAt, version]);
  const getCellsForSelection = useCallback(
    ({ x, y, width, height }: Rectangle) =>
      Array.from({ length: Math.min(height, mostMeasured) }, (_, row) =>
        Array.from({ length: width }, (_, column) => cellAt(x + column, y + row) ?? absentCell),
      ),
    [cellAt],
  );
  return { cellAt, getCellContent, getCellsForSelection };
}
