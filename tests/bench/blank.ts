/** For how many frames the cells of a row stay blank while a grid is scrolled, in Muster and in the peer. */
import type { Benchmark, Sample } from './benchmark';
import { layOutBeside } from './beside';
import { blanksIn } from './frame-probe';
import { during, framesOfGesture, gestureNames } from './gestures';
import type { ShownGrid } from './shown-grid';
import { type Size, sizes } from './size';

async function blanksOf(grid: ShownGrid): Promise<Sample> {
  const more: Record<string, number> = {};
  let figure = 0;
  for (const gesture of gestureNames) {
    const { longest, share } = await during(gesture, grid, () => blanksIn(grid.page, framesOfGesture));
    more[`${gesture}, frames`] = longest;
    more[`${gesture}, part of the frames with blank cells`] = share;
    figure = Math.max(figure, longest);
  }
  return { figure, more };
}

function blankOf(size: Size): Benchmark {
  const name = size.named('blank');
  return {
    name,
    what: (users) =>
      `the most frames for which cells of ${size.rowsOf(users)} rows are blank by wheel, page and thumb, against ag-grid`,
    unit: 'frames',
    aim: null,
    limit: 2,
    windows: true,
    usualRuns: 3,
    async prepare(setting) {
      const mirror = await size.mirror(setting);
      const { muster, peer } = await layOutBeside(setting, name, mirror);
      return { baseline: () => peer(blanksOf), itself: () => muster(blanksOf) };
    },
  };
}

export const blanks: readonly Benchmark[] = sizes.map(blankOf);
