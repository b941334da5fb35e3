/** What a page shows frame by frame, looked at from within: how long frames take, and which of the rows in sight are blank. */
import type { Page } from '@playwright/test';
import { nameFunctions } from './wire-probe';

interface FrameProbe {
  /** Positions in the list of those in sight whose cells are blank; how it is known is each grid's own matter. */
  blankRows(): number[];
  /** Calls back at the end of each frame, when all scripts have run and nothing but painting is left; until it answers true. */
  atFrameEnds(look: (now: number) => boolean): void;
}

declare global {
  var benchFrames: FrameProbe;
}

/** Blank cells of some time. */
export interface Blanks {
  /** The most frames in a row for which any one row was blank. */
  longest: number;
  /** The part (0 to 1) of all frames in which any row was blank. */
  share: number;
}

/** Lets the page's frames be looked at. */
export async function watchFrames(page: Page): Promise<void> {
  await nameFunctions(page);
  await page.evaluate(() => {
    globalThis.benchFrames = {
      blankRows: () => [],
      atFrameEnds(look) {
        // Observers of sizes are called last before a frame is painted; so each frame has to bring a new size.
        const box = document.createElement('div');
        box.style.cssText = 'position:fixed;top:0;left:0;height:1px;visibility:hidden;pointer-events:none';
        document.body.append(box);
        let width = 0;
        let isOver = false;
        const frame = () => {
          if (isOver) return;
          width = width === 1 ? 2 : 1;
          box.style.width = `${width}px`;
          requestAnimationFrame(frame);
        };
        const observer = new ResizeObserver(() => {
          isOver ||= look(performance.now());
          if (!isOver) return;
          observer.disconnect();
          box.remove();
        });
        observer.observe(box);
        requestAnimationFrame(frame);
      },
    };
  });
}

/** Milliseconds between the frames that a page paints, `frames` of them. */
export function frameTimes(page: Page, frames: number): Promise<number[]> {
  return page.evaluate(async (count) => {
    const times: number[] = [];
    let last: number | null = null;
    while (times.length < count) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      if (last !== null) times.push(now - last);
      last = now;
    }
    return times;
  }, frames);
}

/** Looks for blank rows in so many frames. */
export function blanksIn(page: Page, frames: number): Promise<Blanks> {
  return page.evaluate(
    (count) =>
      new Promise<Blanks>((resolve) => {
        let runs = new Map<number, number>();
        let seen = 0;
        let withBlanks = 0;
        let longest = 0;
        globalThis.benchFrames.atFrameEnds(() => {
          const rows = globalThis.benchFrames.blankRows();
          const before = runs;
          runs = new Map(rows.map((row) => [row, (before.get(row) ?? 0) + 1]));
          for (const run of runs.values()) longest = Math.max(longest, run);
          if (rows.length > 0) withBlanks += 1;
          seen += 1;
          if (seen === count) resolve({ longest, share: withBlanks / count });
          return seen === count;
        });
      }),
    frames,
  );
}

/** The part'th (0 to 1) of the values in their order. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;
}
