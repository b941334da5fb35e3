/** An action that a tenant has of its own: it asks for something, and wants to be confirmed; done to several at once. */
import { addressOf, openOffice } from './support/office';
import { doToSelected } from './support/panel';
import { pending, review } from './support/queue';
import { expect, test } from './support/test';

const office = openOffice({ kind: 'wetrack' });

type Users = Awaited<ReturnType<typeof office.hire>>;

/** Somebody who can take over. */
function heir(): string {
  const me = office.tenant.me();
  if (!me) throw new Error('the tenant has nobody to sign in');
  return addressOf(me);
}
/** How many mails tell the heir of having taken over from each. */
function tellings(team: Users): number[] {
  const mails = office.mails(heir(), 'handover');
  return team.map(({ displayName }) => mails.filter(({ text }) => text.includes(` ${displayName} `)).length);
}

test('[2] an action that wants an input and a number is done to several, once for each', async () => {
  const { page } = office;
  const team = await office.hire('leaving.example', {}, {}, {});
  await office.tick('@leaving.example', 3);
  await doToSelected(page, 'handOver');
  const dialog = page.getByRole('dialog', { name: 'Hand over items' });
  await expect(dialog).toContainText('The users lose all items assigned to them');
  const [to, number] = [page.getByTestId('action-input-to'), page.getByTestId('action-confirm')];
  const submit = page.getByTestId('action-submit');
  for (const wrong of ['', '1', '33', 'three']) {
    await number.fill(wrong);
    await expect(submit).toBeDisabled();
  }
  await number.fill('3');
  await submit.click();
  await expect(to).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog).toBeVisible();
  expect(tellings(team)).toEqual([0, 0, 0]);
  await to.fill(heir());
  await number.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(office.toast('Hand over items')).toContainText('3 people');
  await expect.poll(() => tellings(team)).toEqual([1, 1, 1]);
  await office.sent();
  expect(tellings(team)).toEqual([1, 1, 1]);
  const ids = new Set(team.map(({ id }) => id));
  expect(office.tenant.receipts.all().filter(({ user }) => ids.has(user))).toHaveLength(3);
});

test('[2] what the tenant has against the input stands at each of them, and nothing was done', async () => {
  const { page, muster } = office;
  const team = await office.hire('to-nobody.example', {}, {});
  await office.tick('@to-nobody.example', 2);
  await page.keyboard.press('Shift+F10');
  await page.getByTestId('people-menu-handOver').press('Enter');
  await page.getByTestId('action-input-to').fill('nobody@nowhere.example');
  await page.getByTestId('action-confirm').fill('2');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('rejected-count')).toHaveText('2 rejected');
  const entries = await review(muster);
  await expect(entries).toHaveCount(2);
  for (const entry of await entries.all()) await expect(entry).toContainText('to must be the email of an active user');
  expect(office.mails('nobody@nowhere.example')).toEqual([]);
  expect(tellings(team)).toEqual([0, 0]);
  for (const left of [1, 0]) {
    await entries
      .first()
      .getByRole('button', { name: /^Discard/ })
      .click();
    await expect(entries).toHaveCount(left);
  }
  await office.sent();
  await page.keyboard.press('Escape');
});

test('[2] it is done offline, then online, once for each', async () => {
  const { page, muster } = office;
  const team = await office.hire('leaving-offline.example', {}, {});
  await office.goOffline();
  await office.tick('@leaving-offline.example', 2);
  await doToSelected(page, 'handOver');
  await page.getByTestId('action-input-to').fill(heir());
  await page.getByTestId('action-confirm').fill('2');
  await page.keyboard.press('Enter');
  await pending(muster, 2);
  await page.keyboard.press('Control+i');
  await expect(page.getByTestId('person-waiting')).toHaveAttribute('data-action', 'handOver');
  await office.goOnline();
  expect(tellings(team)).toEqual([1, 1]);
});
