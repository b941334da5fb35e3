/** What an admin of a marketing organisation does, in the window; and what the tenant holds afterwards. */
import type { Locator } from '@playwright/test';
import { justtrackRoles } from '../../demo/kinds/justtrack-roles';
import type { DemoTenant } from '../../demo/server';
import { askToConnect, pulled } from './support/connect';
import { openOffice } from './support/office';
import * as file from './support/picture-files';
import { pending } from './support/queue';
import { expect, serveDemo, test } from './support/test';
import { failureWords } from './support/words';

const office = openOffice({ kind: 'justtrack' });

type User = ReturnType<DemoTenant['tenant']['users']>[number];
type Attributes = Parameters<typeof office.hire>[1];

const settings = 'urn:justtrack:params:scim:schemas:extension:settings:1.0:User';

/** New people, each with a user name. */
const hire = (domain: string, ...people: NonNullable<Attributes>[]) =>
  office.hire(domain, ...people.map((person, index) => ({ userName: `${index}.${domain}`, ...person })));

/** Somebody new, who has activated the account, opened in the panel. */
async function openSomebody(domain: string, attributes: NonNullable<Attributes> = {}): Promise<User> {
  const [person] = await hire(domain, attributes);
  if (!person) throw new Error('nobody was hired');
  office.tenant.activate(person.id);
  await office.synchronise();
  await office.open(String(person.displayName));
  await expect(office.page.getByTestId('person-status')).toHaveText('Active');
  return person;
}

/** Types into a field of the panel. */
async function type(column: string, text: string): Promise<void> {
  const input = office.field(column).getByRole('textbox');
  await input.fill(text);
  await input.press('Enter');
  await expect(input).toHaveValue(text);
}

const roleOf = ({ roles }: User) => (roles as { value: string }[])[0]?.value;
const groupsOf = ({ groups }: User) => ((groups ?? []) as { display: string }[]).map(({ display }) => display);
const permissionsOf = (role: string) =>
  (justtrackRoles.find(({ value }) => value === role)?.permissions ?? []).map(({ value }) => value);

/** Joins a group, by the keyboard alone. */
async function join(group: string): Promise<void> {
  await office.page.getByTestId('person-groups-find').fill(group);
  await expect(office.page.getByTestId('person-group')).toHaveCount(1);
  await office.page.keyboard.press('Tab');
  await office.page.keyboard.press('Space');
  await expect(office.page.getByTestId('person-group')).toHaveAttribute('data-member', 'true');
}

/** A button that says why it cannot be pressed, also to who hears the window. */
async function expectIdle(button: Locator, why: RegExp | string): Promise<void> {
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(why);
}

test('[J1] somebody is searched and opened, and everything in the profile is edited in its place', async () => {
  const { page, tenant } = office;
  const ada = await openSomebody('profile.example');
  for (const section of ['profile', 'access', 'groups', 'keys', 'history']) {
    await expect(page.getByTestId(`person-section-${section}`)).toBeVisible();
  }
  await type('title', 'Head of search');
  await type('phoneNumbers', '+45 70 20 20 20');
  await page.getByTestId('person-more-fields').click();
  await type('preferredLanguage', 'da');
  await office.field(`${settings}:newsletter`).getByRole('checkbox').press('Space');
  await office.field(`${settings}:startPage`).getByRole('button').click();
  await page.getByRole('menuitemradio', { name: 'Reports' }).click();
  await join('Search Nordics');
  await expect(page.getByTestId('person-action-setPassword')).toBeEnabled();
  await expect(page.getByTestId('keys-generate')).toBeEnabled();
  await expect(page.getByTestId('person-history-line').first()).toBeVisible();
  await office.sent();

  const user = office.user(ada.id);
  expect(user).toMatchObject({ title: 'Head of search', preferredLanguage: 'da' });
  expect(user.phoneNumbers).toEqual([expect.objectContaining({ value: '+45 70 20 20 20' })]);
  expect(user[settings]).toMatchObject({ newsletter: true, startPage: 'reports' });
  expect(groupsOf(user)).toEqual(['Search Nordics']);
  expect(tenant.mailbox.to('ada@profile.example')).toHaveLength(1);
});

test('[J1] a profile is edited offline, then online', async () => {
  const ada = await openSomebody('profile-offline.example');
  await office.goOffline();
  await type('title', 'Copywriter');
  await expect(office.field('title')).toHaveAttribute('data-state', 'pending');
  await office.field(`${settings}:weeklyReport`).getByRole('checkbox').click();
  await join('Video DACH');
  await pending(office.muster, 3);
  await office.goOnline();
  console.log(await office.page.getByTestId('connection').textContent(), JSON.stringify(office.tenant.requests.list()), await office.page.locator('[data-testid=person-history-line]').allTextContents());
  const user = office.user(ada.id);
  await expect.poll(() => office.user(ada.id).title).toBe('Copywriter');
  expect(user[settings]).toMatchObject({ weeklyReport: false });
  expect(groupsOf(user)).toEqual(['Video DACH']);
});

