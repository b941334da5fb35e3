/** The first sort after Muster was opened again: everybody was ranked the day before, and the ranks lie beside the mirror. */
import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { mostColumns } from '../../main/engine/mirror/kept-ranks';
import { ranksFolder } from '../../main/engine/mirror/stored-ranks';
import { within } from './app';
import type { BareAnswer, BareOrder } from './bare-sql';
import type { Benchmark, Sample } from './benchmark';
import { start } from './child';
import { awaitList, newList } from './list-probe';
import { layOutOver, musterMark } from './muster';
import { timesLarger } from './setting';
import { musterGrid, type ShownGrid } from './shown-grid';
import { sortBy } from './sort';

/** Milliseconds in which as many columns as are kept are ranked and stored, on a machine that is busy with other things. */
const patience = 300_000;

async function ranksStored(mirror: string): Promise<void> {
  const folder = ranksFolder(mirror);
  const areThere = () => existsSync(folder) && finished(folder).length >= mostColumns;
  for (const end = Date.now() + patience; !areThere(); await wait(500)) {
    if (Date.now() > end) throw new Error(`no ranks were stored in ${folder}`);
  }
}

const finished = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.ranks'));

async function firstSortIn({ page }: ShownGrid): Promise<Sample> {
  await awaitList(page, { key: false, isAsking: true });
  await sortBy(page, 'json');
  const { askedAt, answeredAt, paintedAt, longestFrame, longestCall } = await newList(page);
  return {
    figure: paintedAt - askedAt,
    more: {
      'answer, ms': answeredAt - askedAt,
      'longest frame meanwhile, ms': longestFrame,
      'longest wait for rows meanwhile, ms': longestCall,
    },
  };
}

export const sortAgain: Benchmark = {
  name: 'sort-again',
  what: (users) =>
    `the first sort of ${users * timesLarger} rows by a text within JSON after Muster was opened again, question to painted, against the bare SQL`,
  unit: 'ms',
  aim: null,
  limit: 1_000,
  windows: true,
  usualRuns: 3,
  async prepare(setting) {
    const mirror = await setting.copyOf(await setting.largeMirror(), 'ranked');
    const args = await layOutOver(setting, 'sort-again', mirror);
    const muster = <T>(look: (grid: ShownGrid) => Promise<T>) =>
      within(setting.electron, args, musterMark, async (page) => look(await musterGrid(page)));
    setting.say('  leaving Muster alone until it has stored what it ranks');
    await muster(() => ranksStored(mirror));
    const bare = start<BareOrder, BareAnswer>('bare-sql.ts');
    await bare.ask({ open: mirror });
    return {
      async baseline() {
        const { times } = await bare.ask({ sort: 'json' });
        return { figure: times[0] ?? Number.NaN };
      },
      itself: () => muster(firstSortIn),
      end: () => bare.end(),
    };
  },
};
