import { useEffect, useLayoutEffect, useRef } from 'react';
import type { UserCell } from './cells';
import { useEditorContext } from './EditorContext';

/**
 * Has the rows stand still under an open editor. Where another list comes on the screen nonetheless, the edit ends: what was
 * typed is for the person whom it was begun for, and the keyboard stays where it has gone meanwhile.
 */
export function useOpenEditor(cell: UserCell, end: () => void) {
  const { pages, isInPlace } = useEditorContext();

  useLayoutEffect(() => {
    pages.hold();
    return pages.release;
  }, [pages]);

  const latest = useRef(end);
  latest.current = end;
  const isLost = !isInPlace(cell);
  useEffect(() => {
    if (!isLost) return;
    const focused = document.activeElement;
    latest.current();
    const isElsewhere = focused instanceof HTMLElement && focused !== document.body && focused.isConnected;
    if (isElsewhere && !focused.closest('#portal')) focused.focus();
  }, [isLost]);
}
