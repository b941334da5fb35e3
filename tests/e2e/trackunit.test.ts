/** What an admin of a fleet manager's account does, in the window; and what the tenant holds and has mailed afterwards. */
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { connect } from './support/connect';
import { gridOf } from './support/grid';
import { activateBy, followLink } from './support/mail-links';
import { choose } from './support/muster';
import { addressOf, openOffice } from './support/office';
import { held } from './support/people';
import { dress, large } from './support/pictures';
import { pending, pressInToast, review } from './support/queue';
import { answerSaveDialog } from './support/save-dialog';
import { expect, test } from './support/test';
import { readSheet, serialDay } from './support/workbook';

const viewerToken = `viewer-${process.pid}`;
const office = openOffice({ kind: 'trackunit', admins: [{ token: viewerToken, role: 'Viewer' }] });

type User = ReturnType<typeof office.user>;

const fleet = 'urn:trackunit:params:scim:schemas:extension:fleet:1.0:User';
const shows = async (column: string, text: string) => expect(await office.grid.cell(column, 0)).toHaveText(text);
const now = ({ id }: User) => office.user(id);

/** Who has an address at the tenant. */
function holderOf(address: string): User {
  const found = office.tenant.users().find((user) => addressOf(user) === address);
  if (!found) throw new Error(`the tenant has nobody with the address ${address}`);
  return found;
}

/** Somebody new, who has activated the account unless told otherwise. */
async function hireOne(domain: string, { active = true, activated = true } = {}): Promise<User> {
  const [user] = await office.hire(domain, { userName: `ada.${domain}`, roles: [{ value: 'Technician' }], active });
  if (!user) throw new Error('nobody was hired');
  if (!activated) return user;
  office.tenant.activate(user.id);
  await office.synchronise();
  return now(user);
}

/** Types into a field of the panel. */
async function type(column: string, text: string): Promise<void> {
  const input = office.field(column).getByRole('textbox');
  await input.fill(text);
  await input.press('Enter');
}

/** Chooses the language of the window. */
async function speak(language: 'English' | 'Français'): Promise<void> {
  await office.page.getByTestId('settings').click();
  await office.page.getByRole('menuitemradio', { name: language }).click();
  await expect(office.page.getByRole('menu')).toBeHidden();
}

/** A button that says why it cannot be pressed, also to who hears the window. */
async function expectIdle(button: Locator, why: RegExp | string): Promise<void> {
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(why);
}

