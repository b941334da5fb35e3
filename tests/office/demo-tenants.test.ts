/** Everybody of a demo tenant, exported by the engine to be edited, saved by LibreOffice, and imported again. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startDemoTenant } from '../../demo/server';
import { type Column, everyone, type FileUse, groupColumn } from '../../preload/contract';
import { type Grid, resaved, textCell } from '../support/editing-workbook';
import { plainPlan, unknownFormat } from '../support/import-scene';
import { temporaryFolder } from '../support/tenant-model';
import { openTestDesk, type TestDesk } from '../sync/desk';
import { tenantId, value } from '../sync/world';
import { resavedByOffice } from './libreoffice';

const people = 60;
const yesAndNo = { yes: 'yes', no: 'no', activationPending: 'Activation pending' };

async function grant({ engine }: TestDesk, path: string, use: FileUse): Promise<string> {
  const handle = randomUUID();
  value(await engine.control['file.grant']({ handle, path, use }));
  return handle;
}

/** All columns of the tenant on one sheet; groups and rights on another. */
async function exportAll(desk: TestDesk, columns: readonly Column[]): Promise<string> {
  const { calls } = desk.engine;
  const groups = value(await calls['groups.list']({ tenantId }));
  const keys = columns.map(({ key }) => key);
  const rights = columns.filter(({ type, fixed }) => type === 'boolean' && fixed === null);
  const matrix = [...groups.map(({ row }) => groupColumn(row)), ...rights.map(({ key }) => key)];
  const { viewId } = value(await calls['users.open']({ tenantId, columns: keys, query: everyone }));
  const path = join(temporaryFolder(), 'people.xlsx');
  const written = await calls['workbook.export']({
    ...{ viewId, handle: await grant(desk, path, 'write'), jobId: randomUUID(), words: yesAndNo, choices: {} },
    headers: columns.map(({ label }) => label),
    sheetName: 'People',
    editing: {
      help: { sheetName: 'Help', lines: ['What may be done'] },
      newcomers: { sheetName: 'Newcomers' },
      matrix: { sheetName: 'Matrix', columns: matrix, headers: matrix.map((key) => `M ${key}`) },
      refusals: { title: 'Muster', fixed: 'fixed', choice: 'choice' },
    },
  });
  expect(value(written).rows).toBeGreaterThanOrEqual(people);
  return path;
}

/** Reads a file, and judges it as strictly as can be: an empty cell empties. */
async function importFrom(desk: TestDesk, path: string) {
  const { calls } = desk.engine;
  const importId = randomUUID();
  const order = { tenantId, importId, jobId: randomUUID() };
  const handle = await grant(desk, path, 'read');
  const table = value(await calls['import.read']({ ...order, handle, format: unknownFormat }));
  const targets: (string | null)[] = [];
  for (const { index, target } of table.columns) targets[index] = target;
  const plan = {
    ...plainPlan,
    targets: Array.from(targets, (target) => target ?? null),
    match: ['userName'],
    clears: true,
    words: {
      ...plainPlan.words,
      yes: [yesAndNo.yes],
      no: [yesAndNo.no],
      activationPending: [yesAndNo.activationPending],
    },
  };
  return { order, table, summary: value(await calls['import.judge']({ ...order, plan })) };
}

function put(grid: Grid | undefined, line: number, header: string, text: string): void {
  const place = grid?.[0]?.findIndex((cell) => cell?.v === header) ?? -1;
  const row = grid?.[line];
  if (!row || place < 0) throw new Error(`no ${header}`);
  row[place] = textCell(text);
}

it.each(['trackunit', 'justtrack', 'wetrack'] as const)(
  '[X4] of %s asks for nothing but what was edited, and that reaches the tenant',
  async (kind) => {
    const server = await startDemoTenant({ kind, users: people, token: 'secret-token' });
    onTestFinished(() => server.close());
    const desk = await openTestDesk(server);
    await desk.settled();
    const columns = value(await desk.engine.calls['tenant.columns']({ tenantId }));
    const [saved = ''] = await resavedByOffice([await exportAll(desk, columns)]);

    const asItWas = await importFrom(desk, saved);
    const { exported, parts } = asItWas.table;
    const lines = parts.reduce((sum, part) => sum + part.lines, 0);
    expect(lines).toBe(2 * (exported?.people ?? 0));
    expect(asItWas.summary).toMatchObject({
      counts: { new: 0, changed: 0, unchanged: lines, unknown: 0, outdated: 0, invalid: 0 },
      ...{ cells: 0, absent: 0, zeros: [] },
    });

    const family = columns.find(({ key }) => key === 'name.familyName')?.label ?? '';
    const edited = resaved(saved, ({ People }) => put(People, 7, family, '=1+1'));
    const back = await importFrom(desk, edited);
    expect(back.summary).toMatchObject({
      counts: { changed: 1, unchanged: lines - 1, invalid: 0, outdated: 0 },
      cells: 1,
    });
    const label = { key: 'batch.import', params: {} };
    const applied = await desk.engine.calls['import.apply']({
      ...back.order,
      batchId: randomUUID(),
      label,
      actions: [],
    });
    expect(value(applied)).toMatchObject({ created: 0, changed: 1, refused: [] });
    await desk.settled();
    const names = server.tenant.users().map((user) => (user as { name?: { familyName?: string } }).name?.familyName);
    expect(names.filter((name) => name === '=1+1')).toHaveLength(1);
  },
);
