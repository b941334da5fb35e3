/** `npm run bench`: measures what Muster promises of its speed. See README.md. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { sandboxArguments } from '../../build/display';
import { fromUser } from '../../build/root';
import { main, Stop } from '../../build/stop';
import { withTemporaryFolder } from '../../build/temporary-folder';
import type { Benchmark, Outcome } from './benchmark';
import { exportUsers } from './export';
import { measure } from './measure';
import { pull } from './pull';
import { scroll } from './scroll';
import { createSetting } from './setting';
import { startup } from './startup';
import { inSurroundings } from './surroundings';

const benchmarks: readonly Benchmark[] = [startup, pull, exportUsers, scroll];

interface Asked {
  list: boolean;
  /** What is to be measured; null for everything. */
  only: Benchmark | null;
  json: string | null;
  users: number;
  runs: number;
}

function readArguments(args: string[]): Asked {
  const { values } = parseArgs({
    args,
    options: {
      list: { type: 'boolean', default: false },
      only: { type: 'string' },
      json: { type: 'string' },
      users: { type: 'string', default: '100000' },
      runs: { type: 'string', default: '5' },
    },
  });
  const only = benchmarks.find(({ name }) => name === values.only) ?? null;
  if (values.only !== undefined && !only) {
    throw new Stop(`--only is one of ${benchmarks.map(({ name }) => name).join(', ')}; not "${values.only}"`);
  }
  return {
    list: values.list,
    only,
    json: values.json === undefined ? null : fromUser(values.json),
    users: wholeNumber('users', values.users, 1000),
    runs: wholeNumber('runs', values.runs, 1),
  };
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) {
    throw new Stop(`--${name} is a whole number from ${least} on; not "${text}"`);
  }
  return number;
}

function print({ name, figure, unit, baseline, ratio, aim, more }: Outcome): void {
  const verdict = ratio <= aim ? 'reached' : 'missed';
  console.log(`${name}: ${figure} ${unit}, baseline ${baseline} ${unit}: ${ratio} times (aim ${aim}: ${verdict})`);
  for (const [what, { figure: own, baseline: other }] of Object.entries(more)) {
    console.log(`  ${what}: ${own}, baseline ${other}`);
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
      for (const benchmark of chosen) outcomes.push(await measure(benchmark, setting, runs));
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
  const chosen = asked.only ? [asked.only] : benchmarks;
  const executable = process.env.MUSTER_ELECTRON;
  if (!executable && chosen.some(({ windows }) => windows)) return inSurroundings(import.meta.filename, args);
  const outcomes = await measureAll(chosen, asked, executable);
  console.log('');
  for (const outcome of outcomes) print(outcome);
  if (asked.json) await writeFile(asked.json, `${JSON.stringify(asked.only ? outcomes[0] : outcomes, null, 2)}\n`);
  return 0;
});
