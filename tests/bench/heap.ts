/** What the window's page holds with ten times as many users as the tenant has, against a tenant of a thousand. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { within } from './app';
import type { Benchmark, Sample } from './benchmark';
import { frameTimes } from './frame-probe';
import { during, gestureNames } from './gestures';
import { awaitList, newList } from './list-probe';
import { layOutOver, musterMark } from './muster';
import { timesLarger } from './setting';
import { musterGrid, type ShownGrid } from './shown-grid';
import { sortBy } from './sort';

/** Users of the tenant that is compared with. */
const few = 1_000;
/** Milliseconds in which what was set going comes to rest. */
const rest = 1_000;

/** What scripts hold (MB), once everything that nobody needs is gone. */
async function heldBy({ session }: ShownGrid): Promise<number> {
  for (let turn = 1; turn <= 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** Does what asks for another list, and waits until that is shown and all is at rest. */
async function shownAfter(page: Page, act: () => Promise<void>): Promise<void> {
  await awaitList(page, { key: false, isAsking: false });
  await act();
  await newList(page);
  await wait(rest);
}

/** Scrolls, searches and sorts, and tells what is held then. */
async function afterGestures(grid: ShownGrid): Promise<Sample> {
  const { page } = grid;
  const before = await heldBy(grid);
  for (const gesture of gestureNames) await during(gesture, grid, () => frameTimes(page, 1));
  for (const text of ['jensen', '']) await shownAfter(page, () => page.getByTestId('search').fill(text));
  await shownAfter(page, () => sortBy(page, 'text'));
  await during('wheel', grid, () => frameTimes(page, 1));
  return { figure: await heldBy(grid), more: { 'before the gestures, MB': before } };
}

export const heap: Benchmark = {
  name: 'heap',
  what: (users) =>
    `heap of the window's page with ${users * timesLarger} users, scrolled, searched and sorted, against ${few} users`,
  unit: 'MB',
  aim: 1.2,
  windows: true,
  usualRuns: 2,
  async prepare(setting) {
    const tenant = await setting.ownTenant({ users: few });
    const small = await layOutOver(setting, 'heap-small', await setting.mirrorOf(tenant, 'small'));
    const large = await layOutOver(setting, 'heap-large', await setting.largeMirror());
    const holding = (args: string[]) =>
      within(setting.electron, args, musterMark, async (page) => afterGestures(await musterGrid(page)));
    return { baseline: () => holding(small), itself: () => holding(large), end: () => tenant.end() };
  },
};
