import type { GridSelection } from '@glideapps/glide-data-grid';
import { useEffect, useRef } from 'react';
import type { UserList } from '../state/users';
import { hasSeveralCells, selectionAt } from './selectedCells';

interface Steady {
  selection: GridSelection;
  pages: UserList['pages'];
  /** Who stands in the row of the keyboard's cell; null while they are on the way. */
  row: number | null;
}

/**
 * Keeps the keyboard with its person when the order of the list changes by itself: what is typed next is for them. Where they
 * are out of sight by then, the keyboard stays at its place.
 */
export function useSteadyCell(
  { pages }: UserList,
  version: number,
  selection: GridSelection,
  change: (selection: GridSelection) => void,
) {
  const steady = useRef<Steady>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version may have another order
  useEffect(() => {
    const [column, position] = selection.current?.cell ?? [];
    const before = steady.current;
    const here = position === undefined ? null : (pages.row(position)?.id ?? null);
    const isSame = before?.selection === selection && before.pages === pages;
    const wanted = isSame ? before.row : null;
    if (wanted === null || here === wanted || column === undefined || hasSeveralCells(selection)) {
      steady.current = { selection, pages, row: wanted ?? here };
      return;
    }
    const found = pages.find(({ id }) => id === wanted);
    if (found === null) {
      if (pages.isSettled()) steady.current = { selection, pages, row: here };
      return;
    }
    const moved = { ...selection, current: selectionAt([column, found]) };
    steady.current = { selection: moved, pages, row: wanted };
    change(moved);
  }, [selection, pages, version]);
}