const dialog = () => office.page.getByTestId('photo-dialog');

/** Whether the list and the panel show a colour where the picture of the only person is. */
async function expectSeen(colour: Parameters<typeof file.shows>[1], seen = true): Promise<void> {
  const { page } = office;
  const inPanel = page.getByTestId('person-photo').getByTestId('avatar').locator('canvas');
  if (seen) await expect.poll(() => file.shows(inPanel, colour, 64, 64), 'in the panel').toBe(true);
  else await expect(inPanel).toBeHidden();
  const inGrid = () => file.shows(page.getByTestId('data-grid-canvas'), colour, 100, 80);
  await expect.poll(inGrid, 'in the list').toBe(seen);
}

/** What the tenant has of a person's picture. */
const shareAtTenant = async (id: string, colour: Parameters<typeof file.shareOf>[2]) => {
  const photo = office.tenant.photos.of(id);
  return photo ? file.shareOf(office.page, office.tenant.photos.bytes(photo), colour) : 0;
};

test('[J2] a photo is chosen, cropped, replaced and removed', async () => {
  const { page, tenant } = office;
  const ada = await openSomebody('photo.example');
  await page.getByTestId('photo-change').click();
  const chooser = page.waitForEvent('filechooser');
  await dialog().getByText('Choose a picture').click();
  await (await chooser).setFiles(file.halves(file.red, file.blue));
  // Nearer, and to the left, by the keyboard: only what is red is left.
  await expect(page.getByTestId('photo-crop')).toBeFocused();
  for (const key of [...Array(6).fill('+'), ...Array(10).fill('Shift+ArrowLeft')]) await page.keyboard.press(key);
  await page.getByTestId('photo-save').click();
  await expect(dialog()).toBeHidden();
  await expectSeen(file.red);
  await office.sent();
  expect(await shareAtTenant(ada.id, file.red)).toBeGreaterThan(0.99);
  await expect(page.getByTestId('person-photo')).toHaveAttribute('data-has-photo', 'true');

  // Another one, drawn to the right with the mouse.
  await page.getByTestId('photo-change').click();
  await page.getByTestId('photo-choose').click();
  await page.getByTestId('photo-file').setInputFiles(file.halves(file.red, file.green));
  await page.getByTestId('photo-zoom').fill('2');
  const frame = await page.getByTestId('photo-crop').boundingBox();
  if (!frame) throw new Error('nothing is there to be cropped');
  await page.mouse.move(frame.x + frame.width - 5, frame.y + frame.height / 2);
  await page.mouse.down();
  await page.mouse.move(frame.x + 5, frame.y + frame.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.getByTestId('photo-save').click();
  await expectSeen(file.green);
  await office.sent();
  expect(await shareAtTenant(ada.id, file.green)).toBeGreaterThan(0.99);

  await page.getByTestId('photo-change').click();
  await page.getByTestId('photo-remove').click();
  await expectSeen(file.green, false);
  await office.sent();
  expect(tenant.photos.of(ada.id)).toBeNull();
  expect(office.user(ada.id).photos).toBeUndefined();
});

test('[J2] files that are too large, broken or no pictures are refused with the reason', async () => {
  const { page, tenant } = office;
  const ada = await openSomebody('no-photo.example');
  await page.getByTestId('photo-change').click();
  const cases = [
    [file.heavy(), 'image-too-large', '20 MB'],
    [file.vast(), 'image-too-large', '100 megapixels'],
    [file.torn(), 'image-broken', failureWords('image-broken').remedy],
    [file.noPicture(), 'image-type', 'JPEG, PNG, WebP, GIF'],
  ] as const;
  for (const [given, code, words] of cases) {
    await page.getByTestId('photo-file').setInputFiles(given);
    const failure = dialog().getByTestId('failure');
    await expect(failure, given.name).toHaveAttribute('data-code', code);
    await expect(failure, given.name).toContainText(words);
    await expect(page.getByTestId('photo-save')).toBeDisabled();
    await page.getByTestId('photo-file').setInputFiles(file.halves(file.blue));
    await expect(page.getByTestId('photo-save')).toBeEnabled();
  }
  await page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
  expect(tenant.photos.of(ada.id)).toBeNull();
});

test('[J2] a photo is given offline, then online', async () => {
  const { page, muster } = office;
  const ada = await openSomebody('photo-offline.example');
  await office.goOffline();
  await page.getByTestId('photo-change').click();
  await page.getByTestId('photo-file').setInputFiles(file.halves(file.blue));
  await page.getByTestId('photo-save').click();
  await expectSeen(file.blue);
  await expect(page.getByTestId('person-waiting')).toHaveAttribute('data-action', 'setPhoto');
  await pending(muster, 1);
  await office.goOnline();
  expect(await shareAtTenant(ada.id, file.blue)).toBeGreaterThan(0.99);
  expect(office.tenant.receipts.all().filter(({ user }) => user === ada.id)).toHaveLength(1);
  await expectSeen(file.blue);
});

test('[J3] first name, last name and email are edited in the list and in the panel', async () => {
  const { grid } = office;
  const [ada, bela] = await hire('names.example', {}, {});
  await grid.search('Ada names.example', 1);
  await grid.edit('First name', 0, 'Adeline');
  await grid.edit('Last name', 0, 'Lovelace');
  await grid.edit('Email', 0, 'adeline@names.example');
  await office.sent();
  expect(office.user(ada?.id ?? '')).toMatchObject({
    name: { givenName: 'Adeline', familyName: 'Lovelace' },
    displayName: 'Adeline Lovelace',
    emails: [{ value: 'adeline@names.example', type: 'work', primary: true }],
  });

  await office.open('Bela names.example');
  await type('name.givenName', 'Béla');
  await type('name.familyName', 'Bartók');
  await type('emails', 'bela.bartok@names.example');
  await office.sent();
  expect(office.user(bela?.id ?? '')).toMatchObject({
    name: { givenName: 'Béla', familyName: 'Bartók' },
    emails: [{ value: 'bela.bartok@names.example' }],
  });
});

test('[J3] names and email are edited offline, then online', async () => {
  const { grid, page } = office;
  const [ada] = await hire('names-offline.example', {});
  await office.goOffline();
  await grid.edit('First name', 0, 'Grace');
  await grid.edit('Email', 0, 'grace@names-offline.example');
  await expect(page.getByTestId('cell-state')).toHaveCount(1);
  await pending(office.muster, 2);
  await office.goOnline();
  expect(office.user(ada?.id ?? '')).toMatchObject({
    name: { givenName: 'Grace', familyName: 'names-offline.example' },
    emails: [{ value: 'grace@names-offline.example', type: 'work', primary: true }],
  });
});

const withRole = (value: string) => ({ roles: [{ value, primary: true }] });
const previewed = (gained: boolean) =>
  office.page
    .locator(`[data-testid=role-preview] [data-gained=${gained}]`)
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-permission')));

/** What one role permits and another does not. */
const beyond = (role: string, other: string) =>
  permissionsOf(role).filter((permission) => !permissionsOf(other).includes(permission as never));

test('[J4] the role is changed, of one person and of several, after seeing what it would grant and take', async () => {
  const { page } = office;
  const ada = await openSomebody('role.example', withRole('Admin'));
  await office.field('roles').getByRole('button').click();
  await page.getByTestId('role-choice-Manager').check();
  expect(await previewed(true)).toEqual(beyond('Manager', 'Admin'));
  expect(await previewed(false)).toEqual(beyond('Admin', 'Manager'));
  expect(await previewed(false)).toContain('users.password');
  expect(roleOf(office.user(ada.id)), 'nothing is changed by looking').toBe('Admin');
  await page.getByTestId('role-submit').click();
  await expect(office.field('roles')).toContainText('Manager');
  await office.sent();
  expect(roleOf(office.user(ada.id))).toBe('Manager');

  const team = await hire('roles.example', withRole('Member'), withRole('Member'), withRole('Admin'));
  await office.tick('@roles.example', 3);
  await page.getByTestId('people-role').click();
  await page.getByTestId('role-choice-Admin').focus();
  await page.keyboard.press('ArrowDown');
  const changes = page.getByTestId('role-changes');
  await expect(changes).toContainText('Member to Manager, 2 people');
  await expect(changes).toContainText('Admin to Manager, 1 person');
  expect(await previewed(true)).toEqual(beyond('Manager', 'Member'));
  expect(await previewed(false)).toEqual(beyond('Admin', 'Manager'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await office.sent();
  expect(team.map(({ id }) => roleOf(office.user(id)))).toEqual(['Manager', 'Manager', 'Manager']);
});

test('[J4] roles are changed offline, then online', async () => {
  const { page } = office;
  const team = await hire('roles-offline.example', withRole('Member'), withRole('Manager'));
  await office.goOffline();
  await office.tick('@roles-offline.example', 2);
  await page.getByTestId('people-role').click();
  await page.getByTestId('role-choice-Admin').check();
  await page.getByTestId('role-submit').click();
  await expect(await office.grid.cell('Role', 1)).toHaveText('Admin');
  await pending(office.muster, 2);
  await office.goOnline();
  expect(team.map(({ id }) => roleOf(office.user(id)))).toEqual(['Admin', 'Admin']);
});