/** Invites somebody by the keyboard alone. */
async function inviteByKeyboard(address: string, name: string, userName = ''): Promise<void> {
  const { page } = office;
  await page.keyboard.press('Control+n');
  await page.getByTestId('invite-emails').focus();
  for (const text of [address, name, 'Keys', userName]) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('[T1] somebody is invited with all details, is listed at once, and waits for activation in both languages', async () => {
  const { page, grid } = office;
  const address = 'noor@t1.example';
  await page.getByTestId('invite-open').click();
  await page.getByTestId('invite-emails').fill(address);
  await page.getByTestId('invite-name.givenName').fill('Noor');
  await page.getByTestId('invite-name.familyName').fill('Vermeer');
  await page.getByTestId('invite-role-Technician').check();
  await expect(page.getByTestId('role-permissions')).toContainText('Plan services');
  await page.getByTestId('group-Odense rental').check();
  await page.getByTestId(`invite-${fleet}:editZones`).check();
  await page.getByTestId('invite-more').click();
  await page.getByTestId(`invite-${fleet}:fleetAccess`).selectOption('Assigned');
  await page.getByTestId('invite-submit').click();
  await expect(office.toast('Noor Vermeer is invited')).toBeVisible();

  await office.open(address);
  await shows('Last login', 'Activation pending');
  await expect(page.getByTestId('person-last-login')).toHaveText('Last login: Activation pending');
  await speak('Français');
  await shows('Last login', 'Activation en attente');
  await expect(page.getByTestId('person-last-login')).toContainText('Activation en attente');
  await speak('English');
  await shows('Last login', 'Activation pending');

  await office.sent();
  const user = holderOf(address);
  expect(user).toMatchObject({ name: { givenName: 'Noor', familyName: 'Vermeer' }, active: true });
  const facts = { Role: 'Technician', 'Fleet access': 'assigned', 'Edit zones': true, 'Edit service': false };
  for (const [column, value] of Object.entries(facts)) expect(held(user, column), column).toBe(value);
  await expect.poll(() => held(now(user), 'Groups')).toEqual(['Odense rental']);
  expect(held(user, 'Status')).toBe('activationPending');
  const [mail, ...more] = office.mails(address);
  expect([mail?.kind, more]).toEqual(['activation', []]);

  if (mail) await activateBy(mail, 'noor.vermeer');
  await office.synchronise();
  await expect(page.getByTestId('person-status')).toHaveText('Active');
  await expect(await grid.cell('Last login', 0)).not.toContainText('pending');
});

test('[T1] somebody is invited offline, is listed at once, and gets one mail once online', async () => {
  const { page } = office;
  const address = 'olga@t1.example';
  await office.goOffline();
  await inviteByKeyboard(address, 'Olga');
  await pending(office.muster, 1);
  await office.open(address);
  await expect(page.getByTestId('person-fate')).toHaveAttribute('data-fate', 'create');
  await shows('Display name', 'Olga Keys');
  await shows('Last login', 'Activation pending');
  await office.goOnline();
  await expect(page.getByTestId('person-fate')).toBeHidden();
  expect(office.mails(address).map(({ kind }) => kind)).toEqual(['activation']);
  expect(held(holderOf(address), 'Full name')).toBe('Olga Keys');
});

test('[T2] the username is left to whoever is invited, or given in advance', async () => {
  const { page } = office;
  await page.keyboard.press('Control+n');
  await expect(page.getByTestId('invite-userName')).toHaveAccessibleDescription(/can be chosen later/);
  await page.keyboard.press('Escape');
  await inviteByKeyboard('pia@t2.example', 'Pia');
  await inviteByKeyboard('quin@t2.example', 'Quin', 'quin.in.advance');
  await expect.poll(() => office.mails('quin@t2.example').length).toBe(1);
  await office.sent();
  expect(holderOf('pia@t2.example').userName).toBeUndefined();
  expect(holderOf('quin@t2.example').userName).toBe('quin.in.advance');

  const [mail] = office.mails('pia@t2.example', 'activation');
  if (mail) await activateBy(mail, 'pia.herself');
  await office.synchronise();
  await office.open('pia@t2.example');
  await expect(office.field('userName').getByRole('textbox')).toHaveValue('pia.herself');
  expect(holderOf('pia@t2.example').userName).toBe('pia.herself');
});

test('[T2] without a username or with one, offline, then online', async () => {
  await office.goOffline();
  await inviteByKeyboard('rosa@t2.example', 'Rosa');
  await inviteByKeyboard('sven@t2.example', 'Sven', 'sven.in.advance');
  await pending(office.muster, 2);
  await office.goOnline();
  expect(holderOf('rosa@t2.example').userName).toBeUndefined();
  expect(holderOf('sven@t2.example').userName).toBe('sven.in.advance');
  for (const address of ['rosa@t2.example', 'sven@t2.example']) expect(office.mails(address)).toHaveLength(1);
});

/** Edits each attribute that the tenant lets an admin edit: some in the list, some in the panel. */
async function editEverything(user: User, email: string): Promise<void> {
  const { page, grid } = office;
  await office.open(addressOf(user));
  await grid.edit('First name', 0, 'Beatrix');
  await type('name.familyName', 'Potter');
  await office.field(`${fleet}:fleetAccess`).getByRole('button').press('Enter');
  await page.getByRole('menuitemradio', { name: 'Full' }).press('Enter');
  await office.field('roles').getByRole('button').click();
  await page.getByTestId('role-choice-Fleet Manager').check();
  await expect(page.getByTestId('role-changes')).toContainText('Draw zones');
  await page.getByTestId('role-submit').click();
  await office.field(`${fleet}:editZones`).getByRole('checkbox').press('Space');
  await office.field(`${fleet}:editAlarms`).getByRole('checkbox').click();
  await type('userName', `beatrix.${email}`);
  await type('emails', email);
}

function expectEdited(user: User, email: string): void {
  const facts = { 'First name': 'Beatrix', 'Last name': 'Potter', 'Fleet access': 'full', Role: 'Fleet Manager' };
  const rights = { 'Edit zones': true, 'Edit alarms': true, 'Edit service': false };
  const rest = { Username: `beatrix.${email}`, 'Pending email': email, Email: addressOf(user) };
  for (const [column, value] of Object.entries({ ...facts, ...rights, ...rest })) {
    expect(held(now(user), column), column).toBe(value);
  }
}

test('[T3] level of access, name, email, role, rights to modules and username are edited', async () => {
  const user = await hireOne('t3.example');
  await editEverything(user, 'beatrix@t3.example');
  await expect.poll(() => held(now(user), 'Pending email')).toBe('beatrix@t3.example');
  await office.sent();
  expectEdited(user, 'beatrix@t3.example');
});

test('[T3] all of it is edited offline, marked as waiting, and sent once online', async () => {
  const user = await hireOne('t3-later.example');
  await office.goOffline();
  await editEverything(user, 'beatrix@t3-later.example');
  await pending(office.muster, 8);
  for (const column of [
    'name.givenName',
    'roles',
    `${fleet}:fleetAccess`,
    `${fleet}:editZones`,
    'userName',
    'emails',
  ]) {
    await expect(office.field(column)).toHaveAttribute('data-state', 'pending');
  }
  await office.goOnline();
  expectEdited(user, 'beatrix@t3-later.example');
  expect(office.mails('beatrix@t3-later.example')).toHaveLength(1);
});

/** A new address is asked for, shown as awaited beside the one in force, confirmed by the code, and then in force. */
async function expectAwaited(user: User, email: string): Promise<void> {
  const old = addressOf(user);
  expect(addressOf(now(user))).toBe(old);
  expect(held(now(user), 'Pending email')).toBe(email);
  const field = office.field('emails');
  await expect(field.getByRole('textbox')).toHaveValue(old);
  await expect(field.getByTestId('awaited')).toHaveText(`Waits for confirmation: ${email}`);
  expect(office.mails(old, 'email-old')).toHaveLength(1);
  expect(office.mails(old, 'email-old')[0]?.text).toContain(email);
  const [mail, ...more] = office.mails(email);
  if (!mail) throw new Error(`nothing was mailed to ${email}`);
  expect([mail.kind, more]).toEqual(['email-new', []]);
  expect(mail.text).toContain(mail.code);

  await followLink(mail);
  expect(addressOf(now(user))).toBe(email);
  await office.synchronise();
  await expect(field.getByTestId('awaited')).toBeHidden();
  await expect(field.getByRole('textbox')).toHaveValue(email);
}

test('[T4] a changed email waits for its confirmation while the old one stays in force', async () => {
  const user = await hireOne('t4.example');
  await office.grid.edit('Email', 0, 'new@t4.example');
  await office.open('t4.example');
  await expect.poll(() => office.mails('new@t4.example').length).toBe(1);
  await office.sent();
  await expectAwaited(user, 'new@t4.example');
});

test('[T4] an email is changed offline, and each address gets one mail once online', async () => {
  const user = await hireOne('t4-later.example');
  await office.open(addressOf(user));
  await office.goOffline();
  await type('emails', 'new@t4-later.example');
  await pending(office.muster, 1);
  await expect(office.field('emails')).toHaveAttribute('data-state', 'pending');
  expect(office.mails('new@t4-later.example')).toEqual([]);
  await office.goOnline();
  await expectAwaited(user, 'new@t4-later.example');
});

test('[T5] nobody edits their own email: it is read-only and says why, in the list and in the panel', async () => {
  const { page, grid } = office;
  const me = office.tenant.me();
  if (!me) throw new Error('nobody is signed in');
  await office.open(addressOf(me));
  await expect(page.getByTestId('person-name')).toContainText('You');
  const field = office.field('emails');
  await expect(field).toHaveAttribute('data-fixed', 'own-attribute');
  await expect(field.getByRole('textbox')).toHaveCount(0);
  await expect(field.getByTestId('field-why')).toContainText('Ask support to change your own email address.');
  await speak('Français');
  await expect(field.getByTestId('field-why')).toContainText('Contactez l’assistance');
  await speak('English');

  await grid.select('Email', 0);
  await page.keyboard.press('x');
  await expect(page.getByTestId('cell-tip')).toContainText('Ask support to change your own email address.');
  await expect(grid.editor()).toBeHidden();
  await page.keyboard.press('Escape');
  // Everything else of oneself is edited as that of others.
  await grid.edit('Title', 0, 'Keeper of the fleet');
  await expect.poll(() => office.tenant.me()?.title).toBe('Keeper of the fleet');
  expect(office.tenant.me()?.emails).toEqual(me.emails);
});

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
    await expectIdle(page.getByTestId(reset), /cannot be done to this person as they are now/);
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
  const user = await hireOne('t6-later.example');
  await office.open(addressOf(user));
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
  const user = await hireOne('t7.example', { activated: false });
  await office.open(addressOf(user));
  const before = office.mails(addressOf(user), 'activation').length;
  await page.getByTestId(resend).click();
  await expect.poll(() => office.mails(addressOf(user), 'activation').length).toBe(before + 1);
  await office.sent();

  // The answer is lost on the way: it is looked up, and nobody is mailed twice.
  office.tenant.faults.set([
    { fault: 'drop', when: 'after', method: 'POST', path: '/Actions/resendActivation$', times: 1 },
  ]);
  await page.getByTestId(resend).click();
  await expect.poll(() => office.mails(addressOf(user), 'activation').length).toBe(before + 2);
  await office.synchronise();
  await office.sent();
  await expect(page.getByTestId('person-waiting')).toBeHidden();
  const mails = office.mails(addressOf(user), 'activation');
  expect(mails).toHaveLength(before + 2);

  const last = mails.at(-1);
  if (last) await activateBy(last, 'ada.t7');
  await office.synchronise();
  await expectIdle(page.getByTestId(resend), /cannot be done to this person as they are now/);
});

