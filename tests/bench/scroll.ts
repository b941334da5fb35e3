/** Frame times while the wheel turns through all users, against an empty page on which nothing moves. */
import type { Page } from '@playwright/test';
import { startApp } from './app';
import type { Benchmark, Sample } from './benchmark';
import { helloMark, writeHello } from './hello';
import { layOutMuster, musterMark } from './muster';

const frames = 240;

/** Pixels a second: some two hundred rows, as fast as a wheel is spun. */
const speed = 6000;
/** Twice the way of all frames, so that it still turns when the last of them is painted. */
const distance = (frames / 60) * speed * 2;

/** Milliseconds between the frames that a page paints, `frames` of them. */
function frameTimes(page: Page): Promise<number[]> {
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

async function frameTimesWhileScrolling(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  const scrolling = session.send('Input.synthesizeScrollGesture', {
    x: 400,
    y: 400,
    yDistance: -distance,
    speed,
    gestureSourceType: 'mouse',
  });
  const times = await frameTimes(page);
  await scrolling;
  const way = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('*')].map(({ scrollTop }) => scrollTop)),
  );
  if (way < distance / 2) throw new Error(`the list moved by ${way} pixels only`);
  return times;
}

function sampleOf(times: number[]): Sample {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;
  return { figure: at(0.95), more: { 'p50, ms': at(0.5), 'max, ms': at(1) } };
}

export const scroll: Benchmark = {
  name: 'scroll',
  what: (users) => `95th percentile of frame times while scrolling ${users} rows, against an empty page`,
  unit: 'ms',
  aim: 1.1,
  windows: true,
  usualRuns: 5,
  async prepare(setting) {
    // Signed out: nothing is fetched meanwhile.
    const muster = await layOutMuster(setting, 'scroll', null);
    const hello = await writeHello(await setting.newFolder('empty'));
    const within = async (args: string[], mark: string, look: (page: Page) => Promise<number[]>) => {
      const app = await startApp(setting.electron, args);
      try {
        return sampleOf(await look(await app.page(mark)));
      } finally {
        await app.quit();
      }
    };
    return {
      baseline: () => within(hello, helloMark, frameTimes),
      itself: () => within(muster, musterMark, frameTimesWhileScrolling),
    };
  },
};
