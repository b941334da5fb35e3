import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { UserCell } from './cells';
import { useEditorContext } from './EditorContext';

/**
 * Has the rows stand still under an open editor. Where another list comes on the screen nonetheless, the edit ends: what was
 * typed is for the person whom it was begun for, and the keyboard stays where it has gone meanwhile.
 */
export function useOpenEditor(cell: UserCell, input: RefObject<HTMLElement | null>, end: () => void) {
  const { pages, isInPlace } = useEditorContext();
  useKeptFocus(input);

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

/**
 * Brings keys to the editor that come to the grid. It takes the keyboard a frame after every click, by which time a fast hand
 * may have begun to type; what is typed from then on would be lost.
 */
function useKeptFocus(input: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const field = input.current;
      if (!field || !(event.target instanceof Element) || !event.target.closest('canvas')) return;
      event.stopPropagation();
      field.focus();
      // What a key does by itself is done where the focus is by now.
      const { key, code, shiftKey, ctrlKey, altKey, metaKey } = event;
      const again = { key, code, shiftKey, ctrlKey, altKey, metaKey, bubbles: true, cancelable: true };
      if (!field.dispatchEvent(new KeyboardEvent('keydown', again))) event.preventDefault();
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [input]);
}
