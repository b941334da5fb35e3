/** Pictures of many changes, conflicts and missing people; made like those of `pictures.test.ts`. */
import { connect } from './support/connect';
import { gridOf } from './support/grid';
import { synchronise } from './support/muster';
import { picture, pictureFolder } from './support/pictures';
import { collect, leave } from './support/queue';
import { expect, test } from './support/test';

if (pictureFolder) {
  test.setTimeout(600_000);

  test('pictures: thousands of changes, several conflicts, and people who are missing', async ({ start, serve }) => {
    const server = await serve();
    const muster = await start();
    const { page } = muster;
    const grid = gridOf(page);
    await connect(page, server);
    await page.getByTestId('show-history').click();
    await expect(page.getByTestId('history')).toBeVisible();
    await picture(muster, 'history-empty');
    await page.getByTestId('show-changes').click();
    await picture(muster, 'changes-empty');
    await collect(muster);
    await leave(muster);
    await grid.select('Display name', 0);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect(page.getByTestId('toast')).toContainText('cells cleared', { timeout: 30_000 });
    const users = server.tenant.users();
    for (const { id } of users.slice(0, 3)) server.tenant.colleague.edit('User', id, { title: 'Their own title' });
    for (const { id } of users.slice(3, 5)) server.tenant.colleague.remove('User', id);
    await synchronise(muster);
    await expect(page.getByTestId('conflicts-count')).toHaveText(/[3-9] conflicts/, { timeout: 30_000 });
    await picture(muster, 'collected');
    await page.getByTestId('show-changes').click();
    await page.getByTestId('batch').click();
    await expect(page.getByTestId('change').first()).toBeVisible();
    await picture(muster, 'changes-thousands');
    await page.getByTestId('conflicts-count').click();
    await page
      .getByRole('button', { name: /^Resolve/ })
      .first()
      .click();
    await page.getByTestId('conflicts-all').click();
    await expect(page.getByTestId('conflicts-many')).toBeVisible();
    await picture(muster, 'conflicts');
    await page.keyboard.press('Escape');
    await page.getByTestId('all-users').click();
    for (const { id } of users.slice(40, 60)) server.tenant.colleague.remove('User', id);
    await synchronise(muster);
    await page.getByTestId('missing-show').click({ timeout: 60_000 });
    await picture(muster, 'missing');
    await page.keyboard.press('Escape');
    await picture(muster, 'missing-notice');
  });
}
