import { type FSWatcher, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellObject } from 'xlsx';
import { connect } from './support/connect';
import { exportNow, exportPeople } from './support/exports';
import { gridOf } from './support/grid';
import { choose, electronExecutable, enginePid, type Muster } from './support/muster';
import { held, people, person } from './support/people';
import { answerSaveDialog, holdSaveDialog, lastSaveDialog } from './support/save-dialog';
import { asSeenBy, onSmallDisk } from './support/small-disk';
import { expect, test } from './support/test';
import { failureWords } from './support/words';
import { readSheet, serialDay } from './support/workbook';

const toast = ({ page }: Muster) => page.getByTestId('toast');

/** How the tenant's choices read. */
const choices: Record<string, Record<string, string>> = {
  Status: { active: 'Active', inactive: 'Inactive', activationPending: 'Activation pending' },
  Role: { 'Account Administrator': 'Account administrator', 'Fleet Manager': 'Fleet manager' },
  'Fleet access': { full: 'Full', assigned: 'Assigned', none: 'None' },
};

/** What a cell is to read of a person; undefined for nothing. */
function expectedText(user: ReturnType<typeof person>, column: string): string | number | undefined {
  const value = held(user, column);
  const isAwaited = column === 'Last login' && value === null && held(user, 'Status') === 'activationPending';
  if (isAwaited) return 'Activation pending';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.join('; ') || undefined;
  if (value === null || value === '') return undefined;
  return choices[column]?.[String(value)] ?? value;
}

/** What is wrong with a cell of the workbook, seen from what the tenant holds of the person; null if nothing is. */
function difference(cell: CellObject | undefined, user: ReturnType<typeof person>, column: string): string | null {
  const value = held(user, column);
  const shown = `${column}: ${JSON.stringify(cell?.v)} for ${JSON.stringify(value)}`;
  if (cell?.f !== undefined) return `${shown} is a formula`;
  if (column === 'Last login' && value !== null) {
    const near = typeof cell?.v === 'number' && Math.abs(cell.v - serialDay(String(value))) < 1 / 86_400;
    return near ? null : shown;
  }
  const expected = expectedText(user, column);
  if (cell?.v !== expected) return shown;
  return typeof expected === 'string' && cell?.t !== 's' ? `${shown} is no text` : null;
}

test('[S7] the view is written as it stands: search, filter, order, columns, and every cell', async ({
  desk,
  folder,
}) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  const [, domain = ''] = String(held(person(server, 'viktoria.jensen'), 'Email')).split('@');
  await page.getByTestId('status-filter').click();
  await page.getByRole('menuitemradio', { name: 'Active', exact: false }).first().click();
  const found = server.tenant
    .users()
    .filter((user) => held(user, 'Status') === 'active' && String(held(user, 'Email')).includes(domain));
  expect(found.length).toBeGreaterThan(1);
  await grid.search(domain, found.length);
  await grid.clickHeader('Username');
  const names = found
    .map(({ userName }) => String(userName))
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  await expect(await grid.cell('Username', 0)).toHaveText(names[0] ?? '');

  const file = join(folder, 'view.xlsx');
  await answerSaveDialog(muster, file);
  await exportPeople(page);
  await expect(toast(muster)).toContainText(`Exported ${found.length} users to view.xlsx`, { timeout: 30_000 });

  const { header, rows } = readSheet(file);
  expect(header).toEqual(await grid.columns());
  expect(rows.map((row) => row[header.indexOf('Username')]?.v)).toEqual(names);
  const differences = rows.flatMap((row, index) =>
    header.map((column, place) => difference(row[place], person(server, names[index] ?? ''), column)),
  );
  expect(differences.filter((one) => one !== null)).toEqual([]);
  expect(readdirSync(folder)).toEqual(['view.xlsx']);
  const { defaultPath } = (await lastSaveDialog(muster)) ?? { defaultPath: '' };
  expect(defaultPath).toMatch(/users \d{4}-\d{2}-\d{2}\.xlsx$/);
});

test('[S7] everyone, with other columns: cell by cell what the tenant holds', async ({ desk, folder }) => {
  const { muster, server } = desk;
  const { page } = muster;
  await page.getByTestId('columns').click();
  for (const name of ['Full name', 'Company', 'ID', 'Title']) {
    await page.getByRole('option', { name, exact: true }).click();
  }
  await page.keyboard.press('Escape');
  const shown = gridOf(page);
  expect(await shown.columns()).not.toContain('Title');
  await shown.select('Company', 0);

  const file = join(folder, 'everyone.xlsx');
  await answerSaveDialog(muster, file);
  // From the menu this time.
  await choose(muster, 'export');
  await exportNow(page);
  await expect(toast(muster)).toContainText('Exported 300 users to everyone.xlsx', { timeout: 30_000 });
  const { header, rows } = readSheet(file);
  expect(header).toEqual(await shown.columns());
  expect(header).toEqual(expect.arrayContaining(['Full name', 'Company', 'ID']));
  expect(header).not.toContain('Title');
  const users = server.tenant.users();
  expect(rows).toHaveLength(users.length);
  const differences = users.flatMap((user, index) =>
    header.map((column, place) => difference(rows[index]?.[place], user, column)),
  );
  expect(differences.filter((one) => one !== null)).toEqual([]);
  // Whoever comes next to this desk finds the usual ones.
  await page.getByTestId('columns').click();
  await page.getByTestId('columns-usual').click();
  await page.keyboard.press('Escape');
});

