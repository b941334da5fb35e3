/** From the question for a sorted list to the frame that shows it, against the bare SQL. */

import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { ranksFolder } from '../../main/engine/mirror/stored-ranks';
import { within } from './app';
import type { BareAnswer, BareOrder, SortedBy } from './bare-sql';
import type { Benchmark, Sample } from './benchmark';
import { start } from './child';
import { percentile } from './frame-probe';
import { awaitList, type NewList, newList } from './list-probe';
import { layOutOver, musterMark } from './muster';
import { musterGrid, type ShownGrid } from './shown-grid';
import { type Size, sizes } from './size';

/** What is sorted by: its key, what the window calls it, and what it is. */
export const sortedColumns: Record<SortedBy, { key: string; label: string; what: string }> = {
  text: { key: 'displayName', label: 'Display name', what: 'a text with a column of its own' },
  json: {
    key: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
    label: 'Department',
    what: 'a text within JSON',
  },
  date: {
    key: 'urn:muster:params:scim:schemas:extension:admin:1.0:User:lastLogin',
    label: 'Last login',
    what: 'a date within JSON',
  },
};

/** How often a list is sorted in one window; the first time the engine learns the texts. */
const turns = 4;

/** Chooses the line of the palette that sorts by a column. */
export async function sortBy(page: Page, by: SortedBy): Promise<void> {
  const { key, label } = sortedColumns[by];
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByTestId('palette-input').fill(label);
  await page.getByTestId(`palette-sort:${key}`).click();
}

async function sortIn({ page }: ShownGrid, by: SortedBy): Promise<Sample> {
  const lists: NewList[] = [];
  for (let turn = 1; turn <= turns; turn += 1) {
    await awaitList(page, { key: false, isAsking: true });
    await sortBy(page, by);
    lists.push(await newList(page));
    await wait(300);
  }
  const times = lists.map(({ askedAt, paintedAt }) => paintedAt - askedAt);
  return {
    figure: percentile(times.slice(1), 0.5),
    more: {
      'first time, ms': times[0] ?? Number.NaN,
      'answer, ms': percentile(
        lists.slice(1).map(({ askedAt, answeredAt }) => answeredAt - askedAt),
        0.5,
      ),
      'longest frame meanwhile, ms': Math.max(...lists.map(({ longestFrame }) => longestFrame)),
      'longest wait for rows meanwhile, ms': Math.max(...lists.map(({ longestCall }) => longestCall)),
    },
  };
}

function sortOf(by: SortedBy, size: Size): Benchmark {
  const name = size.named(`sort-${by}`);
  return {
    name,
    what: (users) =>
      `${size.rowsOf(users)} rows sorted by ${sortedColumns[by].what}, question to painted, against the bare SQL`,
    unit: 'ms',
    ...(size.isLarge ? { aim: null, limit: 1_000 } : { aim: 1.5 }),
    windows: true,
    usualRuns: 3,
    async prepare(setting) {
      const mirror = await size.mirror(setting);
      const args = await layOutOver(setting, name, mirror);
      const bare = start<BareOrder, BareAnswer>('bare-sql.ts');
      await bare.ask({ open: mirror });
      return {
        async baseline() {
          const times: number[] = [];
          for (let turn = 1; turn <= turns; turn += 1) times.push(...(await bare.ask({ sort: by })).times);
          return { figure: percentile(times.slice(1), 0.5), more: { 'first time, ms': times[0] ?? Number.NaN } };
        },
        async itself() {
          // What an earlier window has left of it.
          await rm(ranksFolder(mirror), { recursive: true, force: true });
          return within(setting.electron, args, musterMark, async (page) => sortIn(await musterGrid(page), by));
        },
        end: () => bare.end(),
      };
    },
  };
}

export const sorts: readonly Benchmark[] = sizes.flatMap((size) =>
  (['text', 'json', 'date'] as const).map((by) => sortOf(by, size)),
);
