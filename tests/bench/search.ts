/** From a key in the search box to the frame that shows who is found, against the bare SQL. */
import { setTimeout as wait } from 'node:timers/promises';
import { within } from './app';
import type { BareAnswer, BareOrder } from './bare-sql';
import type { Benchmark, Sample } from './benchmark';
import { start } from './child';
import { percentile } from './frame-probe';
import { awaitList, type NewList, newList } from './list-probe';
import { layOutOver, musterMark } from './muster';
import { musterGrid, type ShownGrid } from './shown-grid';
import { type Size, sizes } from './size';

/** How many names are typed. */
const names = 6;
/** Letters of each. */
const letters = 5;
/** Milliseconds between the frame that shows who is found and the next key. */
const rest = 150;

async function typeInto({ page }: ShownGrid, typed: readonly string[]): Promise<Sample> {
  const lists: NewList[] = [];
  for (const name of typed) {
    await page.getByTestId('search').click();
    // The first letter takes the place of what was typed before.
    await page.keyboard.press('ControlOrMeta+a');
    for (const letter of name) {
      await wait(rest);
      await awaitList(page, { key: true, isAsking: false });
      await page.keyboard.press(letter);
      lists.push(await newList(page));
    }
  }
  const times = (of: (list: NewList) => number) => lists.map(of);
  const whole = times(({ begunAt, paintedAt }) => paintedAt - begunAt);
  const asked = times(({ askedAt, paintedAt }) => paintedAt - askedAt);
  return {
    figure: percentile(whole, 0.95),
    more: {
      'p50, ms': percentile(whole, 0.5),
      'p95 from the question to the engine on, ms': percentile(asked, 0.95),
      'p50 from the question to the engine on, ms': percentile(asked, 0.5),
      'p95 of the answer, ms': percentile(
        times(({ askedAt, answeredAt }) => answeredAt - askedAt),
        0.95,
      ),
      'p50 before the question, ms': percentile(
        times(({ begunAt, askedAt }) => askedAt - begunAt),
        0.5,
      ),
    },
  };
}

function searchOf(size: Size): Benchmark {
  const name = size.named('search');
  return {
    name,
    what: (users) =>
      `95th percentile from a key in the search box to the painted rows among ${size.rowsOf(users)}, against the bare SQL`,
    unit: 'ms',
    aim: null,
    limit: 50,
    windows: true,
    usualRuns: 3,
    async prepare(setting) {
      const mirror = await size.mirror(setting);
      const args = await layOutOver(setting, name, mirror);
      const bare = start<BareOrder, BareAnswer>('bare-sql.ts');
      await bare.ask({ open: mirror });
      const all = (await bare.ask({ names })).names.map((text) => text.slice(0, letters).toLowerCase());
      return {
        async baseline() {
          const times: number[] = [];
          for (const text of all) {
            for (let length = 1; length <= text.length; length += 1) {
              times.push(...(await bare.ask({ search: text.slice(0, length) })).times);
            }
          }
          return { figure: percentile(times, 0.95), more: { 'p50, ms': percentile(times, 0.5) } };
        },
        itself: () => within(setting.electron, args, musterMark, async (page) => typeInto(await musterGrid(page), all)),
        end: () => bare.end(),
      };
    },
  };
}

export const searches: readonly Benchmark[] = sizes.map(searchOf);
