/** What an admin of a fleet manager's account does, in the window; and what the tenant holds and has mailed afterwards. */
import { activateBy, followLink } from './support/mail-links';
import { addressOf, openOffice } from './support/office';
import { choose, typeInto } from './support/panel';
import { held } from './support/people';
import { pending } from './support/queue';
import { expect, test } from './support/test';

const office = openOffice({ kind: 'trackunit' });

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

/** Somebody new, whom the list shows alone. */
async function hireOne(domain: string): Promise<User> {
  const [user] = await office.hire(domain, { userName: `ada.${domain}`, roles: [{ value: 'Technician' }] });
  if (!user) throw new Error('nobody was hired');
  return user;
}

/** Chooses the language of the window. */
async function speak(language: 'English' | 'Français'): Promise<void> {
  await office.page.getByTestId('settings').click();
  await office.page.getByRole('menuitemradio', { name: language }).click();
  await expect(office.page.getByRole('menu')).toBeHidden();
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

/** Types another address into the panel: once the tenant has heard of it, the one in force stands there again. */
async function askForEmail(email: string): Promise<void> {
  const input = office.field('emails').getByRole('textbox');
  await input.fill(email);
  await input.press('Enter');
}

/** Edits each attribute that the tenant lets an admin edit: some in the list, some in the panel. */
async function editEverything(user: User, email: string): Promise<void> {
  const { page, grid } = office;
  await office.open(addressOf(user));
  await grid.edit('First name', 0, 'Beatrix');
  await typeInto(office, 'name.familyName', 'Potter');
  await choose(office, `${fleet}:fleetAccess`, 'Full');
  await office.field('roles').getByRole('button').click();
  await page.getByTestId('role-choice-Fleet Manager').check();
  await expect(page.getByTestId('role-changes')).toContainText('Draw zones');
  await page.getByTestId('role-submit').click();
  await office.field(`${fleet}:editZones`).getByRole('checkbox').press('Space');
  await office.field(`${fleet}:editAlarms`).getByRole('checkbox').click();
  await typeInto(office, 'userName', `beatrix.${email}`);
  await askForEmail(email);
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
  await askForEmail('new@t4-later.example');
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
