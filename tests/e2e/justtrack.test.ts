/** What an admin of a marketing organisation does, in the window; and what the tenant holds and has mailed afterwards. */
import { justtrackRoles } from '../../demo/kinds/justtrack-roles';
import { askToConnect, pulled } from './support/connect';
import { openOffice } from './support/office';
import { choose, doToSelected, expectIdle, toggleGroup, typeInto } from './support/panel';
import * as file from './support/picture-files';
import { pending } from './support/queue';
import { expect, serveDemo, test } from './support/test';
import { failureWords } from './support/words';

const office = openOffice({ kind: 'justtrack' });

type User = ReturnType<typeof office.user>;
type Attributes = NonNullable<Parameters<typeof office.hire>[1]>;

const settings = 'urn:justtrack:params:scim:schemas:extension:settings:1.0:User';
const now = ({ id }: User) => office.user(id);
const roleOf = (user: User) => (now(user).roles as { value: string }[])[0]?.value;
const groupsOf = (user: User) => ((now(user).groups ?? []) as { display: string }[]).map(({ display }) => display);

/** New people, each with a user name. */
const hire = (domain: string, ...people: Attributes[]) =>
  office.hire(domain, ...people.map((person, index) => ({ userName: `user${index}.${domain}`, ...person })));

/** Somebody new, opened in the panel. */
async function openSomebody(domain: string, attributes: Attributes = {}): Promise<User> {
  const [person] = await hire(domain, attributes);
  if (!person) throw new Error('nobody was hired');
  await office.open(String(person.displayName));
  return person;
}

/** They accept the invitation, and the window shows it. */
async function activate({ id }: User): Promise<void> {
  office.tenant.activate(id);
  await expect(async () => {
    await office.synchronise();
    await expect(office.page.getByTestId('person-status')).toHaveText('Active', { timeout: 1_000 });
  }).toPass();
}

test('[J1] somebody is searched and opened, and everything in the profile is edited in its place', async () => {
  const { page } = office;
  const ada = await openSomebody('profile.example');
  await activate(ada);
  await typeInto(office, 'title', 'Head of search');
  await typeInto(office, 'phoneNumbers', '+45 70 20 20 20');
  await page.getByTestId('person-more-fields').click();
  await typeInto(office, 'preferredLanguage', 'da');
  await office.field(`${settings}:newsletter`).getByRole('checkbox').press('Space');
  await choose(office, `${settings}:startPage`, 'Reports');
  await toggleGroup(office, 'Search Nordics', true);
  await expect(office.field('roles').getByRole('button')).toBeEnabled();
  await expect(page.getByTestId('person-action-setPassword')).toBeEnabled();
  await expect(page.getByTestId('keys-generate')).toBeEnabled();
  await expect(page.getByTestId('person-history-line').first()).toBeVisible();

  await expect.poll(() => groupsOf(ada)).toEqual(['Search Nordics']);
  await office.sent();
  expect(now(ada)).toMatchObject({
    title: 'Head of search',
    preferredLanguage: 'da',
    phoneNumbers: [{ value: '+45 70 20 20 20' }],
    [settings]: { newsletter: true, startPage: 'reports', weekStart: 'monday' },
  });
});

test('[J1] a profile is edited offline, then online', async () => {
  const ada = await openSomebody('profile-offline.example');
  await office.goOffline();
  await typeInto(office, 'title', 'Copywriter');
  await expect(office.field('title')).toHaveAttribute('data-state', 'pending');
  await office.field(`${settings}:weeklyReport`).getByRole('checkbox').click();
  await toggleGroup(office, 'Video DACH', true);
  await pending(office.muster, 3);
  await office.goOnline();
  await expect.poll(() => groupsOf(ada)).toEqual(['Video DACH']);
  expect(now(ada)).toMatchObject({ title: 'Copywriter', [settings]: { weeklyReport: false } });
});

const dialog = () => office.page.getByTestId('photo-dialog');

