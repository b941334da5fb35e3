/** What windows ask of an import, answered by a whole engine from real files. */
import { randomUUID } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import * as xlsx from 'xlsx';
import type { ImportPlan, JobProgress } from '../../preload/contract';
import { plainPlan, unknownFormat } from '../../tests/support/import-scene';
import { label, person } from '../../tests/support/queue';
import { discovery, fleet, openStore, temporaryFolder } from '../../tests/support/tenant-model';
import { environment, value } from '../../tests/sync/world';
import { createEngine, type Engine } from './engine';
import { writeFact } from './mirror/facts';
import { closeMirror } from './mirror/open';

const tenantId = 'test';
const keys = ['id', 'userName', 'emails', 'title', 'active', `${fleet}:access`, `${fleet}:vehicles`, `${fleet}:since`];
const head = ['ID', 'Username', 'Email', 'Title', 'Active', 'Access', 'Vehicles', 'Since'];

interface Office {
  engine: Engine;
  directory: string;
  progress: JobProgress[];
  /** Whatever lies in the tenant's folder besides the mirror. */
  files(): string[];
  grant(path: string): Promise<string>;
  read(path: string, importId?: string): Promise<string>;
  judge(importId: string, plan?: Partial<ImportPlan>): ReturnType<Engine['calls']['import.judge']>;
  reopen(): Promise<void>;
}

/** A tenant of so many people that nobody answers for. */
async function office(people: number): Promise<Office> {
  const directory = temporaryFolder();
  const store = await openStore(directory);
  writeFact(store.mirror, 'discovery', discovery);
  for (let n = 0; n < people; n += 1) {
    const since = n % 2 === 0 ? '2024-03-31T01:30:00.250Z' : undefined;
    person(store, `u${n}`, { title: `00${n}`, active: n % 3 > 0, [fleet]: { access: 'full', vehicles: n, since } });
  }
  closeMirror(store.mirror);
  const engine = createEngine(environment());
  const progress: JobProgress[] = [];
  engine.subscribe((channel, payload) => {
    if (channel === 'job.progress') progress.push(payload as JobProgress);
  });
  const open = async () => {
    value(await engine.control['tenant.open']({ tenantId, directory, baseUrl: 'http://127.0.0.1:1', token: null }));
  };
  onTestFinished(async () => {
    await engine.control['engine.stop'](undefined);
  });
  await open();
  const made: Office = {
    ...{ engine, directory, progress },
    files: () => readdirSync(directory).filter((name) => !name.startsWith('mirror.')),
    async grant(path) {
      const handle = randomUUID();
      value(await engine.control['file.grant']({ handle, path }));
      return handle;
    },
    async read(path, importId = randomUUID()) {
      const handle = await made.grant(path);
      const jobId = randomUUID();
      value(await engine.calls['import.read']({ tenantId, importId, jobId, handle, format: unknownFormat }));
      return importId;
    },
    judge: (importId, plan = {}) =>
      engine.calls['import.judge']({
        ...{ tenantId, importId, jobId: randomUUID() },
        plan: { ...plainPlan, targets: keys, ...plan },
      }),
    async reopen() {
      value(await engine.control['tenant.close']({ tenantId, wipe: false }));
      await open();
    },
  };
  return made;
}

async function exported({ engine, directory, grant }: Office): Promise<string> {
  const query = { search: '', status: null, equal: [], group: null, filter: null, open: null, sort: [] };
  const { viewId } = value(await engine.calls['users.open']({ tenantId, columns: keys, query }));
  const path = join(temporaryFolder(), `${directory.length}.xlsx`);
  const words = { yes: 'yes', no: 'no', activationPending: 'Activation pending' };
  const order = { viewId, handle: await grant(path), jobId: randomUUID(), headers: head, sheetName: 'Users', words };
  value(await engine.calls['workbook.export']({ ...order, choices: { [`${fleet}:access`]: { full: 'Full access' } } }));
  return path;
}

const choices = { [`${fleet}:access`]: { 'Full access': 'full' } };
const words = { ...plainPlan.words, choices };

