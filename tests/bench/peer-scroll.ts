/** Frame times while Muster's grid is scrolled, against the peer's. */
import type { Benchmark, Sample } from './benchmark';
import { layOutBeside } from './beside';
import { frameTimes, percentile } from './frame-probe';
import { during, framesOfGesture, gestureNames } from './gestures';
import type { ShownGrid } from './shown-grid';

async function timesOf(grid: ShownGrid): Promise<Sample> {
  const more: Record<string, number> = {};
  const all: number[] = [];
  for (const gesture of gestureNames) {
    const times = await during(gesture, grid, () => frameTimes(grid.page, framesOfGesture));
    more[`${gesture}, p95, ms`] = percentile(times, 0.95);
    more[`${gesture}, max, ms`] = percentile(times, 1);
    all.push(...times);
  }
  return { figure: percentile(all, 0.95), more };
}

export const peerScroll: Benchmark = {
  name: 'peer-scroll',
  what: (users) =>
    `95th percentile of frame times while ${users} rows are scrolled by wheel, page and thumb, against ag-grid`,
  unit: 'ms',
  aim: null,
  windows: true,
  usualRuns: 3,
  async prepare(setting) {
    const { muster, peer } = await layOutBeside(setting, 'peer-scroll', await setting.mirror());
    return { baseline: () => peer(timesOf), itself: () => muster(timesOf) };
  },
};
