import { useEffect, useMemo } from 'react';
import { forgetCut, useCopied } from './copied';

/** A colour as computed styles have it, for a frame alone: what is framed is not filled with it. */
const unfilled = (color: string) => color.replace(/^rgb\((.*)\)$/, 'rgba($1, 0)');

/** Dashed frames around the cells that were cut from this list; another list has none. */
export function useCutMarks(viewId: number, color: string) {
  const cut = useCopied((state) => state.cut);
  useEffect(() => {
    if (useCopied.getState().cut?.viewId !== viewId) forgetCut();
  }, [viewId]);
  return useMemo(() => {
    if (cut?.viewId !== viewId) return undefined;
    return cut.areas.map((range) => ({ color: unfilled(color), range, style: 'dashed' as const }));
  }, [cut, viewId, color]);
}
