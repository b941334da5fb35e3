/** Somebody new, described in the row below the list. */

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import BetterSqlite3 from 'better-sqlite3';
import { connect } from './support/connect';
import { sendOneBatch } from './support/gestures';
import { gridOf } from './support/grid';
import { addressOf, openOffice } from './support/office';
import { teamOf, type User } from './support/team';
import { tenantFolder } from './support/tenants';
import { expect, test } from './support/test';

test.describe('in one window', () => {
  const office = openOffice({ kind: 'trackunit' });
  const { hire } = teamOf(office);

  test('[G8] somebody new is described in the row below the list, checked, kept, and created', async () => {
    const { page, grid } = office;
    const [known] = await hire('newcomer.example', {});
    const cell = (key: string) => page.getByTestId(`newcomer-${key}`);
    // Down from the last person.
    await grid.select('Display name', 0);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByTestId('newcomer-open')).toBeFocused();
    await page.keyboard.press('Enter');
    await cell('name.givenName').fill('Nora');
    await cell('name.familyName').fill('Newcomer');
    await cell('emails').fill('nora@newcomer');
    await page.keyboard.press('Tab');
    await expect(page.getByTestId('newcomer-problem')).toContainText('This is no email address.');
    await expect(cell('emails')).toHaveAttribute('aria-invalid', 'true');
    await cell('emails').fill(addressOf(known as User));
    await expect(page.getByTestId('newcomer-problem')).toContainText('Somebody here has this already');

    // What was typed stays when one leaves.
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('newcomer')).toBeHidden();
    await page.getByTestId('all-users').click();
    await page.getByTestId('newcomer-open').click();
    await expect(cell('name.givenName')).toHaveValue('Nora');
    await cell('emails').fill('nora@newcomer.example');
    await expect(page.getByTestId('newcomer-problem')).toBeHidden();
    await page.keyboard.press('Enter');
    await expect(cell('name.givenName')).toHaveValue('');
    await page.keyboard.press('Escape');
    await sendOneBatch(office, 'Nora Newcomer');
    const created = office.tenant.users().filter(({ name }) => (name as { givenName?: string })?.givenName === 'Nora');
    expect(created).toHaveLength(1);
  });
});

test('[G8] half a person is there again after a crash, in line with the columns of the list', async ({
  start,
  serve,
}) => {
  const server = await serve();
  const first = await start();
  await connect(first.page, server);
  const cell = (page: Page, key: string) => page.getByTestId(`newcomer-${key}`);
  await first.page.getByTestId('newcomer-open').click();
  await cell(first.page, 'name.givenName').fill('Nora');
  await cell(first.page, 'emails').fill('nora@half');

  // Tab leads on along the row, and the list goes with it.
  const scrolled = () => first.page.locator('.dvn-scroller').evaluate(({ scrollLeft }) => scrollLeft);
  await cell(first.page, 'title').focus();
  await first.page.keyboard.type('Half a driver');
  for (let times = 0; times < 4; times += 1) await first.page.keyboard.press('Tab');
  await expect.poll(scrolled).toBeGreaterThan(100);
  const grid = gridOf(first.page);
  for (const [key, name] of [
    ['displayName', 'Display name'],
    ['title', 'Title'],
  ] as const) {
    // From the right, so that there is room for the editor in its place.
    await first.page.getByTestId('data-grid-canvas').focus();
    await first.page.keyboard.press('End');
    await grid.select(name, 0);
    await first.page.keyboard.press('F2');
    const above = await grid.editor().boundingBox();
    const below = await first.page.getByTestId(`newcomer-place-${key}`).boundingBox();
    expect(Math.abs((above?.x ?? 0) - (below?.x ?? 999))).toBeLessThan(3);
    await first.page.keyboard.press('Escape');
    await expect(grid.editor()).toBeHidden();
  }

  const kept = () => {
    const mirror = new BetterSqlite3(join(tenantFolder(first.userData), 'mirror.sqlite'), { readonly: true });
    const value = mirror.prepare("select value from fact where name = 'window.newcomer'").pluck().get();
    mirror.close();
    return String(value);
  };
  await expect.poll(kept).toContain('Half a driver');
  await first.kill();

  const second = await start();
  await gridOf(second.page).loaded();
  await expect(second.page.getByTestId('newcomer-open')).toContainText('begun');
  await second.page.getByTestId('newcomer-open').click();
  await expect(cell(second.page, 'name.givenName')).toHaveValue('Nora');
  await expect(cell(second.page, 'title')).toHaveValue('Half a driver');
  await cell(second.page, 'emails').fill('nora@half.example');
  await second.page.keyboard.press('Enter');
  await expect.poll(() => server.tenant.users().filter(({ title }) => title === 'Half a driver').length).toBe(1);
  await expect(cell(second.page, 'title')).toHaveValue('');
});
