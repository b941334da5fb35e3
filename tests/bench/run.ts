/** `npm run bench`: measures what Muster promises of its speed. See README.md. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { sandboxArguments } from '../../build/display';
import { fromUser } from '../../build/root';
import { main, Stop } from '../../build/stop';
import { withTemporaryFolder } from '../../build/temporary-folder';
import { apply, paste, undo } from './apply';
import type { Benchmark, Outcome } from './benchmark';
import { blanks } from './blank';
import { delays } from './delays';
import { delta } from './delta';
import { exportUsers } from './export';
import { heap } from './heap';
import { farAway } from './jump';
import { measure } from './measure';
import { mirrored } from './mirrored';
import { peerEdit } from './peer-edit';
import { peerScroll } from './peer-scroll';
import { pull } from './pull';
import { push, pushBulk } from './push';
import { repull } from './repull';
import { scrolls } from './scroll';
import { searches } from './search';
import { createSetting } from './setting';
import { sorts } from './sort';
import { startup } from './startup';
import { inSurroundings } from './surroundings';

const benchmarks: readonly Benchmark[] = [
  startup,
  pull,
  repull,
  delta,
  push,
  pushBulk,
  mirrored,
  exportUsers,
  apply,
  undo,
  paste,
  ...scrolls,
  ...blanks,
  ...farAway,
  ...searches,
  ...sorts,
  heap,
  peerScroll,
  peerEdit,
  delays,
];

interface Asked {
  list: boolean;
  /** What is to be measured; nothing named is everything. */
  only: readonly Benchmark[];
  json: string | null;
  users: number;
  /** Null for as many as are usual. */
  runs: number | null;
}

function readArguments(args: string[]): Asked {
  const { values } = parseArgs({
    args,
    options: {
      list: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      users: { type: 'string', default: '100000' },
      runs: { type: 'string' },
    },
  });
  const unknown = values.only.find((asked) => benchmarks.every(({ name }) => name !== asked));
  if (unknown !== undefined) {
    throw new Stop(`--only is one of ${benchmarks.map(({ name }) => name).join(', ')}; not "${unknown}"`);
  }
  return {
    list: values.list,
    only: benchmarks.filter(({ name }) => values.only.includes(name)),
    json: values.json === undefined ? null : fromUser(values.json),
    users: wholeNumber('users', values.users, 1000),
    runs: values.runs === undefined ? null : wholeNumber('runs', values.runs, 1),
  };
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) {
    throw new Stop(`--${name} is a whole number from ${least} on; not "${text}"`);
  }
  return number;
}

function verdictOf({ figure, unit, ratio, aim, limit }: Outcome): string {
  const verdict = (isReached: boolean) => (isReached ? 'reached' : 'missed');
  if (limit !== null) return `aim ${limit} ${unit}: ${verdict(figure <= limit)}`;
  return aim === null ? 'no aim' : `aim ${aim}: ${verdict(ratio <= aim)}`;
}

function print(outcome: Outcome): void {
  const { name, figure, unit, baseline, ratio, more } = outcome;
  console.log(`${name}: ${figure} ${unit}, baseline ${baseline} ${unit}: ${ratio} times (${verdictOf(outcome)})`);
  for (const [what, { figure: own, baseline: other }] of Object.entries(more)) {
    console.log(Number.isNaN(other) ? `  ${what}: ${own}` : `  ${what}: ${own}, baseline ${other}`);
  }
}

async function measureAll(
  chosen: readonly Benchmark[],
  { users, runs }: Asked,
  executable: string | undefined,
): Promise<Outcome[]> {
  const electron = executable ? [executable, ...sandboxArguments(), '--log-level=3'] : [];
  return withTemporaryFolder('bench', async (folder) => {
    const setting = createSetting(users, electron, folder);
    try {
      const outcomes: Outcome[] = [];
      for (const benchmark of chosen) outcomes.push(await measure(benchmark, setting, runs ?? benchmark.usualRuns));
      return outcomes;
    } finally {
      await setting.end();
    }
  });
}

main(async () => {
  const args = process.argv.slice(2);
  const asked = readArguments(args);
  if (asked.list) {
    for (const { name, what } of benchmarks) console.log(`${name}: ${what(asked.users)}`);
    return 0;
  }
  const chosen = asked.only.length > 0 ? asked.only : benchmarks;
  const executable = process.env.MUSTER_ELECTRON;
  if (!executable && chosen.some(({ windows }) => windows)) return inSurroundings(import.meta.filename, args);
  const outcomes = await measureAll(chosen, asked, executable);
  console.log('');
  for (const outcome of outcomes) print(outcome);
  if (asked.json)
    await writeFile(asked.json, `${JSON.stringify(outcomes.length === 1 ? outcomes[0] : outcomes, null, 2)}\n`);
  return 0;
});