/** Whether the panel and the list show a colour where the picture of the only one listed is. */
async function expectSeen(colour: file.Colour, isSeen = true): Promise<void> {
  const { page } = office;
  const inPanel = page.getByTestId('person-photo').getByTestId('avatar').locator('canvas');
  if (isSeen) await expect.poll(() => file.shows(inPanel, colour, 64, 64), 'in the panel').toBe(true);
  else await expect(inPanel).toBeHidden();
  const isInList = () => file.shows(page.getByTestId('data-grid-canvas'), colour, 100, 80);
  await expect.poll(isInList, 'in the list').toBe(isSeen);
}

/** How much of the picture that the tenant has of somebody is of a colour. */
async function shareAtTenant({ id }: User, colour: file.Colour): Promise<number> {
  const photo = office.tenant.photos.of(id);
  return photo ? file.shareOf(office.page, office.tenant.photos.bytes(photo), colour) : 0;
}

test('[J2] a photo is chosen, cropped by keyboard and mouse, replaced and removed', async () => {
  const { page, tenant } = office;
  const ada = await openSomebody('photo.example');
  await page.getByTestId('photo-change').press('Enter');
  const chooser = page.waitForEvent('filechooser');
  await dialog().getByText('Choose a picture').click();
  await (await chooser).setFiles(file.halves(file.red, file.blue));
  // Nearer, and to the left: nothing but what is red is left.
  await expect(page.getByTestId('photo-crop')).toBeFocused();
  for (const key of [...Array(6).fill('+'), ...Array(10).fill('Shift+ArrowLeft')]) await page.keyboard.press(key);
  await page.getByTestId('photo-save').click();
  await expect(dialog()).toBeHidden();
  await expectSeen(file.red);
  await expect.poll(() => shareAtTenant(ada, file.red)).toBeGreaterThan(0.99);
  await office.sent();

  // Another one, drawn to the left with the mouse: what is at its right is left.
  await page.getByTestId('photo-change').click();
  await page.getByTestId('photo-choose').click();
  await page.getByTestId('photo-file').setInputFiles(file.halves(file.red, file.green));
  await page.getByTestId('photo-zoom').fill('2');
  const frame = await page.getByTestId('photo-crop').boundingBox();
  if (!frame) throw new Error('nothing is there to be cropped');
  const middle = frame.y + frame.height / 2;
  await page.mouse.move(frame.x + frame.width - 5, middle);
  await page.mouse.down();
  await page.mouse.move(frame.x + 5, middle, { steps: 4 });
  await page.mouse.up();
  await page.getByTestId('photo-save').click();
  await expectSeen(file.green);
  await expect.poll(() => shareAtTenant(ada, file.green)).toBeGreaterThan(0.99);
  await office.sent();

  await page.getByTestId('photo-change').click();
  await page.getByTestId('photo-remove').click();
  await expectSeen(file.green, false);
  await expect.poll(() => tenant.photos.of(ada.id)).toBeNull();
  await office.sent();
  expect(now(ada).photos).toBeUndefined();
  const done = tenant.receipts.all().filter(({ user }) => user === ada.id);
  expect(done.map(({ action }) => action)).toEqual(['setPhoto', 'setPhoto', 'removePhoto']);
});

test('[J2] files that are too large, broken or no pictures are refused with the reason', async () => {
  const { page, tenant } = office;
  const ada = await openSomebody('no-photo.example');
  await page.getByTestId('photo-change').click();
  for (const [given, code, words] of [
    [file.heavy(office.folder), 'image-too-large', '20 MB'],
    [file.vast(), 'image-too-large', '100 megapixels'],
    [file.torn(), 'image-broken', 'Choose another'],
    [file.noPicture(), 'image-type', 'JPEG, PNG, WebP, GIF'],
  ] as const) {
    await page.getByTestId('photo-file').setInputFiles(given);
    const failure = dialog().getByTestId('failure');
    await expect(failure).toHaveAttribute('data-code', code);
    await expect(failure).toContainText(failureWords(code).what);
    await expect(failure).toContainText(words);
    await expect(page.getByTestId('photo-save')).toBeDisabled();
  }
  await page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
  expect(tenant.photos.of(ada.id)).toBeNull();
});

