import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { seeRows, type UserList } from '../state/users';

/** Rows (both ends included) that are on the screen. */
interface VisibleRows {
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

/** Marks the first time that any rows are painted, for measurements. */
function markFirstRows() {
  const root = document.documentElement;
  if (root.dataset.firstRows) return;
  root.dataset.firstRows = 'true';
  performance.mark('muster:first-rows');
}

/**
 * Follows which rows are on the screen, has them fetched, and tells by the frame's `data-loaded` whether all of them are there
 * and painted. It keeps all that out of React's state: scrolling would render the grid anew for every row that passes.
 */
export function useVisibleRows(
  list: UserList,
  version: number,
  isAwaited: boolean,
  frame: RefObject<HTMLElement | null>,
): (first: number, last: number) => void {
  const visible = useRef<VisibleRows | null>(null);
  const cancel = useRef<() => void>(undefined);
  const { pages } = list;
  const { count } = list.view;

  const tell = useCallback(
    (isLoaded: boolean) => frame.current?.setAttribute('data-loaded', String(isLoaded)),
    [frame],
  );
  useLayoutEffect(() => tell(false), [tell]);

  const look = useCallback(() => {
    const rows = visible.current;
    cancel.current?.();
    const isHere = count === 0 || (rows !== null && pages.has(rows.first, rows.last));
    if (isAwaited || !isHere) return tell(false);
    cancel.current = afterPaint(() => {
      tell(true);
      if (count > 0) markFirstRows();
    });
  }, [pages, count, isAwaited, tell]);

  const see = useCallback(
    (first: number, last: number) => {
      visible.current = { first, last };
      seeRows(pages, first, last);
      look();
    },
    [pages, look],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version may have brought the rows
  useEffect(look, [look, version]);
  useEffect(() => {
    if (visible.current) seeRows(pages, visible.current.first, visible.current.last);
  }, [pages]);
  useEffect(() => () => cancel.current?.(), []);

  return see;
}
