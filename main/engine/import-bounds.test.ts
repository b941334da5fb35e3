/** What comes of an import with more in it than anybody can look at. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importCalls } from '../../preload/contract';
import { office, tenantId } from '../../tests/support/import-office';
import { fleet, temporaryFolder } from '../../tests/support/tenant-model';
import { value } from '../../tests/sync/world';

it('tells no more reasons than can be put into words, however many there are', async () => {
  const desk = await office(1);
  const path = join(temporaryFolder(), 'wrong.csv');
  const lines = Array.from({ length: 18_000 }, (_, n) => `u0;${'abcdef'.replace(/./g, `wrong-$&${n};`)}`);
  writeFileSync(path, `ID;A;B;C;D;E;F\n${lines.join('\n')}\n`);
  const importId = await desk.read(path);
  const columns = ['vehicles', 'since', 'access'].map((name) => `${fleet}:${name}`);
  const targets = ['id', ...columns, 'active', 'emails', 'title'];
  const summary = value(await desk.judge(importId, { targets, match: ['id'] }));
  expect(summary.counts.invalid).toBe(18_000);
  const reasons = value(await desk.engine.calls['import.reasons']({ tenantId, importId }));
  const asked = { tenantId, importId, jobId: randomUUID(), handle: 'none', sheetName: 'Problems' };
  const told = reasons.map((failure) => ({ failure, text: failure.code }));
  expect(importCalls['import.problems'].input.safeParse({ ...asked, reasons: told }).success).toBe(true);
});