test('[J2] a photo is given offline, then online', async () => {
  const { page } = office;
  const ada = await openSomebody('photo-offline.example');
  await office.goOffline();
  await page.getByTestId('photo-change').click();
  await page.getByTestId('photo-file').setInputFiles(file.halves(file.blue));
  await page.getByTestId('photo-save').click();
  await expectSeen(file.blue);
  await expect(page.getByTestId('person-waiting')).toHaveAttribute('data-action', 'setPhoto');
  await pending(office.muster, 1);
  await office.goOnline();
  await expect.poll(() => shareAtTenant(ada, file.blue)).toBeGreaterThan(0.99);
  expect(office.tenant.receipts.all().filter(({ user }) => user === ada.id)).toHaveLength(1);
  await expectSeen(file.blue);
});

test('[J3] first name, last name and email are edited in the list and in the panel', async () => {
  const { grid } = office;
  const [ada, bela] = (await hire('names.example', {}, {})) as [User, User];
  await grid.search('Ada names.example', 1);
  await grid.edit('First name', 0, 'Adeline');
  await grid.edit('Last name', 0, 'Lovelace');
  await grid.edit('Email', 0, 'adeline@names.example');
  await expect
    .poll(() => now(ada))
    .toMatchObject({
      name: { givenName: 'Adeline', familyName: 'Lovelace' },
      displayName: 'Adeline Lovelace',
      emails: [{ value: 'adeline@names.example', type: 'work', primary: true }],
    });

  await office.open('Bela names.example');
  await typeInto(office, 'name.givenName', 'Béla');
  await typeInto(office, 'name.familyName', 'Bartók');
  await typeInto(office, 'emails', 'bela.bartok@names.example');
  await expect
    .poll(() => now(bela))
    .toMatchObject({
      name: { givenName: 'Béla', familyName: 'Bartók' },
      emails: [{ value: 'bela.bartok@names.example', type: 'work', primary: true }],
    });
  await office.sent();
});

test('[J3] names and email are edited offline, then online', async () => {
  const { grid, page } = office;
  const [ada] = (await hire('names-offline.example', {})) as [User];
  await office.goOffline();
  await grid.edit('Last name', 0, 'Hopper');
  await grid.edit('Email', 0, 'ada.hopper@names-offline.example');
  await grid.select('Email', 0);
  await expect(page.getByTestId('cell-state')).toHaveAttribute('data-state', 'pending');
  await expect(page.getByTestId('cell-state')).toContainText('Was: ada@names-offline.example');
  await pending(office.muster, 2);
  await office.goOnline();
  await expect
    .poll(() => now(ada))
    .toMatchObject({
      name: { givenName: 'Ada', familyName: 'Hopper' },
      emails: [{ value: 'ada.hopper@names-offline.example', type: 'work', primary: true }],
    });
});

const withRole = (value: string) => ({ roles: [{ value, primary: true }] });

/** The permissions that are told to be gained, or to be lost. */
const told = (way: 'gained' | 'lost') =>
  office.page
    .locator(`[data-testid=role-preview] [data-gained=${way === 'gained'}]`)
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-permission')));

/** What one role permits and another does not. */
function beyond(role: string, other: string): string[] {
  const of = (value: string) => justtrackRoles.find((known) => known.value === value)?.permissions ?? [];
  const others = new Set<string>(of(other).map(({ value }) => value));
  return of(role).flatMap(({ value }) => (others.has(value) ? [] : [value]));
}

