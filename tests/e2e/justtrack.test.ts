/**
 * What an admin of a marketing organisation does to people's profiles, in the window; and what the tenant holds afterwards.
 */
import { justtrackRoles } from '../../demo/kinds/justtrack-roles';
import { type Attributes, activate, groupsOf, hireNamed, openFirst, roleOf, type User } from './support/newcomers';
import { openOffice } from './support/office';
import { choose, doToSelected, toggleGroup, typeInto } from './support/panel';
import * as file from './support/picture-files';
import { pending } from './support/queue';
import { expect, test } from './support/test';
import { failureWords } from './support/words';

const office = openOffice({ kind: 'justtrack' });

const settings = 'urn:justtrack:params:scim:schemas:extension:settings:1.0:User';
const now = ({ id }: User) => office.user(id);
const hire = (domain: string, ...people: Attributes[]) => hireNamed(office, domain, ...people);
const openSomebody = async (domain: string, attributes = {}) => openFirst(office, await hire(domain, attributes));

test('[J1] somebody is searched and opened, and everything in the profile is edited in its place', async () => {
  const { page } = office;
  const ada = await openSomebody('profile.example');
  await activate(office, ada);
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

  await expect.poll(() => groupsOf(office, ada)).toEqual(['Search Nordics']);
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
  await expect.poll(() => groupsOf(office, ada)).toEqual(['Video DACH']);
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
  expect(roleOf(office, ada), 'nothing has been saved').toBe('Admin');
  await page.getByTestId('role-submit').click();
  await expect(office.field('roles')).toContainText('Member');
  await expect.poll(() => roleOf(office, ada)).toBe('Member');

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
  expect(
    team.map((user) => roleOf(office, user)),
    'nothing has been saved',
  ).toEqual(['Member', 'Member', 'Admin']);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect.poll(() => team.map((user) => roleOf(office, user))).toEqual(['Manager', 'Manager', 'Manager']);
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
  await expect.poll(() => team.map((user) => roleOf(office, user))).toEqual(['Admin', 'Admin']);
});
