/** Frame times of a window that scrolls while its engine writes and reads workbooks, against an empty page on which nothing moves. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { within } from './app';
import type { Benchmark } from './benchmark';
import { writeChoosing } from './choosing';
import { exportColumns } from './export';
import { frameTimes, percentile } from './frame-probe';
import { during, framesOfGesture } from './gestures';
import { helloMark, writeHello } from './hello';
import { makeFile, usuallyEdited } from './import';
import { planOf } from './import-plan';
import { layOutOver, musterMark } from './muster';
import { musterGrid } from './shown-grid';
import { whileWorking } from './workbook-work';

const name = 'workbook-frames';

export const workbookFrames: Benchmark = {
  name,
  what: (users) =>
    `95th percentile of frame times while the wheel turns and ${users} users are exported, or imported, against an empty page`,
  unit: 'ms',
  aim: 1.1,
  windows: true,
  usualRuns: 3,
  async prepare(setting) {
    const { users, electron } = setting;
    const mirror = await setting.mirror();
    const toRead = await makeFile(setting, `${name}-file`, { mirror, users, edited: usuallyEdited });
    const folder = await setting.newFolder(`${name}-app`);
    const app = await writeChoosing(folder, { toWrite: join(folder, 'written.xlsx'), toRead });
    const [, ...args] = await layOutOver(setting, name, mirror);
    const hello = await writeHello(await setting.newFolder(`${name}-empty`));
    const plan = planOf(exportColumns);
    const look = async (page: Page) => {
      const grid = await musterGrid(page);
      const scroll = () => during('wheel', grid, () => frameTimes(page, framesOfGesture));
      const idle = await scroll();
      const exported = await whileWorking(page, name, 'export', plan, scroll);
      const imported = await whileWorking(page, name, 'import', plan, scroll);
      return {
        figure: Math.max(percentile(exported, 0.95), percentile(imported, 0.95)),
        more: {
          'export, p95, ms': percentile(exported, 0.95),
          'export, max, ms': percentile(exported, 1),
          'import, p95, ms': percentile(imported, 0.95),
          'import, max, ms': percentile(imported, 1),
          'neither, p95, ms': percentile(idle, 0.95),
        },
      };
    };
    return {
      baseline: () =>
        within(electron, hello, helloMark, async (page) => ({
          figure: percentile(await frameTimes(page, framesOfGesture), 0.95),
        })),
      itself: () => within(electron, [app, ...args], musterMark, look),
    };
  },
};
