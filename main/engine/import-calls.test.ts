/** What windows ask of an import, answered by a whole engine from real files. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as xlsx from 'xlsx';
import { everyone } from '../../preload/contract';
import { put, resaved } from '../../tests/support/editing-workbook';
import { head, keys, type Office, office, tenantId } from '../../tests/support/import-office';
import { plainPlan, unknownFormat } from '../../tests/support/import-scene';
import { label } from '../../tests/support/queue';
import { fleet, temporaryFolder } from '../../tests/support/tenant-model';
import { value } from '../../tests/sync/world';

async function exported({ engine, directory, grant }: Office): Promise<string> {
  const { viewId } = value(await engine.calls['users.open']({ tenantId, columns: keys, query: everyone }));
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
  expect(value(absent)).toEqual({
    total: 1,
    people: [{ row: 3, name: 'Given u2 Family u2', namesake: null, userName: 'user-u2', failure: null }],
  });
  const fixed = await engine.calls['import.fix']({ tenantId, importId, line: 4, column: 'id', text: 'u2' });
  expect(value(fixed)).toMatchObject({ line: { verdict: 'changed', row: 3 }, summary: { absent: 0, cells: 2 } });
  const left = await engine.calls['import.leaveOut']({ tenantId, importId, of: { lines: [2] }, out: true });
  expect(value(left)).toMatchObject({ leftOut: 1, cells: 1 });
  const order = { tenantId, importId, jobId: randomUUID(), batchId: randomUUID(), label, actions: [] };
  const applied = value(await engine.calls['import.apply'](order));
  expect(applied).toMatchObject({ created: 0, changed: 1, refused: [] });
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

  const missing = {
    tenantId,
    importId,
    jobId: randomUUID(),
    handle: await desk.grant(join(directory, 'none.xlsx'), 'read'),
  };
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
    handle: await desk.grant(path, 'read'),
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

it('takes back a workbook that was exported to be edited: settles, deactivates, and writes down what is wrong', async () => {
  const desk = await office(4);
  const { engine, grant } = desk;
  const { viewId } = value(await engine.calls['users.open']({ tenantId, columns: keys, query: everyone }));
  const path = join(temporaryFolder(), 'staff.xlsx');
  const handle = await grant(path);
  const order = { viewId, handle, jobId: randomUUID(), headers: head, sheetName: 'Users', choices: {} };
  const editing = {
    help: { sheetName: 'Help', lines: [] },
    newcomers: { sheetName: 'New' },
    matrix: null,
    refusals: { title: '', fixed: '', choice: '' },
  };
  const named = { yes: 'yes', no: 'no', activationPending: 'pending' };
  value(await engine.calls['workbook.export']({ ...order, words: named, editing }));
  const edited = resaved(path, (grids) => {
    put(grids.Users, 'u1', 'Title', 'Boss');
    put(grids.Users, 'u2', 'Vehicles', 'many');
    grids.Users?.pop();
  });
  const change = { row: 2, column: 'title', value: 'Chair' };
  value(await engine.calls['changes.apply']({ tenantId, batchId: randomUUID(), label, edits: [change] }));

  const importId = await desk.read(edited);
  const summary = value(await desk.judge(importId, { clears: true, words }));
  expect(summary).toMatchObject({ counts: { outdated: 1, invalid: 1, unchanged: 1 }, absent: 1 });
  const asked = { tenantId, importId };
  const reasons = value(await engine.calls['import.reasons'](asked));
  expect(reasons.map(({ code }) => code)).toEqual(['cell-outdated', 'not-number']);
  const problems = join(temporaryFolder(), 'problems.xlsx');
  const told = reasons.map((failure) => ({ failure, text: `So it is: ${failure.code}` }));
  const writing = { ...asked, jobId: randomUUID(), reasons: told, sheetName: 'Problems' };
  const written = await engine.calls['import.problems']({ ...writing, handle: await grant(problems) });
  expect(value(written)).toEqual({ lines: 2, left: 0 });
  expect(desk.progress.at(-1)).toMatchObject({ state: 'finished' });
  const denied = await engine.calls['import.problems']({ ...writing, handle: 'none' });
  expect(denied).toMatchObject({ failure: { code: 'file-denied' } });

  const settled = await engine.calls['import.settle']({
    ...asked,
    jobId: randomUUID(),
    of: { verdict: 'outdated' },
    mine: true,
  });
  expect(value(settled)).toMatchObject({ counts: { outdated: 0, changed: 1 }, changing: 1, cells: 1 });
  const unsettled = await engine.calls['import.settle']({
    ...asked,
    jobId: randomUUID(),
    of: { settled: true },
    mine: null,
  });
  expect(value(unsettled)).toMatchObject({ counts: { outdated: 1 }, settled: { mine: 0, theirs: 0 } });
  await engine.calls['import.settle']({ ...asked, jobId: randomUUID(), of: { verdict: 'outdated' }, mine: true });
  const absent = await engine.calls['import.absent']({ ...asked, search: 'U3', start: 0, count: 10 });
  expect(value(absent)).toMatchObject({
    total: 1,
    people: [{ row: 4, userName: 'user-u3', failure: { code: 'not-applicable' } }],
  });
  const applying = { ...asked, jobId: randomUUID(), batchId: randomUUID(), label, actions: [] };
  const applied = value(await engine.calls['import.apply']({ ...applying, deactivate: [4] }));
  expect(applied).toEqual({ created: 0, changed: 1, refused: [], deactivated: 0, notDeactivated: [] });
});

it('compares a list of people with the tenant, and writes down what differs', async () => {
  const desk = await office(4);
  const { engine, grant } = desk;
  const list = join(temporaryFolder(), 'hr.csv');
  writeFileSync(
    list,
    'Login;Title;Since\nuser-u0;Boss;\nuser-u1;001;\nsomeone.else;=Clerk;\nuser-u2;;2025-01-31 09:30:00\n',
  );
  const importId = await desk.read(list);
  const targets = ['userName', 'title', `${fleet}:since`];
  const summary = value(await desk.judge(importId, { targets, match: ['userName'], creates: false }));
  expect(summary).toMatchObject({ counts: { changed: 2, unknown: 1, unchanged: 1 }, absent: 1 });
  const path = join(temporaryFolder(), 'report.xlsx');
  const report = await engine.calls['import.report']({
    ...{ tenantId, importId, jobId: randomUUID(), handle: await grant(path) },
    onlyThere: { sheetName: 'There', headers: ['Username', 'Title', 'Since'] },
    onlyHere: { sheetName: 'Here', headers: ['Name', 'Username'] },
    differing: { sheetName: 'Apart', headers: ['Line', 'Name', 'Column', 'Here', 'There'] },
    labels: { title: 'Title' },
    words: { yes: 'yes', no: 'no' },
    choices: { title: { '000': 'Nobody' } },
  });
  expect(value(report)).toEqual({ onlyThere: 1, onlyHere: 1, differing: 2 });
  const { Sheets } = xlsx.read(path, { type: 'file' });
  const rows = (name: string) => xlsx.utils.sheet_to_json(Sheets[name] ?? {}, { header: 1, raw: false }).slice(1);
  expect(rows('There')).toEqual([['someone.else', '=Clerk']]);
  expect(rows('Here')).toEqual([['Given u3 Family u3', 'user-u3']]);
  const [[, , , here = ''] = [], ...others] = rows('Apart') as string[][];
  expect(here).toBe('Nobody');
  expect(others).toMatchObject([['5', 'Given u2 Family u2', `${fleet}:since`, {}, '2025-01-31 09:30:00']]);
});

it('lists both sides of a comparison, and makes one batch of what is chosen of them, which waits', async () => {
  const desk = await office(6);
  const { engine } = desk;
  const list = join(temporaryFolder(), 'hr.csv');
  const lines = ['Login;Title;ID;First;Last', 'user-u0;Boss;;;', 'user-u1;001;other;;', 'new.u4;;;Given u4;Family u4'];
  writeFileSync(list, `${lines.join('\n')}\n`);
  const importId = await desk.read(list);
  const targets = ['userName', 'title', 'id', 'name.givenName', 'name.familyName'];
  value(await desk.judge(importId, { targets, match: ['userName'] }));
  const asked = { tenantId, importId };
  const side = async (side: 'only-there' | 'differing') => {
    const page = { verdict: null, side, search: '', start: 0, count: 10 };
    return value(await engine.calls['import.lines']({ ...asked, ...page })).lines;
  };
  expect(await side('only-there')).toMatchObject([{ line: 4, verdict: 'new' }]);
  // What cannot be changed differs no less.
  expect(await side('differing')).toMatchObject([
    { line: 2, verdict: 'changed' },
    { line: 3, verdict: 'unchanged' },
  ]);
  const absent = value(await engine.calls['import.absent']({ ...asked, start: 0, count: 10 }));
  expect(absent.people.map(({ userName, namesake }) => [userName, namesake])).toEqual([
    // Perhaps the same person: to be looked at first.
    ['user-u4', 4],
    ['user-u2', null],
    ['user-u3', null],
    ['user-u5', null],
  ]);
  const able = value(await engine.calls['import.deactivable'](asked));
  const [u4 = 0, u2 = 0, u3 = 0, u5 = 0] = absent.people.map(({ row }) => row);
  expect(able).toEqual({ rows: [u2, u4, u5], everybody: 6 });
  const found = value(await engine.calls['import.deactivable']({ ...asked, search: 'U4' }));
  expect(found.rows).toEqual([u4]);

  const batchId = randomUUID();
  const order = { ...asked, jobId: randomUUID(), batchId, label, actions: [], collected: true };
  const applied = await engine.calls['import.apply']({ ...order, take: ['changed'], deactivate: [u3, u5] });
  expect(value(applied)).toMatchObject({ created: 0, changed: 1, deactivated: 1, notDeactivated: [] });
  const page = { tenantId, selection: { batches: [batchId] }, before: null, limit: 10 };
  const waiting = async () => {
    const { entries } = value(await engine.calls['changes.list'](page));
    return entries.map(({ state, ready, kind }) => [state, ready, kind]);
  };
  const both = Array(2).fill(['pending', false, 'set']);
  expect(await waiting()).toEqual(both);
  // Taken back and brought back, it waits no less.
  value(await engine.calls['batches.undo']({ tenantId, batchId }));
  value(await engine.calls['batches.redo']({ tenantId }));
  expect(await waiting()).toEqual(both);
});
