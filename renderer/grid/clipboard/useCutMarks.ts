import { useEffect, useMemo, useRef } from 'react';
import type { UserList } from '../../state/users';
import { forgetCut, useCopied } from './copied';

/** A colour as computed styles have it, for a frame alone: what is framed is not filled with it. */
const unfilled = (color: string) => color.replace(/^rgb\((.*)\)$/, 'rgba($1, 0)');

/** Dashed frames around the cells that were cut from this list; another list has none, nor has one with other columns. */
export function useCutMarks({ view: { viewId }, columns }: UserList, color: string) {
  const cut = useCopied((state) => state.cut);
  const seen = useRef(columns);
  useEffect(() => {
    if (useCopied.getState().cut?.viewId !== viewId || seen.current !== columns) forgetCut();
    seen.current = columns;
  }, [viewId, columns]);
  return useMemo(() => {
    if (cut?.viewId !== viewId) return undefined;
    return cut.areas.map((range) => ({ color: unfilled(color), range, style: 'dashed' as const }));
  }, [cut, viewId, color]);
}
