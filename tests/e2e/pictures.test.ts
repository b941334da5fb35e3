/**
 * Pictures of every screen, for people to look at, and the one in the README. Only made where MUSTER_SCREENSHOTS names a
 * folder for them: `MUSTER_SCREENSHOTS=/tmp/pictures npm run e2e -- pictures`.
 */
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { askToConnect, connect, pulled } from './support/connect';
import { exportPeople } from './support/exports';
import { type Grid, gridOf } from './support/grid';
import { enginePid, type Muster, root, synchronise } from './support/muster';
import { people } from './support/people';
import { dress, large, painted, picture, pictureFolder } from './support/pictures';
import { answerSaveDialog } from './support/save-dialog';
import { tenantFolder } from './support/tenants';
import { expect, test } from './support/test';

async function makePictures(
  muster: Muster,
  grid: Grid,
  server: Awaited<ReturnType<typeof connectSlowly>>,
): Promise<void> {
  const { page } = muster;
  const [first, second, third] = people(server).map(({ userName }) => String(userName));
  await picture(muster, 'grid');

  await page.getByTestId('status-filter').click();
  await picture(muster, 'filter');
  await page.keyboard.press('Escape');
  await page.getByTestId('columns').click();
  await picture(muster, 'columns');
  await page.keyboard.press('Escape');
  await page.getByTestId('sort').click();
  await picture(muster, 'sort');
  await page.keyboard.press('Escape');
  await page.getByTestId('settings').click();
  await picture(muster, 'settings');
  await page.keyboard.press('Escape');
  await page.getByTestId('tenant-switcher').click();
  await picture(muster, 'tenants');
  await page.keyboard.press('Escape');
  await page.getByTestId('search').fill('nobody is called so');
  await expect(page.getByTestId('empty-state')).toBeVisible();
  await picture(muster, 'nobody-found');
  await page.getByTestId('clear-filters').click();
  await grid.loaded();

  const editor = page.locator('#portal input');
  await grid.select('Role', 3);
  await picture(muster, 'choice-editor', async () => {
    await page.getByTestId('data-grid-canvas').focus();
    await page.keyboard.press('F2');
    await expect(editor).toBeFocused();
  });
  await grid.select('Email', 2);
  await picture(muster, 'text-editor-refused', async () => {
    await page.getByTestId('data-grid-canvas').focus();
    await page.keyboard.press('F2');
    await expect(editor).toBeFocused();
    await editor.fill('');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
  });
  await picture(muster, 'read-only', async () => {
    await page.keyboard.press('Escape');
    await expect(page.locator('td[aria-selected=true]')).toHaveCount(0);
    await grid.select('Last login', 4);
    await page.keyboard.press('x');
    await expect(page.getByTestId('cell-tip')).toBeVisible();
  });
  await grid.select('Display name', 0);

  // A rejected change, a conflict, and some that wait: all in one list.
  server.tenant.faults.set([
    { fault: 'rejectUser', attribute: 'title', reason: 'titles are given by the board, not by administrators' },
  ]);
  await grid.find(first ?? '');
  await grid.edit('Title', 0, 'Emperor');
  await expect(page.getByTestId('rejected-count')).toBeVisible({ timeout: 30_000 });
  server.tenant.faults.set([{ fault: 'tooManyRequests', retryAfter: 75 }]);
  await grid.find(second ?? '');
  await grid.edit('Department', 0, 'Mine');
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'paused', { timeout: 30_000 });
  await picture(muster, 'paused');
  const { id } = server.tenant.userNamed(second ?? '') ?? { id: '' };
  server.tenant.colleague.edit('User', id, {
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department': 'Theirs',
  });
  server.tenant.faults.clear();
  // It waits as long as it was asked to.
  await expect(page.getByTestId('conflicts-count')).toBeVisible({ timeout: 120_000 });
  await pulled(page);
  await server.close();
  await synchronise(muster);
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'offline', { timeout: 30_000 });
  await grid.find(third ?? '');
  await grid.edit('First name', 0, 'Ada');
  await grid.edit('Last name', 0, 'Lovelace-Byron of Ockham and everywhere else');
  await page.getByTestId('all-users').click();
  await grid.loaded();
  await picture(muster, 'offline');
  await page.getByTestId('changes-review').click();
  await expect(page.getByTestId('change')).toHaveCount(4);
  await picture(muster, 'changes');
  await page.getByTestId('batch').nth(2).click();
  await page.getByTestId('changes-pick-all').check();
  await picture(muster, 'changes-picked');
  await page.getByRole('button', { name: /^Resolve/ }).click();
  await page.getByTestId('take-other').click();
  await picture(muster, 'conflict');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByTestId('send-mode').click();
  await picture(muster, 'send-mode');
  await page.keyboard.press('Escape');
  await page.getByTestId('show-history').click();
  await expect(page.getByTestId('history-line').first()).toBeVisible();
  await picture(muster, 'history');
  await page.getByTestId('all-users').click();
  await muster.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect(page.getByTestId('closing-stay')).toBeVisible();
  await picture(muster, 'closing');
  await page.getByTestId('closing-stay').click();
  await page.getByTestId('tenant-switcher').click();
  await page.getByRole('menuitem', { name: 'Sign out…' }).click();
  await page.getByTestId('sign-out-wipe').check();
  await picture(muster, 'sign-out');
  await page.getByTestId('sign-out-wipe').uncheck();
  await page.getByTestId('sign-out-submit').click();
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'signed-out');
  await picture(muster, 'signed-out');
  await page.getByRole('button', { name: 'Sign in…' }).click();
  await picture(muster, 'sign-in');
}

