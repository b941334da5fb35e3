/** Dates in the list: typed, or chosen from a calendar. */
import { connect } from './support/connect';
import { widen } from './support/gestures';
import { gridOf } from './support/grid';
import { startOddTenant } from './support/odd-tenant';
import { expect, test } from './support/test';

test('[G2] a date is typed, or chosen from a calendar by mouse and by keys', async ({ start }) => {
  const tenant = await startOddTenant();
  const muster = await start();
  await widen(muster);
  const { page } = muster;
  await connect(page, tenant);
  const grid = gridOf(page);
  const bornOn = () => [...tenant.users.values()].map((user) => new Date(String(user.bornOn)).toDateString());
  const calendar = page.getByTestId('calendar');
  await grid.select('Born on', 0);
  await page.keyboard.press('F2');
  await expect(calendar.getByRole('grid')).toBeVisible();
  await calendar.getByRole('button', { name: /March 17, 1840/ }).click();
  await expect(grid.editor()).toBeHidden();
  await expect.poll(bornOn).toContain('Tue Mar 17 1840');

  await grid.select('Born on', 1);
  await page.keyboard.press('F2');
  await expect(calendar.getByRole('grid')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(grid.editor()).toBeHidden();
  await expect.poll(bornOn).toContain('Tue Mar 09 1841');

  await grid.edit('Born on', 2, '1850-05-06');
  await expect.poll(bornOn).toContain('Mon May 06 1850');
  await tenant.close();
});
