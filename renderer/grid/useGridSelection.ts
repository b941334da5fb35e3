import type { DataEditorRef, GridSelection } from '@glideapps/glide-data-grid';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import { usePeople } from '../selection/selectedPeople';
import { useSelectedPeople } from '../selection/useSelectedPeople';
import { noSelection, useSelection } from '../state/selection';
import { hideTip } from '../state/tip';
import type { UserList } from '../state/users';
import { type Current, cellAreas, emptySelection, selectionOf } from './selectedCells';
import { type Area, columnSlices, countCells } from './selecting/areas';
import { useSelectedValues } from './selecting/useSelectedValues';
import type { Typing } from './typing';
import { useBeginning } from './useBeginning';
import type { Cells } from './useCells';
import { useFollowing } from './useFollowing';
import { useSteadyCell } from './useSteadyCell';
import { useSteadyColumns } from './useSteadyColumns';

interface SelectionOptions {
  tenantId: string;
  list: UserList;
  grid: RefObject<DataEditorRef | null>;
  typing: Typing;
  version: number;
  cellAt: Cells['cellAt'];
}

export interface Selecting {
  selection: GridSelection;
  /** Selects what the admin has selected. */
  select(selection: GridSelection): void;
  /** Selects other cells, and keeps the ticks. */
  selectCells(current: Current | undefined): void;
  selectAreas(areas: readonly Area[]): void;
}

/** What is selected in the list, told to all who want to know. */
export function useGridSelection({ tenantId, list, grid, typing, version, cellAt }: SelectionOptions): Selecting {
  const [selection, setSelection] = useState<GridSelection>(emptySelection);
  const { pages, columns } = list;
  const follow = useFollowing(list, version);
  const clearAsked = usePeople((people) => people.clearAsked);
  useSelectedPeople(list, selection, setSelection);
  useSelectedValues(tenantId, list, selection);
  useBeginning(list, grid, setSelection);
  useSteadyCell(list, version, selection, setSelection);
  useSteadyColumns(list, selection, setSelection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the asking that counts
  useEffect(() => setSelection(emptySelection), [clearAsked]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version may have another mark
  useEffect(() => {
    const [column = -1, row = -1] = selection.current?.cell ?? [];
    const first = selection.current ? row : (selection.rows.first() ?? -1);
    const data = cellAt(column, row)?.data;
    useSelection.setState({
      cells: countCells(cellAreas(selection)),
      rows: selection.rows.length,
      row: pages.row(first)?.id ?? null,
      column: columns[column] ?? null,
      columns: columnSlices(cellAreas(selection)).flatMap((slice) => columns[slice.column] ?? []),
      mark: data?.mark ?? null,
      fate: data?.fate ?? null,
      skipped: data?.skipped ?? null,
    });
    return () => useSelection.setState(noSelection);
  }, [selection, columns, pages, cellAt, version]);

  const select = useCallback(
    (next: GridSelection) => {
      typing.forget();
      pages.release();
      hideTip();
      setSelection(next);
      follow(next.current?.cell[1] ?? next.rows.last());
    },
    [typing, pages, follow],
  );
  const { rows, columns: wholeColumns } = selection;
  const selectCells = useCallback(
    (current: Current | undefined) => select({ rows, columns: wholeColumns, ...(current ? { current } : {}) }),
    [select, rows, wholeColumns],
  );
  const selectAreas = useCallback(
    (areas: readonly Area[]) => {
      selectCells(selectionOf(areas));
    },
    [selectCells],
  );
  return { selection, select, selectCells, selectAreas };
}