test('[S7] what was on the screen is written, whatever comes on it while the dialog is open', async ({
  desk,
  folder,
}) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  const name = String(people(server)[0]?.userName);
  await grid.find(name);
  const file = join(folder, 'before.xlsx');
  const answer = await holdSaveDialog(muster, file);
  await exportPeople(page);
  await expect.poll(() => lastSaveDialog(muster)).not.toBeNull();
  await choose(muster, 'show-users');
  await expect(page.getByTestId('shown-count')).toBeHidden();
  await answer();
  await expect(toast(muster)).toContainText('Exported 1 user to before.xlsx', { timeout: 30_000 });
  const { header, rows } = readSheet(file);
  expect(rows.map((row) => row[header.indexOf('Username')]?.v)).toEqual([name]);
});

test('[S7] names that look like formulas stay text', async ({ start, serve, folder }) => {
  const server = await serve({ users: 20 });
  const formulas = ['=HYPERLINK("http://evil.example","x")', '+1+1', '-2', '@SUM(A1)', '\t=1', '007', '1e5', '_x0041_'];
  const chosen = people(server).slice(0, formulas.length);
  for (const [index, { id }] of chosen.entries()) {
    server.tenant.colleague.edit('User', id, { displayName: formulas[index] ?? null });
  }
  const muster = await start();
  await connect(muster.page, server);
  const file = join(folder, 'formulas.xlsx');
  await answerSaveDialog(muster, file);
  await choose(muster, 'export');
  await exportNow(muster.page);
  await expect(toast(muster)).toContainText('Exported 20 users', { timeout: 30_000 });
  const { header, rows } = readSheet(file);
  const place = header.indexOf('Display name');
  const differences = server.tenant
    .users()
    .map((user, index) => difference(rows[index]?.[place], user, 'Display name'));
  expect(differences.filter((one) => one !== null)).toEqual([]);
});

test('[S7] without a file chosen nothing is written, and a folder that is not there is told of', async ({
  desk,
  folder,
}) => {
  const { muster } = desk;
  const { page } = muster;
  await answerSaveDialog(muster, null);
  await exportPeople(page);
  await expect.poll(() => lastSaveDialog(muster)).not.toBeNull();
  // One thinks again where one was.
  await expect(page.getByTestId('export-submit')).toBeEnabled();
  await expect(toast(muster)).toBeHidden();

  await answerSaveDialog(muster, join(folder, 'not-there', 'users.xlsx'));
  await exportNow(page);
  await expect(toast(muster)).toContainText(failureWords('folder-gone').what);
  await expect(toast(muster)).toContainText(failureWords('folder-gone').remedy);
  expect(readdirSync(folder)).toEqual([]);
});

/** Stops a process the moment a temporary file shows up in a folder. */
function stopAtFirstFile(folder: string, pid: number): { stopped: Promise<void>; watcher: FSWatcher } {
  let watcher: FSWatcher | undefined;
  const stopped = new Promise<void>((resolve) => {
    watcher = watch(folder, (_event, name) => {
      if (!name?.startsWith('.~')) return;
      process.kill(pid, 'SIGSTOP');
      resolve();
    });
  });
  return { stopped, watcher: watcher as unknown as FSWatcher };
}

test('[S7] [X1] a cancelled export leaves nothing, and what stood there as it was', async ({
  start,
  serve,
  folder,
}) => {
  const server = await serve({ users: 12_000, pageCap: 1_000 });
  const muster = await start();
  const { page } = muster;
  await connect(page, server);
  const target = join(folder, 'exports');
  mkdirSync(target);
  const file = join(target, 'big.xlsx');
  writeFileSync(file, 'what stood there');
  await answerSaveDialog(muster, file);

  const pid = await enginePid(muster);
  if (pid === null) throw new Error('there is no engine');
  const { stopped, watcher } = stopAtFirstFile(target, pid);
  try {
    await exportPeople(page);
    await stopped;
    await expect(page.getByTestId('export-progress')).toBeVisible();
    await expect(page.getByText('of 12,000')).toBeVisible();
    await page.getByTestId('export-cancel').click();
  } finally {
    watcher.close();
    process.kill(pid, 'SIGCONT');
  }
  await expect(toast(muster)).toContainText('Export cancelled', { timeout: 30_000 });
  await expect(page.getByTestId('export-button')).toBeVisible();
  expect(readdirSync(target)).toEqual(['big.xlsx']);
  expect(readFileSync(file, 'utf8')).toBe('what stood there');

  await exportPeople(page);
  await expect(toast(muster).last()).toContainText('Exported 12,000 users', { timeout: 60_000 });
  expect(readdirSync(target)).toEqual(['big.xlsx']);
  expect(readSheet(file).rows).toHaveLength(12_000);
});

test('[S7] [X1] a full disk is told of, and leaves nothing half written', async ({ start, serve, folder }) => {
  const server = await serve({ users: 1_000, pageCap: 1_000 });
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const muster = await start({ executable: onSmallDisk(folder, disk, 32, electronExecutable()) });
  const { page } = muster;
  await connect(page, server);
  const inside = asSeenBy(muster.electron.process().pid ?? 0, disk);
  writeFileSync(join(inside, 'full.xlsx'), 'what stood there');
  await answerSaveDialog(muster, join(disk, 'full.xlsx'));
  await exportPeople(page);
  await expect(toast(muster)).toContainText(failureWords('disk-full').what, { timeout: 30_000 });
  await expect(toast(muster)).toContainText(failureWords('disk-full').remedy);
  expect(readdirSync(inside)).toEqual(['full.xlsx']);
  expect(readFileSync(join(inside, 'full.xlsx'), 'utf8')).toBe('what stood there');

  // The app works on: elsewhere there is room.
  await answerSaveDialog(muster, join(folder, 'roomy.xlsx'));
  await exportPeople(page);
  await expect(toast(muster).last()).toContainText('Exported 1,000 users', { timeout: 30_000 });
});
