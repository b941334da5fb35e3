/** The engine's process is killed with SIGKILL at every step of bringing changes to the tenant. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../support/bundle';
import { type Beginning, begin, killAt } from './kills';
import { scenarios } from './scenarios';

/** So many engines run at once. */
const atOnce = 2;

let program = '';
let beginning: Beginning = { directory: '', cast: { people: [], active: [], groups: [] } };

beforeAll(async () => {
  program = await bundle('tests/sync/kill/child.ts', 'muster-kill-test');
  beginning = await begin(mkdtempSync(join(tmpdir(), 'muster-kill-beginning-')));
});

afterAll(() => rmSync(beginning.directory, { recursive: true, force: true }));

/** Kills at step after step until the scenario is over before the next one. */
async function killAtEveryStep(scenario: (typeof scenarios)[number]): Promise<number> {
  const stride = process.env.MUSTER_EVERY_STEP === '1' ? 1 : scenario.stride;
  let next = 1;
  let kills = 0;
  let over = false;
  const worker = async () => {
    while (!over) {
      const step = next;
      next += stride;
      if (await killAt(program, beginning, scenario, step)) kills += 1;
      else over = true;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return kills;
}

describe('killed at every step', () => {
  it.each(scenarios)(
    '$name: nothing is lost, nothing is done twice',
    async (scenario) => {
      const kills = await killAtEveryStep(scenario);
      console.log(`${scenario.name}: ${kills} kills`);
      expect(kills).toBeGreaterThan(3);
    },
    120_000,
  );
});
