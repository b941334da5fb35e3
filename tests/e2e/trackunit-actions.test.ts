/**
 * What an admin of a fleet manager's account does to people beyond their attributes, and what whoever is no admin reads. All
 * of it in the window; and what the tenant holds and has mailed afterwards.
 */
import { join } from 'node:path';
import { connect } from './support/connect';
import { exportNow } from './support/exports';
import { gridOf } from './support/grid';
import { activateBy } from './support/mail-links';
import { choose } from './support/muster';
import { addressOf, openOffice } from './support/office';
import { expectIdle, toggleGroup } from './support/panel';
import { held } from './support/people';
import { dress, large } from './support/pictures';
import { pending, pressInToast, review } from './support/queue';
import { answerSaveDialog } from './support/save-dialog';
import { expect, test } from './support/test';
import { headers, rowOf } from './support/users-list';
import { readSheet } from './support/workbook';

const viewerToken = `viewer-${process.pid}`;
const office = openOffice({ kind: 'trackunit', admins: [{ token: viewerToken, role: 'Viewer' }] });

type User = ReturnType<typeof office.user>;

const now = ({ id }: User) => office.user(id);
const why = {
  notNow: /cannot be done to this person as they are now/,
  notYou: /Only account administrators may change users and groups\./,
};

/** Somebody new, opened in the panel, who has activated the account unless told otherwise. */
async function openSomebody(domain: string, { activated = true } = {}): Promise<User> {
  const [user] = await office.hire(domain, { userName: `ada.${domain}`, roles: [{ value: 'Technician' }] });
  if (!user) throw new Error('nobody was hired');
  if (activated) {
    office.tenant.activate(user.id);
    await office.synchronise();
  }
  await office.open(addressOf(user));
  await expect(office.page.getByTestId('person-status')).toHaveText(activated ? 'Active' : 'Activation pending');
  return now(user);
}

const reset = 'person-action-resetPassword';

test('[T6] an active user, and nobody else, is mailed a password reset', async () => {
  const { page } = office;
  const [active, inactive, waiting] = await office.hire(
    't6.example',
    { userName: 't6.ada' },
    { userName: 't6.bela', active: false },
    { userName: 't6.cleo' },
  );
  if (!active || !inactive || !waiting) throw new Error('nobody was hired');
  office.tenant.activate(active.id);
  await office.synchronise();
  for (const user of [inactive, waiting]) {
    await office.open(addressOf(user));
    await expectIdle(page.getByTestId(reset), why.notNow);
  }
  await office.tick('@t6.example', 3);
  await page.keyboard.press('Shift+F10');
  const item = page.getByTestId('people-menu-resetPassword');
  await expect(item).toContainText('1');
  await item.press('Enter');
  await expect.poll(() => office.mails(addressOf(active), 'reset').length).toBe(1);
  await office.sent();
  expect([inactive, waiting].flatMap((user) => office.mails(addressOf(user), 'reset'))).toEqual([]);
});

test('[T6] a password reset is asked for offline, and mailed once when online', async () => {
  const { page } = office;
  const user = await openSomebody('t6-later.example');
  await office.goOffline();
  await page.getByTestId(reset).press('Enter');
  await expect(page.getByTestId('person-waiting')).toHaveAttribute('data-state', 'pending');
  await pending(office.muster, 1);
  await office.goOnline();
  expect(office.mails(addressOf(user), 'reset')).toHaveLength(1);
  await expect(page.getByTestId('person-waiting')).toBeHidden();
});

const resend = 'person-action-resendActivation';

