import { type RefObject, useEffect, useState } from 'react';

/** Sizes of what the preview draws (CSS px). A browser draws nothing below 33 million. */
export const rowHeight = 30;
export const headHeight = 32;
export const cellWidth = 190;
/** Tick, number, verdict and name stay in sight; where there are several sheets, a number stands behind the name of its own. */
export const fixedWidthsOf = (hasSheets: boolean): readonly number[] => [36, hasSheets ? 120 : 60, 128, 176];
export const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** Rows and columns drawn beside those that are seen, so that scrolling meets no gaps. */
const rowsAhead = 12;
const columnsAhead = 2;

export interface GridWindow {
  firstRow: number;
  /** Behind the last one. */
  endRow: number;
  firstColumn: number;
  endColumn: number;
}

/**
 * Which rows and columns of a frame are seen, with some around them.
 *
 * @param fixedWidth of the columns that stay in sight (CSS px)
 */
export function useGridWindow(
  frame: RefObject<HTMLElement | null>,
  rows: number,
  columns: number,
  fixedWidth: number,
): GridWindow {
  const [seen, setSeen] = useState({ top: 0, left: 0, width: 0, height: 0 });
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () => {
      const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = element;
      setSeen({ top, left, width, height });
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [frame]);
  const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
  return {
    firstRow: within(Math.floor(seen.top / rowHeight) - rowsAhead, rows),
    endRow: within(Math.ceil((seen.top + seen.height) / rowHeight) + rowsAhead, rows),
    firstColumn: within(Math.floor(seen.left / cellWidth) - columnsAhead, columns),
    endColumn: within(Math.ceil((seen.left + seen.width - fixedWidth) / cellWidth) + columnsAhead, columns),
  };
}

/** Scrolls a cell into sight; columns that stay in sight have negative numbers. */
export function bringIntoSight(element: HTMLElement, row: number, column: number, fixedWidth: number) {
  const top = row * rowHeight;
  const inner = element.clientHeight - headHeight;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + rowHeight > element.scrollTop + inner) element.scrollTop = top + rowHeight - inner;
  if (column < 0) return;
  const left = column * cellWidth;
  const room = element.clientWidth - fixedWidth;
  if (left < element.scrollLeft) element.scrollLeft = left;
  else if (left + cellWidth > element.scrollLeft + room) element.scrollLeft = left + cellWidth - room;
}