test('[J4] a role is chosen for one person and for several, after seeing what is gained and lost by it', async () => {
  const { page } = office;
  const ada = await openSomebody('role.example', withRole('Admin'));
  await office.field('roles').getByRole('button').click();
  await page.getByTestId('role-choice-Manager').check();
  await expect.poll(() => told('lost')).toEqual(beyond('Admin', 'Manager'));
  expect(await told('lost')).toContain('users.password');
  expect(await told('gained')).toEqual([]);
  await page.getByTestId('role-choice-Member').check();
  await expect.poll(() => told('lost')).toEqual(beyond('Admin', 'Member'));
  expect(roleOf(ada), 'nothing has been saved').toBe('Admin');
  await page.getByTestId('role-submit').click();
  await expect(office.field('roles')).toContainText('Member');
  await expect.poll(() => roleOf(ada)).toBe('Member');

  const team = await hire('roles.example', withRole('Member'), withRole('Member'), withRole('Admin'));
  await office.tick('@roles.example', 3);
  await doToSelected(page, 'role');
  await page.getByTestId('role-choice-Admin').focus();
  await page.keyboard.press('ArrowDown');
  const lines = page.getByTestId('role-changes').getByRole('listitem');
  await expect(page.getByTestId('role-changes')).toContainText('Member to Manager, 2 people');
  await expect(page.getByTestId('role-changes')).toContainText('Admin to Manager, 1 person');
  await expect(lines.filter({ hasText: /Gained:\s*Edit users/ })).toHaveCount(1);
  expect(await told('gained')).toEqual(beyond('Manager', 'Member'));
  expect(await told('lost')).toEqual(beyond('Admin', 'Manager'));
  expect(team.map(roleOf), 'nothing has been saved').toEqual(['Member', 'Member', 'Admin']);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect.poll(() => team.map(roleOf)).toEqual(['Manager', 'Manager', 'Manager']);
  await office.sent();
});

test('[J4] roles are chosen offline, then online', async () => {
  const { page } = office;
  const team = await hire('roles-offline.example', withRole('Member'), withRole('Manager'));
  await office.goOffline();
  await office.tick('@roles-offline.example', 2);
  await doToSelected(page, 'role');
  await page.getByTestId('role-choice-Admin').check();
  await page.getByTestId('role-submit').click();
  await expect(await office.grid.cell('Role', 1)).toHaveText('Admin');
  await pending(office.muster, 2);
  await office.goOnline();
  await expect.poll(() => team.map(roleOf)).toEqual(['Admin', 'Admin']);
});

const needsConnection = /needs a connection/;

test('[J5] a new password is typed twice, its rules are ticked off, and the tenant has it at once', async () => {
  const { page, tenant } = office;
  const ada = await openSomebody('password.example');
  const mailed = office.mails('ada@password.example').length;
  await page.getByTestId('person-action-setPassword').click();
  const rule = (name: string) => page.getByTestId(`rule-${name}`);
  const kept = (name: string) => expect(rule(name)).toHaveAttribute('data-kept', 'true');
  const open = (name: string) => expect(rule(name)).toHaveAttribute('data-kept', 'false');
  const [first, again] = [page.getByTestId('secret-password'), page.getByTestId('secret-password-again')];
  await expect(first).toBeFocused();
  await expect(first).toHaveAttribute('type', 'password');
  for (const [typed, name] of [
    ['correct', 'lower'],
    ['Horse', 'upper'],
    ['7', 'digit'],
    ['!', 'symbol'],
  ] as const) {
    await open(name);
    await page.keyboard.type(typed);
    await kept(name);
  }
  await kept('minLength');
  await page.keyboard.type('user0.password.example');
  await open('notUserName');
  await first.fill('correctHorse7!');
  await kept('notUserName');
  await again.fill('correctHorse7');
  await open('same');
  await expectIdle(page.getByTestId('perform-submit'), /Both must be the same/);
  await again.press('Enter');
  expect(tenant.passwords.changed(ada.id)).toBeNull();
  await again.press('End');
  await page.keyboard.type('!');
  await kept('same');
  await page.keyboard.press('Enter');
  await expect(office.toast('has the new password')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(tenant.passwords.matches(ada.id, 'correctHorse7!')).toBe(true);
  expect(office.mails('ada@password.example')).toHaveLength(mailed);
});

test('[J5] offline a password cannot be set, and the window says why', async () => {
  const { page } = office;
  const ada = await openSomebody('password-offline.example');
  const button = page.getByTestId('person-action-setPassword');
  await button.click();
  await page.getByTestId('secret-password').fill('correctHorse7!');
  await page.getByTestId('secret-password-again').fill('correctHorse7!');
  await office.goOffline();
  // Also where it has been typed already.
  await expectIdle(page.getByTestId('perform-submit'), needsConnection);
  await page.getByTestId('secret-password').press('Enter');
  await page.keyboard.press('Escape');
  await expectIdle(button, needsConnection);
  await button.click({ force: true });
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByTestId('pending-count')).toBeHidden();
  await office.goOnline();
  await expect(button).not.toHaveAttribute('aria-disabled');
  expect(office.tenant.passwords.changed(ada.id)).toBeNull();
});

