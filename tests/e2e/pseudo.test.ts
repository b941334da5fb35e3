/**
 * Every screen and dialog in a language that is 40 % longer than English, in the smallest usual window: no text is cut off
 * or spills, unless it ends in an ellipsis and a title tells it whole.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { askToConnect } from './support/connect';
import { gridOf } from './support/grid';
import { args, inspection, inspectTenant, makeSmall, press, selectTwo } from './support/inspection';
import { choose, synchronise } from './support/muster';
import { answerOpenDialog } from './support/open-dialog';
import { leave } from './support/queue';
import { expect, test } from './support/test';

test.setTimeout(240_000);

/** An entry of the menu that the tenant's name opens, from its end. */
async function openOfTenant(page: Page, testId: string): Promise<void> {
  await press(page, 'tenant-switcher');
  await press(page, testId);
}

test('[9] in a longer language the first screen, and all around tenants, has room', async ({ start, serve }) => {
  const muster = await start({ args });
  const { page } = muster;
  const { found, look, open } = inspection(muster);
  await makeSmall(muster);
  await page.getByTestId('welcome').waitFor();
  await look('first screen');
  await open('connecting', () => press(page, 'connect-open'));
  const server = await serve({ kind: 'trackunit', admins: [{ token: 'lesser', role: 'Viewer' }] });
  await askToConnect(page, { ...server, token: 'wrong' });
  await expect(page.getByTestId('failure')).toBeVisible();
  await open('refused', async () => {});
  await askToConnect(page, { ...server, token: 'lesser' });
  await expect(page.getByTestId('read-only-banner')).toBeVisible({ timeout: 30_000 });
  await gridOf(page).loaded();
  await look('with nothing but the right to read');
  await open('settings', () => press(page, 'settings'));
  await open('tenants', () => press(page, 'tenant-switcher'));
  await open('name and colour', () => openOfTenant(page, 'tenant-change'));
  await open('removing', () => openOfTenant(page, 'tenant-remove'));
  await open('demo', async () => {
    await press(page, 'tenant-switcher');
    await page.getByRole('menuitem').nth(1).click();
  });
  await open('signing out', async () => {
    await choose(muster, 'sign-out');
    await page.getByTestId('sign-out-wipe').check();
  });
  await server.close();
  await synchronise(muster);
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'offline', { timeout: 30_000 });
  await look('offline');
  await choose(muster, 'sign-out');
  await press(page, 'sign-out-submit');
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'signed-out');
  await look('signed out');
  await open('signing in', () => page.getByTestId('notice').getByRole('button').click());
  expect(found).toEqual([]);
});

test('[9] in a longer language the lists, groups and the matrix have room', async ({ start, serve }) => {
  const server = await serve({ kind: 'wetrack' });
  const { page, found, look, open } = await inspectTenant(start, server);
  await look('users');
  for (const menu of ['status-filter', 'sort', 'columns', 'views']) {
    await open(menu, () => press(page, menu));
  }
  await open('an export', async () => {
    await press(page, 'export-button');
    await page.getByTestId('export-submit').waitFor();
  });
  await open('an export with separators', async () => {
    await press(page, 'export-button');
    await page.getByTestId('export-kind-text').check();
    await page.getByTestId('export-separator').selectOption('\t');
  });
  await page.getByTestId('search').fill('nobody is called so');
  await expect(page.getByTestId('empty-state')).toBeVisible();
  await look('nobody found');
  await press(page, 'clear-filters');
  await page.locator('[data-testid^=list-role-]').first().click();
  await expect(page.getByTestId('role-bar')).toBeVisible();
  await look('a role');
  await press(page, 'show-groups');
  await expect(page.getByTestId('group').first()).toBeVisible();
  await look('groups');
  await open('a new group', () => press(page, 'group-new'));
  await open('another name for a group', () => press(page, 'group-rename'));
  await open('a group to be deleted', () => press(page, 'group-delete'));
  await press(page, 'group');
  await expect(page.getByTestId('group-bar')).toBeVisible();
  await gridOf(page).loaded();
  await look('a group');
  await open('people to add', () => press(page, 'group-add-people'));
  await press(page, 'show-matrix');
  await expect(page.getByTestId('matrix-bar')).toBeVisible();
  await look('the matrix');
  await open('columns of the matrix', () => press(page, 'matrix-columns'));
  await press(page, 'matrix-by-modules');
  await look('the matrix of modules');
  await press(page, 'all-users');
  await open('inviting', () => press(page, 'invite-open'));
  await open('inviting many', async () => {
    await press(page, 'invite-open');
    await press(page, 'invite-many');
    await page.getByTestId('invite-paste').fill('ann@acme.example, nobody\nbob@acme.example');
  });
  expect(found).toEqual([]);
});

