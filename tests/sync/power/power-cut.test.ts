/**
 * No acknowledged edit is lost when the power fails. A real engine runs with every write and sync of its files noted;
 * from the notes the disk is made as it would be found after a cut at many a moment, with only what was synced sure to
 * be there, and opened again.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoTenant } from '../../../demo/server';
import { createEngine } from '../../../main/engine/engine';
import { mirrorPath } from '../../../main/engine/mirror/open';
import { type Chance, createChance } from '../../fuzz/chance';
import { bundle } from '../../support/bundle';
import { mirrorIn } from '../kill/kills';
import { environment, tenantId, value } from '../world';
import { afterPowerCut, type Note, readNotes } from './disk';

const cuts = 150;
const run = promisify(execFile);

/** Runs an engine whose writes are noted, from an empty folder to its orderly end. */
async function notedRun(folder: string): Promise<Note[]> {
  const [shim, journal, directory] = [join(folder, 'shim.so'), join(folder, 'notes'), join(folder, 'mirror')];
  const source = join(import.meta.dirname, 'disk-journal.c');
  await run('gcc', ['-O2', '-shared', '-fPIC', '-o', shim, source, '-ldl', '-lpthread']);
  const program = await bundle('tests/sync/power/child.ts', 'muster-power-test');
  const server = await startDemoTenant({ kind: 'trackunit', users: 8, groups: 2, token: 'secret-token' });
  try {
    const noted = { MUSTER_DISK_FOLDER: directory, MUSTER_DISK_JOURNAL: journal, LD_PRELOAD: shim };
    mkdirSync(directory);
    await run(process.execPath, [program, directory, server.baseUrl, server.token], {
      env: { ...process.env, ...noted },
    });
  } finally {
    await server.close();
  }
  return readNotes(journal);
}

function acknowledgedIn(notes: readonly Note[]): string[] {
  const said = notes.filter(({ path, kind }) => kind === 'write' && path.endsWith('/acknowledged'));
  return said.map(({ data }) => data.toString().trim());
}

/** Opens what the cut has left, as the app would without a network. */
async function openAgain(directory: string): Promise<string | null> {
  const { control, calls } = createEngine(environment());
  value(await control['tenant.open']({ tenantId, directory, baseUrl: 'https://tenant.example/scim/v2', token: null }));
  const { notice } = value(await calls['tenant.status']({ tenantId }));
  await control['engine.stop'](undefined);
  return notice?.code ?? null;
}

describe.skipIf(process.platform !== 'linux')('after a power cut', () => {
  let folder = '';
  let notes: Note[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'muster-power-'));
    notes = await notedRun(folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function cutAt(moment: number, chance: Chance): Promise<void> {
    const before = notes.slice(0, moment);
    const directory = join(folder, `cut-${moment}`);
    afterPowerCut(before, directory, chance);
    const what = `cut after ${moment} of ${notes.length} notes`;
    expect(await openAgain(directory), what).toBeNull();
    const mirror = mirrorIn(directory);
    const lost = acknowledgedIn(before).filter((batch) => !mirror.batches.has(batch));
    expect(lost, what).toEqual([]);
    const values = new Set([...mirror.changes.values()].map(({ value: wanted }) => wanted));
    const gone = acknowledgedIn(before).filter((batch) => !values.has(`Title ${batch}`));
    expect(gone, what).toEqual([]);
    const sqlite = new BetterSqlite3(mirrorPath(directory), { readonly: true });
    expect(sqlite.pragma('integrity_check', { simple: true }), what).toBe('ok');
    sqlite.close();
    rmSync(directory, { recursive: true });
  }

  it('every edit that was acknowledged is there, and the file is sound', async () => {
    expect(acknowledgedIn(notes).length).toBeGreaterThan(30);
    const chance = createChance(7, 'power');
    for (let cut = 0; cut < cuts; cut += 1) await cutAt(chance.below(notes.length + 1), chance);
  }, 120_000);

  it('just after each acknowledgement', async () => {
    const chance = createChance(8, 'power');
    const moments = notes.flatMap(({ path }, at) => (path.endsWith('/acknowledged') ? [at + 1] : []));
    for (const moment of moments) await cutAt(moment, chance);
  }, 120_000);
});