test('[J6] an API key is generated, shown once, copied, listed and revoked', async () => {
  const { page, muster, tenant } = office;
  const ada = await openSomebody('keys.example');
  await expectIdle(page.getByTestId('keys-generate'), failureWords('not-applicable').what);
  await activate(ada);
  await page.getByTestId('keys-generate').click();
  await page.getByTestId('action-input-name').fill('Nightly export');
  await page.keyboard.press('Enter');
  const shown = page.getByTestId('secret-value');
  await expect(shown).toBeFocused();
  const key = await shown.inputValue();
  await page.getByTestId('secret-copy').click();
  await expect(page.getByTestId('secret-copy')).toHaveText('Copied');
  expect(await muster.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(key);
  const [made, ...more] = tenant.keys.of(ada.id);
  expect([made?.name, more]).toEqual(['Nightly export', []]);
  expect(tenant.keys.recognise(key)?.id).toBe(made?.id);
  // A slip of the mouse does not lose it; closing does, for good.
  await page.mouse.click(5, 5);
  await expect(shown).toHaveValue(key);
  await page.getByTestId('secret-done').click();
  await expect(shown).toBeHidden();
  expect(await page.content()).not.toContain(key);

  const line = page.getByTestId('api-key');
  await expect(line).toContainText('Nightly export');
  await expect(line).toContainText(`…${key.slice(-4)}`);
  await expect(line).toContainText('never used');
  await page.getByTestId('key-revoke').press('Enter');
  await expect(line).toContainText('This cannot be undone');
  await expect(page.getByTestId('key-revoke-confirm')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(line).toBeHidden();
  expect(tenant.keys.of(ada.id)).toEqual([]);
  expect(tenant.keys.recognise(key)).toBeNull();
});

test('[J6] offline keys are neither made nor revoked, and the window says why', async () => {
  const { page } = office;
  const ada = await openSomebody('keys-offline.example');
  await activate(ada);
  await page.getByTestId('keys-generate').click();
  await page.getByTestId('action-input-name').fill('Dashboards');
  await page.keyboard.press('Enter');
  await page.getByTestId('secret-done').click();
  await expect(page.getByTestId('api-key')).toHaveCount(1);
  await office.goOffline();
  await expectIdle(page.getByTestId('keys-generate'), needsConnection);
  await expectIdle(page.getByTestId('key-revoke'), needsConnection);
  await office.goOnline();
  await expect(page.getByTestId('key-revoke')).not.toHaveAttribute('aria-disabled');
  expect(office.tenant.keys.of(ada.id)).toHaveLength(1);
});

const activeOnes = (users: readonly User[]) => users.map((user) => now(user).active);

test('[J7] people are deactivated and activated again, one in the panel and several at once', async () => {
  const { page } = office;
  const ada = await openSomebody('active.example');
  await page.getByTestId('person-deactivate').click();
  await expect(page.getByTestId('person-activate')).toBeVisible();
  await expect.poll(() => activeOnes([ada])).toEqual([false]);
  await expect(page.getByTestId('person-status')).toHaveText('Inactive');
  await page.getByTestId('person-activate').press('Enter');
  await expect.poll(() => activeOnes([ada])).toEqual([true]);

  const team = await hire('team.example', {}, { active: false }, {});
  await office.tick('@team.example', 3);
  await doToSelected(page, 'deactivate');
  await expect(office.toast('2 people are deactivated')).toContainText('1 was inactive already');
  await expect.poll(() => activeOnes(team)).toEqual([false, false, false]);
  await doToSelected(page, 'activate');
  await expect.poll(() => activeOnes(team)).toEqual([true, true, true]);
  await office.sent();
});

test('[J7] people are deactivated offline, then online', async () => {
  const { page } = office;
  const team = await hire('team-offline.example', {}, {});
  await office.goOffline();
  await office.tick('@team-offline.example', 2);
  await doToSelected(page, 'deactivate');
  await expect(await office.grid.cell('Active', 0)).toHaveText('No');
  await pending(office.muster, 2);
  await office.goOnline();
  await expect.poll(() => activeOnes(team)).toEqual([false, false]);
});

/** Fills the details of somebody new in, by the keyboard alone, and creates them. */
async function create(given: string, family: string, address: string): Promise<void> {
  const { page } = office;
  await page.keyboard.press('Control+n');
  for (const [column, text] of [
    ['emails', address],
    ['name.givenName', given],
    ['name.familyName', family],
  ] as const) {
    await page.getByTestId(`invite-${column}`).focus();
    await page.keyboard.type(text);
  }
  await page.getByTestId('invite-role-Admin').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(office.toast(`${given} ${family} is invited`)).toBeVisible();
}

test('[J8] somebody is created with the role that was seen to grant what they need, and gets one mail', async () => {
  const { page, tenant } = office;
  await page.getByTestId('invite-open').click();
  await page.getByTestId('invite-role-Admin').check();
  await expect(page.getByTestId('role-permissions')).toContainText('Set passwords of others');
  await page.getByTestId('invite-role-Member').check();
  await expect(page.getByTestId('role-permissions')).not.toContainText('Set passwords of others');
  await page.keyboard.press('Escape');
  await create('Mary', 'Jackson', 'mary@created.example');
  await expect
    .poll(() => tenant.userNamed('mary@created.example'))
    .toMatchObject({
      name: { givenName: 'Mary', familyName: 'Jackson' },
      emails: [{ value: 'mary@created.example' }],
      roles: [{ value: 'Manager' }],
      active: true,
    });
  await office.sent();
  expect(office.mails('mary@created.example').map(({ kind }) => kind)).toEqual(['activation']);
  await office.open('Mary Jackson');
  await expect(page.getByTestId('person-status')).toHaveText('Activation pending');
});

test('[J8] somebody is created offline, then online', async () => {
  await office.goOffline();
  await create('Annie', 'Easley', 'annie@created.example');
  await office.open('annie@created.example');
  await expect(office.page.getByTestId('person-fate')).toHaveAttribute('data-fate', 'create');
  await pending(office.muster, 1);
  await office.goOnline();
  await expect.poll(() => office.tenant.userNamed('annie@created.example')).toMatchObject({ active: true });
  expect(office.mails('annie@created.example').map(({ kind }) => kind)).toEqual(['activation']);
});

test('[J5][J6] a lesser role sets no passwords, a lesser plan makes no keys, and each says why in the tenant’s words', async () => {
  const { page } = office;
  const token = `manager-${process.pid}`;
  const lesser = await serveDemo({ kind: 'justtrack', users: 20, plan: 'basic', admins: [{ token, role: 'Manager' }] });
  await page.getByTestId('all-users').click();
  await askToConnect(page, { baseUrl: lesser.baseUrl, token });
  await expect(page.getByTestId('users-count')).toHaveText('20 users');
  await pulled(page);
  const somebody = lesser.tenant.users().find(({ active }) => active);
  await office.open(String(somebody?.displayName));
  await expectIdle(page.getByTestId('person-action-setPassword'), /Only an Admin .* uses “Forgot password\?”/);
  await expectIdle(page.getByTestId('keys-generate'), 'API keys need the Pro plan.');
  await expect(page.getByTestId('keys-why')).toHaveText('API keys need the Pro plan.');
  await page.getByTestId('keys-generate').click({ force: true });
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByTestId('tenant-switcher').click();
  await page.getByRole('menuitemradio').first().click();
  await expect(page.getByTestId('users-count')).not.toHaveText('20 users');
  await lesser.close();
});
