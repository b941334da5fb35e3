import { type RefObject, useEffect } from 'react';
import { seeRows, type UserList } from '../state/users';
import { createPatience } from './patience';

/**
 * Scrolled to rows that are not here, the grid hears of it together with the rows if they come at once: drawing their empty
 * places first would take longer than fetching them, and flicker.
 */
export function usePatientScroll(
  frame: RefObject<HTMLElement | null>,
  { pages, view }: UserList,
  { row, header }: { row: number; header: number },
) {
  const { count } = view;
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const patience = createPatience(pages, (first, last) => seeRows(pages, first, last));
    let isTelling = false;

    function hear(event: Event) {
      const scroller = event.target;
      if (isTelling || !(scroller instanceof HTMLElement)) return;
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      // No element is as high as a very long list: where one is in it only the grid knows.
      if (scrollHeight < count * row) return;
      const first = Math.floor(scrollTop / row);
      const last = Math.floor((scrollTop + clientHeight - header) / row);
      const tell = () => {
        isTelling = true;
        scroller.dispatchEvent(new Event('scroll'));
        isTelling = false;
      };
      if (!patience.mayTell(first, last, tell)) event.stopPropagation();
    }

    element.addEventListener('scroll', hear, { capture: true });
    return () => {
      element.removeEventListener('scroll', hear, { capture: true });
      patience.end();
    };
  }, [frame, pages, count, row, header]);
}
