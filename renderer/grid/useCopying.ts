import type { GridSelection } from '@glideapps/glide-data-grid';
import i18next from 'i18next';
import { type RefObject, useEffect } from 'react';
import type { GridRow } from '../../preload/contract';
import { reportFault, showFailure, showProblem } from '../state/toasts';
import type { UserList } from '../state/users';
import type { UserCell } from './cells';
import { fetchRows } from './fetchRows';
import { type SelectedCells, selectedCells, toTabbedText } from './selectedCells';

/**
 * Copies selections that reach beyond the rows that are here. The grid copies what it has by itself, at once;
 * a clipboard event does not wait for an answer of the engine, so for these a second one is made with the text.
 */
export function useCopying(
  frame: RefObject<HTMLElement | null>,
  list: UserList,
  selection: GridSelection,
  cellsOf: (row: GridRow) => readonly UserCell[],
) {
  useEffect(() => {
    let ready: string | null = null;

    async function copy(selected: SelectedCells) {
      const fetched = await fetchRows(list, selected.rows);
      if (!fetched.ok) return showFailure(fetched.failure);
      const { firstColumn, columns } = selected;
      const texts = fetched.value.map((row) =>
        cellsOf(row)
          .slice(firstColumn, firstColumn + columns)
          .map((cell) => cell.copyData),
      );
      ready = toTabbedText(texts);
      const copied = document.execCommand('copy');
      ready = null;
      if (!copied) showProblem(i18next.t('copy.denied'));
    }

    function hear(event: ClipboardEvent) {
      if (ready !== null) {
        event.clipboardData?.setData('text/plain', ready);
      } else {
        const selected = selectedCells(selection, list.columns.length);
        const isHere = selected?.rows.every(([from, to]) => list.pages.has(from, to - 1)) ?? true;
        if (isHere || !selected || !frame.current?.contains(document.activeElement)) return;
        copy(selected).catch(reportFault);
      }
      event.preventDefault();
      event.stopImmediatePropagation();
    }

    window.addEventListener('copy', hear, true);
    return () => window.removeEventListener('copy', hear, true);
  }, [frame, list, selection, cellsOf]);
}
