/**
 * `npm test`: everything that can be tested. Its last line is the sum, `N passed, N failed`; each check counts as one.
 * With `--only check`, `--only unit` or `--only e2e` a part of it.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureAppBuilt } from './app-build';
import { runChecks } from './checks';
import { runEndToEnd } from './end-to-end';
import { packageCommand } from './package-command';
import { ensurePackagedForTest } from './packaged-for-test';
import { run } from './process';
import { ensureRuntimeReady } from './ready';
import { root } from './root';
import type { Runtime } from './runtime';
import { main, Stop } from './stop';
import type { Need } from './system-packages';
import { withTemporaryFolder } from './temporary-folder';
import { type Count, countPlaywright, countVitest } from './test-counts';

const parts = ['check', 'unit', 'e2e'] as const;
type Part = (typeof parts)[number];

function chosenParts(): readonly Part[] {
  const usage = new Stop(`usage: npm test [-- --only ${parts.join('|')}]`);
  const [option, name, ...rest] = process.argv.slice(2);
  if (option === undefined) return parts;
  const chosen = parts.filter((part) => part === name);
  if (option !== '--only' || chosen.length === 0 || rest.length > 0) throw usage;
  return chosen;
}

const readReport = async (file: string) => (existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : null);

let readying: Promise<Runtime> | null = null;

/** Makes sure, once, of all that running code needs of the machine. Unit tests have workbooks saved by a spreadsheet. */
function readyRuntime(): Promise<Runtime> {
  const needs: Need[] = chosenParts().includes('unit') ? ['spreadsheet'] : [];
  readying ??= ensureRuntimeReady(['keyring', 'display', 'compiler', ...needs]);
  return readying;
}

async function runUnitTests(report: string): Promise<Count> {
  await readyRuntime();
  const [node, vitest] = packageCommand('vitest');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(node, [vitest, 'run', ...reporters], { cwd: root });
  return countVitest(await readReport(report), code);
}

/** The package counts as one check, as it is one: that the app can be packaged. */
async function runEndToEndTests(report: string): Promise<Count> {
  const runtime = await readyRuntime();
  const packaged = await ensurePackagedForTest(runtime, await ensureAppBuilt());
  const args = ['--reporter=list,json'];
  const code = await runEndToEnd({ runtime, packaged, args, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } });
  const { passed, failed } = countPlaywright(await readReport(report), code);
  return { passed: passed + 1, failed };
}

const headings: Record<Part, string> = {
  check: 'Checks',
  unit: 'Unit tests, and the engine against real servers',
  e2e: 'End-to-end tests in real Electron',
};

async function runPart(part: Part, folder: string): Promise<Count> {
  console.log(`\n${headings[part]}`);
  if (part === 'check') return runChecks();
  const report = join(folder, `${part}.json`);
  return part === 'unit' ? runUnitTests(report) : runEndToEndTests(report);
}

main(() =>
  withTemporaryFolder('test', async (folder) => {
    const sum: Count = { passed: 0, failed: 0 };
    const chosen = chosenParts();
    for (const part of chosen) {
      try {
        const count = await runPart(part, folder);
        sum.passed += count.passed;
        sum.failed += count.failed;
      } catch (error) {
        // A part that could not be run to its end has failed; the others are run all the same.
        console.error(error instanceof Stop ? error.message : error);
        sum.failed += 1;
      }
    }
    console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
    return sum.failed === 0 ? 0 : 1;
  }),
);
