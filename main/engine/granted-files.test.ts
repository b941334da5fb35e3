/** What windows may do with the files that were chosen. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { everyone } from '../../preload/contract';
import { head, keys, office, tenantId } from '../../tests/support/import-office';
import { unknownFormat } from '../../tests/support/import-scene';
import { temporaryFolder } from '../../tests/support/tenant-model';
import { value } from '../../tests/sync/world';

it('writes nothing over a file that was chosen to be imported, and reads none that was chosen to be written', async () => {
  const desk = await office(2);
  const { engine, grant } = desk;
  const path = join(temporaryFolder(), 'staff.csv');
  writeFileSync(path, 'ID;Title\nu0;Boss\n');
  const importId = await desk.read(path);
  value(await desk.judge(importId, { targets: ['id', 'title'] }));
  const asked = { tenantId, importId, jobId: randomUUID() };
  const problems = { ...asked, handle: await grant(path, 'read'), reasons: [], sheetName: 'Problems' };
  expect(await engine.calls['import.problems'](problems)).toMatchObject({ failure: { code: 'file-denied' } });
  const reading = { ...asked, handle: await grant(path, 'write'), format: unknownFormat };
  expect(await engine.calls['import.read'](reading)).toMatchObject({ failure: { code: 'file-denied' } });
  expect(readFileSync(path, 'utf8')).toBe('ID;Title\nu0;Boss\n');
});

it('stops an export whose tenant is closed, and leaves nothing of it', async () => {
  const { engine, grant } = await office(3_000);
  const { viewId } = value(await engine.calls['users.open']({ tenantId, columns: keys, query: everyone }));
  const folder = temporaryFolder();
  const order = { viewId, handle: await grant(join(folder, 'staff.xlsx')), jobId: randomUUID(), headers: head };
  const words = { yes: 'yes', no: 'no', activationPending: 'pending' };
  const exporting = engine.calls['workbook.export']({ ...order, sheetName: 'Users', words, choices: {} });
  await expect.poll(() => readdirSync(folder), { interval: 1 }).toHaveLength(1);
  value(await engine.control['tenant.close']({ tenantId, wipe: true }));
  expect(await exporting).toMatchObject({ failure: { code: 'cancelled' } });
  expect(readdirSync(folder)).toEqual([]);
});
