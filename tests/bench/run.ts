/** `npm run bench`: measures what Muster promises of its speed. See README.md. */
import { writeFile } from 'node:fs/promises';
import { sandboxArguments } from '../../build/display';
import { fromUser } from '../../build/root';
import { main } from '../../build/stop';
import { withTemporaryFolder } from '../../build/temporary-folder';
import { apply, paste, undo } from './apply';
import { type Asked, readArguments, UsageError, usage } from './arguments';
import type { Benchmark, Outcome } from './benchmark';
import { blanks } from './blank';
import { delays } from './delays';
import { delta } from './delta';
import { exports, peerExport } from './export';
import { heap } from './heap';
import { imports, peerImport } from './import';
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
import { sortAgain } from './sort-again';
import { startup } from './startup';
import { inSurroundings } from './surroundings';
import { workbookFrames } from './workbook-frames';

const benchmarks: readonly Benchmark[] = [
  startup,
  pull,
  repull,
  delta,
  push,
  pushBulk,
  mirrored,
  ...exports,
  ...imports,
  apply,
  undo,
  paste,
  ...scrolls,
  ...blanks,
  ...farAway,
  ...searches,
  ...sorts,
  sortAgain,
  heap,
  peerScroll,
  peerEdit,
  peerExport,
  peerImport,
  delays,
  workbookFrames,
];

const names = benchmarks.map(({ name }) => name);

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

/** What was asked for; or an exit code, where that was the help or nobody can tell what it was, which is said at once. */
function readCommandLine(args: string[]): Asked | number {
  try {
    const asked = readArguments(args, names);
    if (asked !== null) return asked;
    console.log(usage(names));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    // Not 1, which is that of a benchmark that broke.
    return 2;
  }
}

main(async () => {
  const args = process.argv.slice(2);
  const asked = readCommandLine(args);
  if (typeof asked === 'number') return asked;
  if (asked.list) {
    for (const { name, what } of benchmarks) console.log(`${name}: ${what(asked.users)}`);
    return 0;
  }
  const chosen = asked.only.length > 0 ? benchmarks.filter(({ name }) => asked.only.includes(name)) : benchmarks;
  const executable = process.env.MUSTER_ELECTRON;
  if (!executable && chosen.some(({ windows }) => windows)) return inSurroundings(import.meta.filename, args);
  const outcomes = await measureAll(chosen, asked, executable);
  console.log('');
  for (const outcome of outcomes) print(outcome);
  if (asked.json) {
    const written = outcomes.length === 1 ? outcomes[0] : outcomes;
    await writeFile(fromUser(asked.json), `${JSON.stringify(written, null, 2)}\n`);
  }
  return 0;
});