test('[T7] the activation email is asked for again offline, and mailed once when online', async () => {
  const { page } = office;
  const user = await hireOne('t7-later.example', { activated: false });
  await office.open(addressOf(user));
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
  const user = await hireOne('t8.example');
  await office.open(addressOf(user));
  await page.getByTestId('person-groups-find').fill('Safety');
  await page.getByTestId('person-group').filter({ hasText: 'Safety officers' }).click();
  await expect.poll(() => held(now(user), 'Groups')).toEqual(['Safety officers']);
  await office.sent();
  await page.getByTestId('person-delete').click();
  await confirmDeletion(user);
  await expect.poll(() => office.tenant.user(user.id)).toBeNull();
  await office.sent();
  const before = office.mails(addressOf(user), 'activation').length;

  await page.getByTestId('show-history').click();
  await page.getByTestId('history-person').fill('t8.example');
  const line = page.locator('[data-testid=history-line][data-event=confirmed]').filter({ hasText: 'Deletion' });
  await line.getByRole('checkbox').check();
  await page.getByTestId('history-reverse').click();
  await expect(page.getByTestId('create-again-lost')).toContainText('the password');
  await page.getByTestId('create-again-submit').click();
  await expect.poll(() => office.mails(addressOf(user), 'activation').length).toBe(before + 1);
  await office.sent();
  await page.getByTestId('all-users').click();
  const again = holderOf(addressOf(user));
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

/** The columns of the list of users, by the column of the grid that holds the same. */
const exported = {
  ID: ['ID', 'User number'],
  Name: ['Nom', 'Display name'],
  Username: ['Identifiant', 'Username'],
  Role: ['Rôle', 'Role'],
  Email: ['E-mail', 'Email'],
  Phone: ['Téléphone', 'Phone'],
  'Last login': ['Dernière connexion', 'Last login'],
  'Employee number': ['Matricule', 'Employee number'],
  Company: ['Société', 'Company'],
  Created: ['Créé', 'Created'],
  Updated: ['Mis à jour', 'Updated'],
  Status: ['Statut', 'Status'],
} as const;
const words = {
  English: { active: 'Active', inactive: 'Inactive', activationPending: 'Activation pending', Viewer: 'Viewer' },
  Français: { active: 'Actif', inactive: 'Inactif', activationPending: 'Activation en attente', Viewer: 'Lecteur' },
};

test('[T9] the list of users is exported to Excel with exactly its twelve columns, in both languages', async () => {
  const { page } = office;
  const users = new Map(office.tenant.users().map((user) => [held(user, 'User number'), user]));
  for (const language of ['English', 'Français'] as const) {
    await speak(language);
    const file = join(office.folder, `${language}.xlsx`);
    await answerSaveDialog(office.muster, file);
    await page.getByTestId('export-button').click();
    await page.getByTestId('export-users').click();
    await expect(office.toast(`${language}.xlsx`)).toBeVisible();
    const { header, rows } = readSheet(file);
    expect(header).toEqual(
      language === 'English' ? Object.keys(exported) : Object.values(exported).map(([name]) => name),
    );
    expect(new Set(rows.map(([id]) => id?.v))).toEqual(new Set(users.keys()));
    expect(rows).toHaveLength(users.size);
    for (const row of rows) {
      const user = users.get(row[0]?.v as number);
      if (!user) throw new Error('who is that?');
      const told = row.map((cell) => cell?.v ?? null);
      expect(told).toEqual(
        Object.values(exported).map(([, column]) => {
          const value = held(user, column);
          if (value === null || value === '')
            return column === 'Last login' && held(user, 'Status') === 'activationPending'
              ? words[language].activationPending
              : null;
          if (['Last login', 'Created', 'Updated'].includes(column)) return expect.closeTo(serialDay(String(value)), 4);
          return column === 'Status'
            ? words[language][value as 'active']
            : column === 'Role' && value === 'Viewer'
              ? words[language].Viewer
              : column === 'Role'
                ? expect.any(String)
                : value;
        }),
      );
    }
  }
  await speak('English');
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
  const why = 'Only account administrators may change users and groups.';
  await expect(page.getByTestId('read-only-banner')).toContainText(why);
  await expect(page.getByTestId('users-count')).toContainText(`${office.tenant.users().length}`);
  const somebody = office.tenant.users().find(({ id }) => id !== office.tenant.me()?.id);
  if (!somebody) throw new Error('the tenant is empty');
  await grid.search(addressOf(somebody), 1);
  await expect(await grid.cell('Display name', 0)).toHaveText(String(somebody.displayName));

  for (const column of ['First name', 'Email', 'Role', 'Active']) {
    await grid.select(column, 0);
    await page.keyboard.press('x');
    await expect(page.getByTestId('cell-tip')).toContainText(why);
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('Control+i');
  for (const button of ['invite-open', 'person-delete', reset, resend]) await expectIdle(page.getByTestId(button), why);
  const fields = page.getByTestId('person').locator('[data-testid^=person-field-]');
  for (const field of await fields.all()) await expect(field).toHaveAttribute('data-fixed', /not-permitted|read-only/);
  await expect(page.getByTestId('person').getByRole('textbox')).toHaveCount(0);

  await page.getByTestId('person-close').click();
  await page.keyboard.press('Control+n');
  await expect(page.getByTestId('toast').filter({ hasText: why })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await grid.select('Display name', 0);
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('Shift+F10');
  for (const deed of ['activate', 'deactivate', 'role', 'groups', 'delete', 'resetPassword', 'resendActivation']) {
    const item = page.getByTestId(`people-menu-${deed}`);
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toContainText(why);
  }
  await page.keyboard.press('Escape');
  await page.getByTestId('show-groups').click();
  await expectIdle(page.getByTestId('group-new'), why);
  await choose(viewer, 'language-fr');
  await expect(page.getByTestId('read-only-banner')).toContainText('Seuls les administrateurs du compte');
  expect(writes()).toBe(before);
});
