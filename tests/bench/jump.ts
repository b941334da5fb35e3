/** From the question for rows far away to the frame that shows them, against the bare SQL for as many. */
import { setTimeout as wait } from 'node:timers/promises';
import { within } from './app';
import type { BareAnswer, BareOrder } from './bare-sql';
import type { Benchmark, Sample } from './benchmark';
import { start } from './child';
import { percentile } from './frame-probe';
import { layOutOver, musterMark } from './muster';
import { musterGrid, type ShownGrid } from './shown-grid';
import { type Size, sizes } from './size';

const jumps = 60;
/** Rows that are read each time: those in sight and the ones that scrolling on will show. */
const rows = 200;
/** Milliseconds between two jumps. */
const rest = 120;

/** Milliseconds after the scroll event. */
interface Jump {
  asked: number;
  /** When the first rows had come, and when all that were asked for had. */
  came: number;
  cameAll: number;
  painted: number;
}

/** Scrolls to a part (0 to 1) of the list; null where its rows were known. */
function jumpTo({ page, scroller, rowHeight }: ShownGrid, part: number): Promise<Jump | null> {
  return page.evaluate(
    ({ scroller: name, rowHeight, part }) =>
      new Promise<Jump | null>((resolve, reject) => {
        const scroller = document.querySelector(name);
        if (!scroller) throw new Error(`there is no ${name}`);
        const wire = globalThis.benchWire;
        wire.calls = [];
        const rowsBefore = Math.floor(((scroller.scrollHeight - scroller.clientHeight) * part) / rowHeight);
        // Before all others hear of it.
        window.addEventListener(
          'scroll',
          () => {
            const at = performance.now();
            let painted = Number.NaN;
            globalThis.benchFrames.atFrameEnds((now) => {
              const calls = wire.calls.filter(({ channel }) => channel === 'users.window');
              const [first] = calls;
              const isHere = first?.answeredAt != null && globalThis.benchFrames.blankRows().length === 0;
              if (isHere && Number.isNaN(painted)) painted = now - at;
              const ends = calls.map(({ answeredAt }) => answeredAt);
              if (now - at > 100 && !first) resolve(null);
              else if (now - at > 5000) reject(new Error('the rows never came'));
              else if (!first || first.answeredAt === null || Number.isNaN(painted) || ends.includes(null))
                return false;
              else {
                const cameAll = Math.max(...ends.map(Number)) - at;
                resolve({ asked: first.askedAt - at, came: first.answeredAt - at, cameAll, painted });
              }
              return true;
            });
          },
          { once: true, capture: true },
        );
        scroller.scrollTop = rowsBefore * rowHeight;
      }),
    { scroller, rowHeight, part },
  );
}

async function jumpAbout(grid: ShownGrid): Promise<Sample> {
  const seen: Jump[] = [];
  for (let jump = 1; jump <= jumps; jump += 1) {
    const jumped = await jumpTo(grid, (jump * 0.618) % 1);
    if (jumped) seen.push(jumped);
    await wait(rest);
  }
  const at = (part: number, of: (jump: Jump) => number) => percentile(seen.map(of), part);
  return {
    figure: at(0.95, ({ asked, painted }) => painted - asked),
    more: {
      'p50, ms': at(0.5, ({ asked, painted }) => painted - asked),
      'p95 from the scroll event on, ms': at(0.95, ({ painted }) => painted),
      'p50 of the first answer, ms': at(0.5, ({ asked, came }) => came - asked),
      'p95 of the first answer, ms': at(0.95, ({ asked, came }) => came - asked),
      'p95 until all rows had come, ms': at(0.95, ({ asked, cameAll }) => cameAll - asked),
    },
  };
}

function jumpOf(size: Size): Benchmark {
  const name = size.named('jump');
  return {
    name,
    what: (users) =>
      `95th percentile from the question for rows far away among ${size.rowsOf(users)} to their being painted, against the bare SQL for ${rows}`,
    unit: 'ms',
    aim: null,
    limit: 16,
    windows: true,
    usualRuns: 3,
    async prepare(setting) {
      const mirror = await size.mirror(setting);
      const args = await layOutOver(setting, name, mirror);
      const bare = start<BareOrder, BareAnswer>('bare-sql.ts');
      await bare.ask({ open: mirror });
      return {
        async baseline() {
          const { times } = await bare.ask({ windows: jumps, rows });
          return { figure: percentile(times, 0.95), more: { 'p50, ms': percentile(times, 0.5) } };
        },
        itself: () => within(setting.electron, args, musterMark, async (page) => jumpAbout(await musterGrid(page))),
        end: () => bare.end(),
      };
    },
  };
}

export const farAway: readonly Benchmark[] = sizes.map(jumpOf);
