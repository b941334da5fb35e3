/** Frame times while a grid is scrolled through all users, against an empty page on which nothing moves. */
import type { Page } from '@playwright/test';
import { within } from './app';
import type { Benchmark, Sample } from './benchmark';
import { frameTimes, percentile } from './frame-probe';
import { during, framesOfGesture, type GestureName, gestureNames } from './gestures';
import { helloMark, writeHello } from './hello';
import { layOutOver, musterMark } from './muster';
import { musterGrid } from './shown-grid';
import { type Size, sizes } from './size';

/** What the gesture is, in words. */
const gestureWords: Record<GestureName, string> = {
  wheel: 'the wheel turns',
  page: 'the key for a page down is held',
  thumb: 'the thumb of the scrollbar is dragged',
};

function sampleOf(times: readonly number[]): Sample {
  const at = (part: number) => percentile(times, part);
  return { figure: at(0.95), more: { 'p50, ms': at(0.5), 'max, ms': at(1) } };
}

function scrollingBy(gesture: GestureName, size: Size): Benchmark {
  const name = size.named(`scroll-${gesture}`);
  return {
    name,
    what: (users) =>
      `95th percentile of frame times while ${gestureWords[gesture]} over ${size.rowsOf(users)} rows, against an empty page`,
    unit: 'ms',
    aim: 1.1,
    windows: true,
    usualRuns: 3,
    async prepare(setting) {
      const mirror = await size.mirror(setting);
      const muster = await layOutOver(setting, name, mirror);
      const hello = await writeHello(await setting.newFolder(`${name}-empty`));
      const look = async (page: Page) => {
        const grid = await musterGrid(page);
        return sampleOf(await during(gesture, grid, () => frameTimes(page, framesOfGesture)));
      };
      return {
        baseline: () =>
          within(setting.electron, hello, helloMark, async (page) => sampleOf(await frameTimes(page, framesOfGesture))),
        itself: () => within(setting.electron, muster, musterMark, look),
      };
    },
  };
}

export const scrolls: readonly Benchmark[] = sizes.flatMap((size) =>
  gestureNames.map((gesture) => scrollingBy(gesture, size)),
);