test('[T7] the activation email is sent again while activation is pending, once for each press', async () => {
  const { page } = office;
  const user = await openSomebody('t7.example', { activated: false });
  const before = office.mails(addressOf(user), 'activation').length;
  await page.getByTestId(resend).click();
  await expect.poll(() => office.mails(addressOf(user), 'activation').length).toBe(before + 1);
  await office.sent();

  // The answer is lost on the way, however often the network repeats the request by itself, which it does on each of its
  // idle connections: it is looked up, and nobody is mailed twice.
  const [path, lookup] = ['/Actions/resendActivation$', /\/Actions\/resendActivation\//];
  office.tenant.faults.set([{ fault: 'drop', when: 'after', method: 'POST', path }]);
  await page.getByTestId(resend).click();
  await expect.poll(() => office.mails(addressOf(user), 'activation').length).toBe(before + 2);
  await expect.poll(() => office.tenant.requests.count({ method: 'GET', path: lookup })).toBe(1);
  await office.sent();
  await expect(page.getByTestId('person-waiting')).toBeHidden();
  const mails = office.mails(addressOf(user), 'activation');
  expect(mails).toHaveLength(before + 2);

  const last = mails.at(-1);
  if (last) await activateBy(last, 'ada.t7');
  await office.synchronise();
  await expectIdle(page.getByTestId(resend), why.notNow);
});

test('[T7] the activation email is asked for again offline, and mailed once when online', async () => {
  const { page } = office;
  const user = await openSomebody('t7-later.example', { activated: false });
  const before = office.mails(addressOf(user)).length;
  await office.goOffline();
  await page.getByTestId(resend).press('Enter');
  await expect(page.getByTestId('person-waiting')).toHaveAttribute('data-action', 'resendActivation');
  await office.goOnline();
  expect(office.mails(addressOf(user))).toHaveLength(before + 1);
});

/** Asks for a deletion and types what is asked for. */
async function confirmDeletion(user: User): Promise<void> {
  const { page } = office;
  const submit = page.getByTestId('delete-submit');
  const field = page.getByTestId('delete-confirm');
  await expect(page.getByRole('dialog')).toContainText('The user loses access at once');
  await expect(submit).toBeDisabled();
  await field.fill(`${addressOf(user)}.not`);
  await expect(submit).toBeDisabled();
  await field.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await field.fill(addressOf(user));
  await expect(submit).toBeEnabled();
  await field.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('[T8] a user is deleted after the email was typed, and created again from the history', async () => {
  const { page } = office;
  const user = await openSomebody('t8.example');
  await toggleGroup(office, 'Safety officers', true);
  await expect.poll(() => held(now(user), 'Groups')).toEqual(['Safety officers']);
  await office.sent();
  await page.getByTestId('person-delete').click();
  await confirmDeletion(user);
  await expect.poll(() => office.tenant.user(user.id)).toBeNull();
  await office.sent();
  const before = office.mails(addressOf(user), 'activation').length;

  await page.getByTestId('show-history').click();
  await page.getByTestId('history-person').fill('t8.example');
  // The list follows what is typed a moment later, and with another list nothing is ticked.
  await expect(page.getByRole('button', { name: 'Clear the search' })).toBeVisible();
  const line = page.locator('[data-testid=history-line][data-event=confirmed]').filter({ hasText: 'Deletion' });
  await line.getByRole('checkbox').check();
  await page.getByTestId('history-reverse').click();
  await expect(page.getByTestId('create-again-lost')).toContainText('the password');
  await page.getByTestId('create-again-submit').click();
  await expect.poll(() => office.mails(addressOf(user), 'activation').length).toBe(before + 1);
  await office.sent();
  await page.getByTestId('all-users').click();
  const again = office.tenant.users().find((other) => addressOf(other) === addressOf(user));
  if (!again) throw new Error('nobody was created again');
  expect(again.id).not.toBe(user.id);
  for (const column of ['First name', 'Last name', 'Username', 'Role', 'Fleet access', 'Edit service']) {
    expect(held(again, column), column).toEqual(held(user, column));
  }
  await expect.poll(() => held(now(again), 'Groups')).toEqual(['Safety officers']);
});

test('[T8] a user is deleted offline, kept by an undo, and deleted after all once online', async () => {
  const { page, grid } = office;
  const [kept, gone] = await office.hire('t8-later.example', { userName: 't8.kept' }, { userName: 't8.gone' });
  if (!kept || !gone) throw new Error('nobody was hired');
  await office.goOffline();
  for (const user of [kept, gone]) {
    await office.open(addressOf(user));
    await grid.select('Display name', 0);
    await page.keyboard.press('Control+Delete');
    await confirmDeletion(user);
    await expect(page.getByTestId('person-fate')).toHaveAttribute('data-fate', 'delete');
    if (user === kept) {
      await pressInToast(office.muster, `${kept.displayName} is to be deleted`, 'Undo');
      await expect(page.getByTestId('person-fate')).toBeHidden();
    }
  }
  await pending(office.muster, 1);
  const entries = await review(office.muster);
  await expect(entries).toHaveCount(1);
  await page.keyboard.press('Escape');
  await office.goOnline();
  expect(office.tenant.user(gone.id)).toBeNull();
  expect(now(kept)).toEqual(kept);
});

test('[T9] the list of users is exported with exactly its twelve columns, in both languages', async () => {
  const { page, muster, tenant } = office;
  const users = new Map(tenant.users().map((user) => [held(user, 'User number'), user]));
  for (const language of ['en', 'fr'] as const) {
    await choose(muster, `language-${language}`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const file = join(office.folder, `${language}.xlsx`);
    await answerSaveDialog(muster, file);
    await choose(muster, 'export-users');
    await exportNow(page);
    await expect(office.toast(`${language}.xlsx`)).toBeVisible();
    const { header, rows } = readSheet(file);
    expect(header).toEqual(headers[language]);
    expect(rows.map(([id]) => id?.v).sort()).toEqual([...users.keys()].sort());
    for (const row of rows) {
      const user = users.get(Number(row[0]?.v));
      expect(row.map((cell) => cell?.v)).toEqual(user && rowOf(user, language));
    }
  }
  await choose(muster, 'language-en');
});

test('[T10] with a lesser role everything is there to read, nothing to change, and all of it says why', async ({
  start,
}) => {
  const viewer = await start();
  const { page } = viewer;
  await dress(viewer, { theme: 'light', language: 'en', ...large });
  const grid = gridOf(page);
  const writes = () =>
    ['POST', 'PUT', 'PATCH', 'DELETE'].reduce((sum, method) => sum + office.tenant.requests.count({ method }), 0);
  const before = writes();
  await connect(page, { baseUrl: office.server.baseUrl, token: viewerToken });
  await expect(page.getByTestId('read-only-banner')).toContainText(why.notYou);
  await expect(page.getByTestId('users-count')).toContainText(`${office.tenant.users().length}`);
  const somebody = office.tenant.users().find(({ id }) => id !== office.tenant.me()?.id);
  if (!somebody) throw new Error('the tenant is empty');
  await grid.search(addressOf(somebody), 1);
  await expect(await grid.cell('Display name', 0)).toHaveText(String(somebody.displayName));

  for (const column of ['First name', 'Email', 'Role', 'Active']) {
    await grid.select(column, 0);
    await page.keyboard.press('x');
    await expect(page.getByTestId('cell-tip')).toContainText(why.notYou);
  }
  await page.keyboard.press('Control+i');
  for (const button of ['invite-open', 'person-delete', reset, resend])
    await expectIdle(page.getByTestId(button), why.notYou);
  const fields = page.getByTestId('person').locator('[data-testid^=person-field-]');
  await expect(fields.first()).toBeVisible();
  for (const field of await fields.all()) await expect(field).toHaveAttribute('data-fixed', /not-permitted|read-only/);
  await expect(page.getByTestId('person').getByRole('textbox')).toHaveCount(0);

  await page.getByTestId('person-close').click();
  await page.keyboard.press('Control+n');
  await expect(page.getByTestId('toast').filter({ hasText: why.notYou })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await grid.select('Display name', 0);
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('Shift+F10');
  for (const deed of ['activate', 'deactivate', 'role', 'groups', 'delete', 'resetPassword', 'resendActivation']) {
    const item = page.getByTestId(`people-menu-${deed}`);
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toContainText(why.notYou);
  }
  await page.keyboard.press('Escape');
  await page.getByTestId('show-groups').click();
  await expectIdle(page.getByTestId('group-new'), why.notYou);
  await choose(viewer, 'language-fr');
  await expect(page.getByTestId('read-only-banner')).toContainText('Seuls les administrateurs du compte');
  expect(writes()).toBe(before);
});
