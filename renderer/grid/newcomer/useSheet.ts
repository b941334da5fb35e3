import type { DataEditorRef, GridColumn } from '@glideapps/glide-data-grid';
import { type RefObject, useEffect } from 'react';
import { useNewcomer } from './newcomer';

/** Tells the row for somebody new where the list's columns are, for as long as it is open. */
export function useSheet(
  frame: RefObject<HTMLElement | null>,
  grid: RefObject<DataEditorRef | null>,
  columns: readonly GridColumn[],
  frozen: number,
) {
  const isOpen = useNewcomer((newcomer) => newcomer.isOpen);

  useEffect(() => {
    const edge = frame.current;
    const scroller = edge?.querySelector<HTMLElement>('.dvn-scroller');
    if (!isOpen || !edge || !scroller) return;
    let awaited = 0;

    function measure() {
      if (!edge || !scroller) return;
      const begin = edge.getBoundingClientRect().left;
      const places = columns.flatMap((_, column) => {
        const bounds = grid.current?.getBounds(column, -1);
        const scrolled = column < frozen ? 0 : scroller.scrollLeft;
        // A cell's frame lies upon that of the next.
        return bounds ? [{ left: bounds.x - begin + scrolled, width: bounds.width - 1 }] : [];
      });
      if (places.length === columns.length) useNewcomer.setState({ sheet: { places, frozen, scroller } });
    }

    /** Once the list has been drawn as it is now. */
    function measureSoon() {
      cancelAnimationFrame(awaited);
      awaited = requestAnimationFrame(() => {
        awaited = requestAnimationFrame(measure);
      });
    }

    measure();
    measureSoon();
    const observer = new ResizeObserver(measureSoon);
    observer.observe(edge);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(awaited);
    };
  }, [isOpen, frame, grid, columns, frozen]);

  useEffect(() => () => useNewcomer.setState({ sheet: null }), []);
}