/** Connects, taking pictures of how the people arrive. */
async function connectSlowly(
  muster: Muster,
  serve: (options: object) => ReturnType<typeof import('./support/test').serveDemo>,
) {
  const server = await serve({ users: 5_000, faults: [{ fault: 'latency', path: '^/Users$', ms: 6_000 }] });
  await askToConnect(muster.page, server);
  await expect(muster.page.getByTestId('empty-state')).toBeVisible({ timeout: 30_000 });
  await picture(muster, 'fetching-first');
  await expect(muster.page.getByTestId('pull-progress')).toContainText('of 5,000', { timeout: 30_000 });
  await picture(muster, 'fetching');
  server.tenant.faults.clear();
  await pulled(muster.page);
  return server;
}

const folder = pictureFolder;
if (folder) {
  test.setTimeout(600_000);

  test('pictures: the first screen, and what goes wrong there', async ({ start, serve }) => {
    const muster = await start();
    const { page } = muster;
    await page.getByTestId('welcome').waitFor();
    await picture(muster, 'welcome');
    const server = await serve({ users: 1 });
    await askToConnect(page, { baseUrl: server.baseUrl, token: 'wrong' });
    await expect(page.getByTestId('failure')).toBeVisible();
    await picture(muster, 'connect-refused');
    await page.keyboard.press('Escape');
    await page.getByTestId('demo-users-100000').check();
    await page.getByTestId('demo-submit').click();
    await expect(page.getByTestId('demo-progress')).toBeVisible();
    await page.screenshot({ path: join(folder, 'demo-progress.png') });
  });

  test('pictures: a tenant, from its first page to signing out', async ({ start, serve }) => {
    const muster = await start();
    const server = await connectSlowly(muster, serve);
    await makePictures(muster, gridOf(muster.page), server);
  });

  test('pictures: an export, a newer copy, and no keychain', async ({ start, serve, folder: own }) => {
    const server = await serve({ users: 12_000, pageCap: 1_000 });
    const first = await start();
    const { page } = first;
    await connect(page, server);
    await answerSaveDialog(first, join(own, 'users.xlsx'));
    const pid = (await enginePid(first)) ?? 0;
    await exportPeople(page);
    await page.getByTestId('export-progress').waitFor();
    process.kill(pid, 'SIGSTOP');
    await picture(first, 'export');
    process.kill(pid, 'SIGCONT');
    await expect(page.getByTestId('toast')).toBeVisible({ timeout: 30_000 });
    await painted(first);
    await page.screenshot({ path: join(folder, 'exported.png') });
    await first.close();

    const sqlite = new BetterSqlite3(join(tenantFolder(first.userData), 'mirror.sqlite'));
    sqlite.pragma('user_version = 4711');
    sqlite.close();
    const second = await start({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' } });
    await expect(second.page.getByTestId('failure-page')).toBeVisible({ timeout: 30_000 });
    await picture(second, 'newer-copy');
    const other = await serve({ users: 1 });
    await askToConnect(second.page, other);
    await expect(second.page.getByTestId('connect-keep-for-run')).toBeVisible();
    await picture(second, 'no-keychain');
  });

  test('pictures: the one in the README', async ({ start }) => {
    const muster = await start({ args: ['--demo', 'trackunit', '--users', '10000'] });
    const { page, electron } = muster;
    const grid = gridOf(page);
    await pulled(page);
    await dress(muster, { theme: 'light', language: 'en', ...large });
    const demo = await electron.evaluate(
      ({ app }) => app.getAppMetrics().find(({ name }) => name?.startsWith('Muster demo'))?.pid ?? 0,
    );
    // While the tenant holds its breath, the edits keep their marks.
    process.kill(demo, 'SIGSTOP');
    try {
      await grid.edit('Last name', 3, 'Klausen-Holm');
      await grid.edit('Email', 6, 'holm@ikast-innovation.example');
      await grid.edit('First name', 9, 'Geneviève');
      await expect(page.getByTestId('changes-bar')).toContainText('3 pending');
      await painted(muster);
      await page.screenshot({ path: join(root, 'docs/screenshot.png') });
    } finally {
      process.kill(demo, 'SIGCONT');
    }
    await expect(page.getByTestId('changes-bar')).toBeHidden({ timeout: 60_000 });
  });
}
