import { connect } from './support/connect';
import { closeForAMinute } from './support/meanwhile';
import { synchronise } from './support/muster';
import { expect, test } from './support/test';

test('[Q7] a pull that would remove many people stops, shows who, and does what the admin says', async ({
  start,
  serve,
}) => {
  const server = await serve();
  const muster = await start();
  const { page } = muster;
  await connect(page, server);
  const gone = server.tenant.users().slice(40, 60);
  for (const { id } of gone) server.tenant.colleague.remove('User', id);
  await synchronise(muster);

  const notice = page.getByTestId('notice');
  await expect(notice).toContainText('The tenant did not show 20 of 300 users. Nobody was removed.', {
    timeout: 60_000,
  });
  await expect(page.getByTestId('users-count')).toHaveText('300 users');
  await page.getByTestId('missing-show').click();
  const list = page.getByTestId('missing-list');
  await expect(list).toHaveAttribute('aria-rowcount', '20');
  await expect(list).toContainText(String(gone[0]?.userName));
  await page.getByTestId('missing-keep').click();
  await expect(notice).toBeHidden();
  await expect(page.getByTestId('users-count')).toHaveText('300 users');

  // The next pull asks again.
  await synchronise(muster);
  await expect(notice).toContainText('did not show 20 of 300', { timeout: 60_000 });
  await notice.getByRole('button', { name: 'Remove those who are gone' }).click();
  await expect(notice).toBeHidden();
  // Each is asked for twice, a minute apart; what was decided is asked again after a restart.
  await closeForAMinute(muster, 20);
  const later = (await start()).page;
  await expect(later.getByTestId('notice')).toContainText('did not show 20 of 300', { timeout: 60_000 });
  await expect(later.getByTestId('users-count')).toHaveText('300 users');
  await later.getByTestId('notice').getByRole('button', { name: 'Remove those who are gone' }).click();
  await expect(later.getByTestId('users-count')).toHaveText('280 users');
  await expect(later.getByTestId('notice')).toBeHidden();
  expect(server.tenant.users()).toHaveLength(280);
  expect(server.tenant.requests.count({ method: 'DELETE' })).toBe(0);
});
