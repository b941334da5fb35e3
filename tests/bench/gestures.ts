/** What a hand does to a grid to see other rows: it turns the wheel, holds the key for a page down, drags the thumb. */
import { setTimeout as wait } from 'node:timers/promises';
import type { ShownGrid } from './shown-grid';

export const gestureNames = ['wheel', 'page', 'thumb'] as const;
export type GestureName = (typeof gestureNames)[number];

/** Frames in which a gesture is looked at, if each takes its time. */
export const framesOfGesture = 240;
const duration = (framesOfGesture / 60) * 1000;

/** Pixels a second: some two hundred rows, as fast as a wheel is spun. */
const wheelSpeed = 6000;
/** Milliseconds between the repetitions of a key that is held. */
const repetition = 33;
/** Moves of a dragging hand: so many in a row, a pause as long as they took, and again (ms apart). */
const moves = { inRow: 15, apart: 1000 / 60 };

/** How far it is scrolled, and how far it can be (px). */
const placeOf = ({ page, scroller }: ShownGrid) =>
  page.evaluate((name) => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = document.querySelector(name) ?? {};
    return { at: scrollTop, end: scrollHeight - clientHeight };
  }, scroller);

/** Brings the first row into sight again. */
export async function scrollToStart({ page, scroller }: ShownGrid): Promise<void> {
  await page.evaluate((name) => document.querySelector(name)?.scrollTo({ top: 0 }), scroller);
  await wait(300);
}

async function turnWheel({ session, box }: ShownGrid): Promise<void> {
  await session.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    // Twice the way of all frames, so that it still turns when the last of them is painted.
    yDistance: -(duration / 1000) * wheelSpeed * 2,
    speed: wheelSpeed,
    gestureSourceType: 'mouse',
  });
}

async function holdPageDown({ page, session, box, rowsTop, rowHeight }: ShownGrid): Promise<void> {
  const key = { key: 'PageDown', code: 'PageDown', windowsVirtualKeyCode: 34 };
  await page.mouse.click(box.x + box.width / 3, box.y + rowsTop + rowHeight * 2.5);
  const end = performance.now() + duration * 1.5;
  for (let isRepeated = false; performance.now() < end; isRepeated = true) {
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key, autoRepeat: isRepeated });
    await wait(repetition);
  }
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

/** The thumb of the scrollbar, from the one end to the other. */
async function dragThumb({ page, session, bar: scroller }: ShownGrid): Promise<void> {
  const bar = await page.evaluate((name) => {
    const element = document.querySelector<HTMLElement>(name);
    if (!element) throw new Error(`there is no ${name}`);
    const { right, top } = element.getBoundingClientRect();
    return { x: right - (element.offsetWidth - element.clientWidth) / 2, top, height: element.clientHeight };
  }, scroller);
  // Below the arrow that some scrollbars begin with.
  const grip = 20;
  const steps = Math.round(duration / moves.apart);
  const way = (bar.height - 3 * grip) / (steps / 2);
  let y = bar.top + grip;
  const left = { button: 'left', x: bar.x } as const;
  await session.send('Input.dispatchMouseEvent', { ...left, type: 'mousePressed', y, clickCount: 1 });
  const began = performance.now();
  for (let step = 1; step <= steps; step += 1) {
    await wait(began + step * moves.apart - performance.now());
    if (Math.floor(step / moves.inRow) % 2 === 1) continue;
    y += way;
    await session.send('Input.dispatchMouseEvent', { ...left, type: 'mouseMoved', y, buttons: 1 });
  }
  await session.send('Input.dispatchMouseEvent', { ...left, type: 'mouseReleased', y, clickCount: 1 });
}

const gestures: Record<GestureName, (grid: ShownGrid) => Promise<void>> = {
  wheel: turnWheel,
  page: holdPageDown,
  thumb: dragThumb,
};

/** The least way (rows) of a gesture that is worth looking at. */
const leastWay: Record<GestureName, number> = { wheel: 300, page: 500, thumb: 1000 };

/** Looks at a grid while a gesture scrolls it, from its first row on. */
export async function during<T>(name: GestureName, grid: ShownGrid, look: () => Promise<T>): Promise<T> {
  await scrollToStart(grid);
  const [seen] = await Promise.all([look(), gestures[name](grid)]);
  const { at, end } = await placeOf(grid);
  const way = Math.round(at / grid.rowHeight);
  if (at < end / 3 && way < leastWay[name]) throw new Error(`${name}: the list moved by ${way} rows only`);
  return seen;
}