test('[9] in a longer language a person, and what is done to people, has room', async ({ start, serve }) => {
  const server = await serve({ kind: 'justtrack' });
  const { muster, page, found, look, open } = await inspectTenant(start, server);
  await selectTwo(page);
  await look('several people');
  for (const id of ['people-role', 'people-groups', 'people-delete']) {
    const button = page.getByTestId(id);
    if (await button.isVisible()) await open(id, () => button.click());
    else
      await open(id, async () => {
        await press(page, 'people-more');
        await page.getByTestId(id).click();
      });
  }
  await open('more to do with people', () => page.getByTestId('people-more').click());
  await choose(muster, 'show-person');
  await expect(page.getByTestId('person')).toBeVisible();
  await look('a person');
  await open('a password', () => press(page, 'person-action-setPassword'));
  await open('a key', () => press(page, 'keys-generate'));
  const sections = page.locator('[data-testid^=person-section-]');
  for (const section of await sections.all()) await section.scrollIntoViewIfNeeded();
  await look('a person to the end');
  await open('photo', () => press(page, 'person-photo'));
  expect(found).toEqual([]);
});

test('[9] in a longer language an import has room', async ({ start, serve, folder }) => {
  const server = await serve({ kind: 'wetrack' });
  const { muster, page, found, look, open } = await inspectTenant(start, server);
  const broken = join(folder, 'broken.xlsx');
  writeFileSync(broken, 'PK\u0003\u0004');
  await answerOpenDialog(muster, broken);
  await press(page, 'import-open');
  await expect(page.getByTestId('failure')).toBeVisible();
  await look('a broken file');
  const file = join(folder, 'a file of people with a name that is long enough to be cut.csv');
  const known = server.tenant.users().map(({ userName }) => `${userName};Venue;;42`);
  writeFileSync(
    file,
    ['E-mail;Department;Shoes;Matricule', ...known.slice(0, 50), 'new@a.example;Kitchen;;7'].join('\n'),
  );
  await answerOpenDialog(muster, file);
  await press(page, 'import-another');
  await expect(page.getByTestId('import-encoding')).toBeVisible();
  await look('a file');
  await press(page, 'import-next');
  await page.getByTestId('import-target-3').focus();
  await page.getByTestId('import-target-3').selectOption('emails');
  await look('columns that stand for the same');
  await page.getByTestId('import-target-3').selectOption('');
  await look('columns');
  await press(page, 'import-next');
  await expect(page.getByTestId('import-lines')).toHaveAttribute('data-loaded', 'true');
  await look('the preview');
  await press(page, 'import-filter-invalid');
  await look('problems');
  await open('people who are not in the file', () => press(page, 'import-absent'));
  expect(found).toEqual([]);
});

test('[9] in a longer language changes, conflicts and the history have room', async ({ start, serve }) => {
  const server = await serve();
  const { muster, page, found, look, open } = await inspectTenant(start, server);
  await press(page, 'show-changes');
  await look('no changes');
  await press(page, 'show-history');
  await look('no history');
  await press(page, 'all-users');
  await open('sending', async () => {
    await press(page, 'settings');
  });
  await press(page, 'settings');
  await page.getByRole('menuitemradio').last().click();
  await leave(muster);
  const users = server.tenant.users();
  const box = await page.getByTestId('data-grid-canvas').boundingBox();
  await page.mouse.click((box?.x ?? 0) + 160, (box?.y ?? 0) + 34 + 16);
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowDown');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Delete');
  await expect(page.getByTestId('toast').first()).toBeVisible();
  await look('cleared');
  for (const { id } of users.slice(0, 2)) server.tenant.colleague.edit('User', id, { title: 'Their own title' });
  await synchronise(muster);
  await expect(page.getByTestId('conflicts-count')).toBeVisible({ timeout: 30_000 });
  await look('conflicts');
  await press(page, 'show-changes');
  await expect(page.getByTestId('change').first()).toBeVisible();
  await page.getByTestId('changes-pick-all').check();
  await look('changes');
  await press(page, 'conflicts-count');
  await open('resolving', async () => {
    await page.getByTestId('change').first().getByRole('button').first().click();
  });
  await press(page, 'show-history');
  await expect(page.getByTestId('history-line').first()).toBeVisible();
  await look('history');
  await open('events', () => press(page, 'history-events'));
  await press(page, 'all-users');
  for (const { id } of users.slice(40, 60)) server.tenant.colleague.remove('User', id);
  await synchronise(muster);
  await expect(page.getByTestId('missing-show')).toBeVisible({ timeout: 60_000 });
  await look('people are missing');
  await open('who is missing', () => press(page, 'missing-show'));
  await muster.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect(page.getByTestId('closing-stay')).toBeVisible();
  await open('closing', async () => {});
  expect(found).toEqual([]);
});