it('takes an exported workbook for what it is, and what a spreadsheet did to it for what that is', async () => {
  const desk = await office(60);
  const path = await exported(desk);
  const importId = await desk.read(path);
  const told = desk.progress.filter(({ state }) => state === 'finished');
  expect(told).toHaveLength(2);
  const unchanged = value(await desk.judge(importId, { words }));
  expect(unchanged).toMatchObject({ counts: { unchanged: 60, changed: 0, invalid: 0, new: 0 }, absent: 0, zeros: [] });

  const book = xlsx.read(path, { type: 'file', cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  for (let row = 2; row <= 61; row += 1) sheet[`D${row}`] = { t: 'n', v: Number(sheet[`D${row}`].v) };
  sheet.B2 = { t: 's', v: ' someone.else' };
  for (const column of 'BCDEFGH') delete sheet[`${column}3`];
  const again = join(temporaryFolder(), 'edited.xlsx');
  xlsx.writeFile(book, again);

  await desk.read(again, importId);
  const eaten = value(await desk.judge(importId, { words }));
  expect(eaten).toMatchObject({ counts: { invalid: 59, unchanged: 1 }, zeros: [{ column: 'title', count: 59 }] });
  const whole = value(await desk.judge(importId, { words, zeros: { title: true } }));
  expect(whole).toMatchObject({ counts: { invalid: 0, changed: 1, unchanged: 59 }, cells: 1 });
  const page = await desk.engine.calls['import.lines']({
    tenantId,
    importId,
    verdict: 'changed',
    search: 'Else someone',
    start: 0,
    count: 10,
  });
  expect(value(page)).toMatchObject({
    total: 1,
    lines: [{ line: 2, cells: [{}, { from: 'user-u0', to: 'someone.else' }, ...Array(6).fill({})] }],
  });
});

it('does the whole of it, from a text with separators to a batch that is known again', async () => {
  const desk = await office(3);
  const { engine } = desk;
  const path = join(temporaryFolder(), 'staff.csv');
  writeFileSync(path, 'ID;Title\nu0;Boss\nu1;\n;Nobody\n', 'latin1');
  const importId = await desk.read(path);
  expect(desk.files()).toEqual([`import-${importId}.sqlite`]);
  const summary = value(await desk.judge(importId, { targets: ['id', 'title'] }));
  expect(summary).toMatchObject({ counts: { changed: 1, unchanged: 1, invalid: 1 }, absent: 1 });
  const absent = await engine.calls['import.absent']({ tenantId, importId, start: 0, count: 10 });
  expect(value(absent)).toEqual([{ row: 3, name: 'Given u2 Family u2', userName: 'user-u2' }]);
  const fixed = await engine.calls['import.fix']({ tenantId, importId, line: 4, column: 'id', text: 'u2' });
  expect(value(fixed)).toMatchObject({ line: { verdict: 'changed', row: 3 }, summary: { absent: 0, cells: 2 } });
  const left = await engine.calls['import.leaveOut']({ tenantId, importId, of: { lines: [2] }, out: true });
  expect(value(left)).toMatchObject({ leftOut: 1, cells: 1 });
  const order = { tenantId, importId, jobId: randomUUID(), batchId: randomUUID(), label, actions: [] };
  const applied = value(await engine.calls['import.apply'](order));
  expect(applied).toEqual({ created: 0, changed: 1, refused: [] });
  expect(value(await engine.calls['tenant.status']({ tenantId })).pending).toBe(1);
  await desk.reopen();
  expect(desk.files()).toEqual([]);
  expect(value(await engine.calls['import.apply'](order))).toEqual(applied);
  expect(value(await engine.calls['tenant.status']({ tenantId })).pending).toBe(1);
  expect(await desk.judge(importId)).toMatchObject({ failure: { code: 'unknown-import' } });
});

it('keeps nothing of an import that is closed, given up, or left behind', async () => {
  const desk = await office(1);
  const { engine, directory } = desk;
  const path = join(temporaryFolder(), 'staff.csv');
  writeFileSync(path, 'ID;Title\nu0;Boss\n');
  const importId = await desk.read(path);
  await desk.read(path, importId);
  expect(desk.files()).toHaveLength(1);
  value(await engine.calls['import.close']({ tenantId, importId }));
  expect(desk.files()).toEqual([]);

  const missing = { tenantId, importId, jobId: randomUUID(), handle: await desk.grant(join(directory, 'none.xlsx')) };
  expect(await engine.calls['import.read']({ ...missing, format: unknownFormat })).toMatchObject({
    failure: { code: 'file-not-found' },
  });
  expect(desk.progress.at(-1)).toMatchObject({ state: 'failed', failure: { code: 'file-not-found' } });
  const unknown = await engine.calls['import.read']({ ...missing, handle: 'none', format: unknownFormat });
  expect(unknown).toMatchObject({ failure: { code: 'file-denied' } });
  expect(desk.files()).toEqual([]);

  const jobId = randomUUID();
  const reading = engine.calls['import.read']({
    ...missing,
    jobId,
    handle: await desk.grant(path),
    format: unknownFormat,
  });
  await new Promise(setImmediate);
  await engine.calls['jobs.cancel']({ jobId });
  expect(await reading).toMatchObject({ failure: { code: 'cancelled' } });
  expect(desk.files()).toEqual([]);

  writeFileSync(join(directory, `import-${randomUUID()}.sqlite`), 'left by an engine that was killed');
  await desk.reopen();
  expect(desk.files()).toEqual([]);
});

it('gives up a judgement for a newer one, or when it is told to, and can judge again', async () => {
  const desk = await office(600);
  const path = await exported(desk);
  const importId = await desk.read(path);
  const [older, newer] = await Promise.all([desk.judge(importId, { words }), desk.judge(importId, { words })]);
  expect(older).toMatchObject({ failure: { code: 'cancelled' } });
  expect(value(newer).counts.unchanged).toBe(600);
  const jobId = randomUUID();
  const plan = { ...plainPlan, targets: keys, words };
  const judging = desk.engine.calls['import.judge']({ tenantId, importId, jobId, plan });
  await new Promise(setImmediate);
  await desk.engine.calls['jobs.cancel']({ jobId });
  expect(await judging).toMatchObject({ failure: { code: 'cancelled' } });
  const lines = await desk.engine.calls['import.lines']({
    tenantId,
    importId,
    verdict: null,
    search: '',
    start: 0,
    count: 1,
  });
  expect(value(lines)).toEqual({ total: 0, lines: [] });
  const closing = desk.judge(importId, { words });
  const queued = desk.engine.calls['import.leaveOut']({ tenantId, importId, of: { lines: [2] }, out: true });
  await new Promise(setImmediate);
  value(await desk.engine.control['tenant.close']({ tenantId, wipe: true }));
  expect((await closing).ok).toBe(false);
  expect(await queued).toMatchObject({ failure: { code: 'unknown-import' } });
});
