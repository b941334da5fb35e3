import { useEffect, useState } from 'react';
import type { UserList } from '../state/users';

/** Rows (both ends included) that are on the screen. */
export interface VisibleRows {
  first: number;
  last: number;
}

/** Calls back when what was just rendered has been painted, unless the returned function is called before. */
function afterPaint(hear: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(hear);
  });
  return () => cancelAnimationFrame(frame);
}

/** Whether all rows on the screen are there and painted. Marks the first time that any are, for measurements. */
export function useLoaded(list: UserList, version: number, visible: VisibleRows | null): boolean {
  const { count } = list.view;
  const here = count === 0 || (visible !== null && list.pages.has(visible.first, visible.last));
  const [loaded, setLoaded] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version may have brought the rows
  useEffect(() => {
    if (!here) {
      setLoaded(false);
      return;
    }
    return afterPaint(() => {
      setLoaded(true);
      const root = document.documentElement;
      if (count === 0 || root.dataset.firstRows) return;
      root.dataset.firstRows = 'true';
      performance.mark('muster:first-rows');
    });
  }, [here, count, version]);

  return loaded && here;
}
