import type { GridSelection } from '@glideapps/glide-data-grid';
import { useEffect, useRef } from 'react';
import type { UserList } from '../state/users';
import { carried } from './selecting/carrying';

/** Keeps what is selected with its columns when these come in another order: what is typed next is for them. */
export function useSteadyColumns(list: UserList, selection: GridSelection, change: (selection: GridSelection) => void) {
  const last = useRef(list);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only other columns move what is selected
  useEffect(() => {
    const before = last.current;
    last.current = list;
    const keys = before.columns.map(({ key }) => key);
    const now = list.columns.map(({ key }) => key);
    // Another list begins with nothing selected.
    if (before.query !== list.query || before.face.kind !== list.face.kind) return;
    if (!selection.current || keys.join('\n') === now.join('\n')) return;
    const current = carried(selection.current, keys, now);
    const { rows, columns } = selection;
    change({ rows, columns, ...(current ? { current } : {}) });
  }, [list.columns, list.query, list.face]);
}
