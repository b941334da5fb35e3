/** A grid in a window, as the gestures of a benchmark work it: Muster's, or the peer's. */
import type { CDPSession, Page } from '@playwright/test';
import { watchFrames } from './frame-probe';
import { engineRests, rowsAskedIn, watchWire } from './wire-probe';

export interface ShownGrid {
  page: Page;
  session: CDPSession;
  /** Its scrolling element, and the one whose scrollbar is seen. */
  scroller: string;
  bar: string;
  /** Where its scrolling element is in the page (CSS pixels). */
  box: { x: number; y: number; width: number; height: number };
  /** Where its rows begin, below the upper edge of that, and how high each is. */
  rowsTop: number;
  rowHeight: number;
  /** How many rows are in sight as a whole. */
  rowsInSight: number;
}

type Known = Pick<ShownGrid, 'scroller' | 'bar' | 'rowsTop' | 'rowHeight'>;

async function shown(page: Page, known: Known): Promise<ShownGrid> {
  const box = await page.locator(known.scroller).boundingBox();
  if (!box) throw new Error(`there is no ${known.scroller} in the window`);
  const rowsInSight = Math.floor((box.height - known.rowsTop) / known.rowHeight);
  return { ...known, page, session: await page.context().newCDPSession(page), box, rowsInSight };
}

/** Resolves once the engine rests; what the two say to each other is heard from then on. */
async function settled(page: Page): Promise<void> {
  await watchWire(page);
  await rowsAskedIn(page);
  await engineRests(page);
  await page.locator('[data-testid=grid][data-loaded=true]').waitFor();
}

/**
 * Muster's grid once its rows are there. It is drawn on a canvas: a row that is there has a picture before its name, higher
 * than the bar that stands for a row to come.
 */
export async function musterGrid(page: Page): Promise<ShownGrid> {
  await settled(page);
  await watchFrames(page);
  const heights = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const lengthOf = (name: string) => Number.parseFloat(style.getPropertyValue(name));
    const [rowHeight, rowsTop] = [lengthOf('--row-height'), lengthOf('--header-height')];
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=data-grid-canvas]');
    const scroller = document.querySelector('.dvn-scroller');
    const context = canvas?.getContext('2d');
    if (!canvas || !scroller || !context) throw new Error('the grid is not on the screen');
    /** Less than the picture, more than the bar (px). */
    const least = 14;
    /** The width in which pixels are compared with those at its left edge, which are never drawn on. */
    const span = 8;

    /** How many lines of pixels hold something, for each row that is in sight as a whole. */
    const heldBy = (left: number): number[] => {
      const ratio = canvas.width / canvas.clientWidth;
      const hidden = scroller.scrollTop % rowHeight;
      const top = rowsTop + (hidden === 0 ? 0 : rowHeight - hidden);
      const rows = Math.floor((canvas.clientHeight - top) / rowHeight);
      if (rows <= 0) return [];
      const lines = Math.round(rowHeight * ratio);
      const { data, width } = context.getImageData(left * ratio, Math.round(top * ratio), span * ratio, rows * lines);
      const pixels = new Uint32Array(data.buffer);
      return Array.from({ length: rows }, (_, row) => {
        let held = 0;
        for (let line = row * lines; line < (row + 1) * lines; line += 1) {
          const at = line * width;
          let isHeld = false;
          for (let x = 1; x < width; x += 1) isHeld ||= pixels[at + x] !== pixels[at];
          if (isHeld) held += 1;
        }
        return held / ratio;
      });
    };

    const isPicture = (held: number) => held >= least && held < rowHeight - 4;
    /** Where pictures begin: every row has one there now. */
    let left = 30;
    while (heldBy(left).length === 0 || !heldBy(left).every(isPicture)) {
      left += 1;
      if (left > 200) throw new Error('the rows show no pictures');
    }
    // A little into the pictures, and still beginning before them.
    left += 3;
    const countRows = () => Number(document.querySelector('[data-testid=grid]')?.getAttribute('data-rows'));
    /** The column of the rows' numbers, before the first one, is as wide as the highest of them (px). */
    const widthFor = (count: number) => Math.max(40, 16 + 6.5 * String(count).length);
    const fromNumbers = left - widthFor(countRows());
    globalThis.benchFrames.blankRows = () => {
      const count = countRows();
      const first = Math.ceil(scroller.scrollTop / rowHeight);
      return heldBy(Math.round(widthFor(count) + fromNumbers)).flatMap((held, row) =>
        held < least && first + row < count ? [first + row] : [],
      );
    };
    return { rowHeight, rowsTop };
  });
  return shown(page, { scroller: '.dvn-scroller', bar: '.dvn-scroller', ...heights });
}

/** The peer's grid once its rows are there. It is made of elements, those that are in sight and some around them. */
export async function peerGrid(page: Page): Promise<ShownGrid> {
  const names = { scroller: '.ag-grid-viewport', bar: '.ag-body-vertical-scroll-viewport' };
  await watchFrames(page);
  const heights = await page.evaluate(({ scroller: name }) => {
    const scroller = document.querySelector(name);
    const firstRow = document.querySelector('[role=row][row-index="0"]');
    if (!scroller || !firstRow) throw new Error('the grid is not on the screen');
    const rowHeight = firstRow.getBoundingClientRect().height;
    const rowsTop = document.querySelector('.ag-grid-pinned-top-rows')?.clientHeight ?? 0;
    globalThis.benchFrames.blankRows = () => {
      const here = new Set<number>();
      for (const cell of document.querySelectorAll('[row-index] [col-id=displayName]')) {
        if (cell.textContent) here.add(Number(cell.closest('[row-index]')?.getAttribute('row-index')));
      }
      const first = Math.ceil(scroller.scrollTop / rowHeight);
      const end = Math.floor((scroller.scrollTop + scroller.clientHeight - rowsTop) / rowHeight);
      return Array.from({ length: Math.max(0, end - first) }, (_, row) => first + row).filter((row) => !here.has(row));
    };
    return { rowHeight, rowsTop };
  }, names);
  return shown(page, { ...names, ...heights });
}
