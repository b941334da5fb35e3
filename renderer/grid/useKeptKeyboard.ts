import type { DataEditorRef, GridSelection } from '@glideapps/glide-data-grid';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the keyboard in the list. The grid gives it to that one of the cells for screen readers which is selected; but when it
 * comes back from elsewhere, it may get to the one that was selected before. Such a cell is taken away as soon as it is out
 * of sight, and whatever was typed from then on would be lost.
 */
export function useKeptKeyboard(
  frame: RefObject<HTMLElement | null>,
  grid: RefObject<DataEditorRef | null>,
  selection: GridSelection,
) {
  const latest = useRef(selection);
  latest.current = selection;

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    /** What in the list has the keyboard. */
    let holder: Element | null = null;

    const take = ({ target }: FocusEvent) => {
      holder = target instanceof Element ? target : null;
    };
    // Whoever leaves it is not brought back. What is taken away may tell that it was left, but is gone a moment later.
    const leave = () =>
      queueMicrotask(() => {
        if (holder?.isConnected && holder !== document.activeElement) holder = null;
      });
    const observer = new MutationObserver(() => {
      if (!holder || holder.isConnected) return;
      holder = null;
      const { current, rows } = latest.current;
      // Where nothing is selected, the grid would select something by itself.
      if (document.activeElement === document.body && (current || rows.length > 0)) grid.current?.focus();
    });

    element.addEventListener('focusin', take);
    element.addEventListener('focusout', leave);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener('focusin', take);
      element.removeEventListener('focusout', leave);
      observer.disconnect();
    };
  }, [frame, grid]);
}
