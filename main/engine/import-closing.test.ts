/** A tenant that is closed while an import into it is written. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { office, tenantId } from '../../tests/support/import-office';
import { label } from '../../tests/support/queue';
import { temporaryFolder } from '../../tests/support/tenant-model';
import { value } from '../../tests/sync/world';
import { mirrorPath } from './mirror/open';

const people = 1000;

async function importOnItsWay() {
  const desk = await office(people);
  const path = join(temporaryFolder(), 'titles.csv');
  const lines = Array.from({ length: people }, (_, n) => `user-u${n};Title ${n}`);
  writeFileSync(path, ['userName;title', ...lines].join('\n'));
  const importId = await desk.read(path);
  const targets = ['userName', 'title'];
  value(await desk.judge(importId, { targets, match: ['userName'] }));
  const order = { tenantId, importId, jobId: randomUUID(), batchId: randomUUID(), label, actions: [] };
  const applying = desk.engine.calls['import.apply'](order);
  const close = () => desk.engine.control['tenant.close']({ tenantId, wipe: false });
  return { desk, applying, close };
}

function batchesIn(directory: string): () => number {
  const sqlite = new BetterSqlite3(mirrorPath(directory), { readonly: true });
  const count = sqlite.prepare('select count(*) from batch').pluck();
  return () => {
    const batches = Number(count.get());
    if (batches > 0) sqlite.close();
    return batches;
  };
}

it('as soon as it is on the disk: the window is told that it is', async () => {
  const { desk, applying, close } = await importOnItsWay();
  const batches = batchesIn(desk.directory);
  while (batches() === 0) await nextTurn();
  const closing = close();
  expect(value(await applying)).toMatchObject({ changed: people });
  value(await closing);
});

it('before it is on the disk: nothing of it is', async () => {
  const { desk, applying, close } = await importOnItsWay();
  const isBeingWritten = () =>
    desk.progress.some(({ state, done, total }) => state === 'running' && 2 * done > (total ?? 0));
  while (!isBeingWritten()) await nextTurn();
  const closing = close();
  expect((await applying).ok).toBe(false);
  value(await closing);
  const sqlite = new BetterSqlite3(mirrorPath(desk.directory), { readonly: true });
  const counts = ['batch', 'change'].map((table) => sqlite.prepare(`select count(*) from ${table}`).pluck().get());
  sqlite.close();
  expect(counts).toEqual([0, 0]);
});
