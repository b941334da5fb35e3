/**
 * What an admin of an event organiser's account does with its people: adds, invites, edits and lists them. All of it in the
 * window; and what the tenant holds and has mailed afterwards.
 */
import { groupsOf, openFirst, type User } from './support/newcomers';
import { openOffice } from './support/office';
import { choose, doToSelected, toggleGroup, typeInto } from './support/panel';
import { pending } from './support/queue';
import { expect, test } from './support/test';
import { failureWords } from './support/words';

const office = openOffice({ kind: 'wetrack' });

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const department = `${enterprise}:department`;
const modules = 'urn:wetrack:params:scim:schemas:extension:modules:1.0:User';
const invitation = 'urn:wetrack:params:scim:schemas:extension:invitation:1.0:User';

const now = ({ id }: User) => office.user(id);
const named = (address: string) => office.tenant.userNamed(address);
/** How many invitations somebody was mailed. */
const invitations = (address: string) => office.mails(address, 'activation').length;
const openSomebody = async (domain: string) => openFirst(office, await office.hire(domain, {}));

/** Fills in who is to be added. */
async function fillIn(address: string, given: string, family: string): Promise<void> {
  const { page } = office;
  await page.getByTestId('invite-emails').fill(address);
  await page.getByTestId('invite-name.givenName').fill(given);
  await page.getByTestId('invite-name.familyName').fill(family);
}

test('[W1] somebody is added with everything that is known of them', async () => {
  const { page } = office;
  const address = 'nia@added.example';
  await page.getByTestId('invite-open').click();
  await fillIn(String(office.tenant.me()?.userName), 'Nia', 'Okafor');
  await expect(page.getByRole('dialog')).toContainText('Somebody here has this already: Email.');
  await page.getByTestId('invite-save').click();
  await expect(page.getByTestId('invite-emails')).toHaveAttribute('aria-invalid', 'true');

  await page.getByTestId('invite-emails').fill(address);
  await page.getByTestId('invite-active').uncheck();
  await page.getByTestId(`invite-${department}`).selectOption('Medical');
  await page.getByTestId('invite-userType').selectOption('External user');
  await page.getByTestId('invite-role-User Admin').check();
  for (const group of ['Command centre', 'Ticketing']) await page.getByTestId(`group-${group}`).check();
  await page.getByTestId(`invite-${modules}:planning`).selectOption('Edit');
  await page.getByTestId(`invite-${modules}:reports`).selectOption('View');
  await page.getByTestId('invite-save').click();
  await expect(office.toast('Nia Okafor is created')).toBeVisible();
  await expect.poll(() => named(address)?.groups).toHaveLength(2);
  await office.sent();
  const user = named(address);
  expect(user).toMatchObject({
    emails: [{ value: address }],
    name: { givenName: 'Nia', familyName: 'Okafor' },
    active: false,
    userType: 'External User',
    roles: [{ value: 'User Admin' }],
    [enterprise]: { department: 'Medical' },
    [modules]: { planning: 'edit', reports: 'view', transport: 'none' },
  });
  expect(user && groupsOf(office, user)).toEqual(['Command centre', 'Ticketing']);
});

test('[W1] somebody is added offline, then online', async () => {
  const { page } = office;
  await office.goOffline();
  await page.keyboard.press('Control+n');
  await fillIn('kofi@added.example', 'Kofi', 'Mensah');
  await page.getByTestId('group-Cleaning').check();
  await page.getByTestId(`invite-${modules}:catering`).selectOption('Edit');
  await page.getByTestId('invite-save').click();
  await office.open('kofi@added.example');
  await expect(page.getByTestId('person-fate')).toHaveAttribute('data-fate', 'create');
  await office.goOnline();
  await expect.poll(() => named('kofi@added.example')?.groups).toMatchObject([{ display: 'Cleaning' }]);
  expect(named('kofi@added.example')).toMatchObject({ active: true, [modules]: { catering: 'edit' } });
  expect(invitations('kofi@added.example')).toBe(0);
});

test('[W2] Save mails nobody, Save and send mails one invitation', async () => {
  const { page } = office;
  for (const [name, how] of [
    ['saved', 'invite-save'],
    ['sent', 'invite-submit'],
  ] as const) {
    await page.getByTestId('invite-open').click();
    await fillIn(`${name}@invited.example`, name, 'Baker');
    await page.getByTestId(how).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await expect.poll(() => invitations('sent@invited.example')).toBe(1);
  await office.sent();
  expect(named('sent@invited.example')).toMatchObject({ [invitation]: { invitationSent: expect.any(String) } });
  expect(named('saved@invited.example')).not.toHaveProperty([invitation]);
  expect(invitations('saved@invited.example')).toBe(0);
  expect(invitations('sent@invited.example')).toBe(1);
});

test('[W2] somebody is saved and sent an invitation offline, and gets it once online', async () => {
  const { page } = office;
  await office.goOffline();
  await page.keyboard.press('Control+n');
  await fillIn('later@invited.example', 'Later', 'Baker');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await office.goOnline();
  await expect.poll(() => invitations('later@invited.example')).toBe(1);
  await office.sent();
  expect(invitations('later@invited.example')).toBe(1);
});

test('[W3] several are invited at once, again, and all whose activation is pending', async () => {
  const { page, grid, tenant } = office;
  const team = await office.hire('crowd.example', {}, {}, {}, { active: false });
  const counts = () => team.map(({ userName }) => invitations(String(userName)));
  await office.tick('@crowd.example', 4);
  await doToSelected(page, 'sendInvitation');
  await expect(office.toast('Invitations for 3 people')).toContainText('1 skipped, status: Inactive');
  await expect.poll(counts).toEqual([1, 1, 1, 0]);
  await office.sent();
  await doToSelected(page, 'sendInvitation');
  await expect.poll(counts).toEqual([2, 2, 2, 0]);
  await office.sent();

  const status = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';
  const waiting = tenant.users().filter((user) => (user[status] as { status: string }).status === 'activationPending');
  const before = waiting.map(({ userName }) => invitations(String(userName)));
  await page.getByTestId('search').fill('');
  await page.getByTestId('list-invited').click();
  await expect(page.getByTestId('grid')).toHaveAttribute('data-rows', String(waiting.length));
  await grid.select('Display name', 0);
  await page.keyboard.press('Control+a');
  await expect(page.getByTestId('selection-count')).toHaveText(`${waiting.length} people selected`);
  await doToSelected(page, 'sendInvitation');
  const after = () => waiting.map(({ userName }) => invitations(String(userName)));
  await expect.poll(after, { timeout: 30_000 }).toEqual(before.map((count) => count + 1));
  await office.sent();
  expect(after()).toEqual(before.map((count) => count + 1));
  await page.getByTestId('all-users').click();
});

test('[W3] several are invited offline, and get one mail each once online', async () => {
  const { page } = office;
  const team = await office.hire('crowd-offline.example', {}, {});
  await office.goOffline();
  await office.tick('@crowd-offline.example', 2);
  await doToSelected(page, 'sendInvitation');
  await pending(office.muster, 2);
  await page.keyboard.press('Control+i');
  await expect(page.getByTestId('person-waiting')).toHaveAttribute('data-action', 'sendInvitation');
  await office.goOnline();
  const counts = () => team.map(({ userName }) => invitations(String(userName)));
  await expect.poll(counts).toEqual([1, 1]);
  const ids = new Set(team.map(({ id }) => id));
  expect(office.tenant.receipts.all().filter(({ user }) => ids.has(user))).toHaveLength(2);
});

test('[W4] everything is edited except the email, which says that it is fixed', async () => {
  const { page, grid } = office;
  const ada = await openSomebody('fixed.example');
  const { what, remedy } = failureWords('immutable');
  await grid.select('Email', 0);
  await page.keyboard.press('F2');
  await expect(page.getByTestId('cell-tip')).toContainText(what);
  await expect(page.getByTestId('cell-tip')).toContainText(remedy);
  await expect(grid.editor()).toBeHidden();
  await page.keyboard.press('Escape');
  await office.open('ada@fixed.example');
  await expect(office.field('emails').getByTestId('field-why')).toHaveText(what);
  await expect(office.field('emails').getByTestId('field-why')).toHaveText(remedy);
  await expect(office.field('emails').getByRole('textbox')).toHaveCount(0);
  const fixed = page.locator('[data-testid^=person-field-]:not([data-fixed=read-only])[data-fixed]');
  await expect(fixed).toHaveCount(1);

  await typeInto(office, 'name.givenName', 'Adaeze');
  await typeInto(office, 'name.familyName', 'Obi');
  // The tenant has the display name follow, until it is given one of its own.
  await expect(office.field('displayName').getByRole('textbox')).toHaveValue('Adaeze Obi');
  await typeInto(office, 'displayName', 'Ada O.');
  await choose(office, department, 'Broadcast');
  await choose(office, 'userType', 'External user');
  await choose(office, `${modules}:incidents`, 'Edit');
  await office.field('active').getByRole('checkbox').press('Space');
  await toggleGroup(office, 'Ceremonies', true);
  await office.field('roles').getByRole('button').click();
  await page.getByTestId('role-choice-General Role').check();
  await page.getByTestId('role-submit').click();
  await expect
    .poll(() => now(ada))
    .toMatchObject({
      name: { givenName: 'Adaeze', familyName: 'Obi' },
      displayName: 'Ada O.',
      userType: 'External User',
      active: false,
      roles: [{ value: 'General Role' }],
      groups: [{ display: 'Ceremonies' }],
      [enterprise]: { department: 'Broadcast' },
      [modules]: { incidents: 'edit', planning: 'none' },
    });
  expect(now(ada).emails).toEqual(ada.emails);
  await office.sent();
});

test('[W4] names and department are edited offline, then online', async () => {
  const { grid } = office;
  const [ada] = (await office.hire('fixed-offline.example', {})) as [User];
  await office.goOffline();
  await grid.edit('First name', 0, 'Adjoa');
  await grid.edit('Department', 0, 'Security');
  await pending(office.muster, 2);
  await office.goOnline();
  await expect
    .poll(() => now(ada))
    .toMatchObject({ name: { givenName: 'Adjoa' }, [enterprise]: { department: 'Security' } });
});

type Kind = 'Employee' | 'External User';

/** Shows a list of the sidebar, which says how many are in it. */
async function showList(kind: Kind): Promise<void> {
  const { page, tenant } = office;
  const there = tenant.users().filter(({ userType }) => userType === kind).length;
  const entry = page.getByTestId(`list-kind-${kind}`);
  await entry.click();
  await expect(entry).toHaveAttribute('aria-current', 'page');
  await expect(entry).toContainText(new RegExp(`\\D${there}$`));
  await expect(page.getByTestId('grid')).toHaveAttribute('data-rows', String(there));
}

test('[W5] employees and external users have a list each, and somebody moves from one to the other', async () => {
  const { page, grid } = office;
  const ada = await openSomebody('kinds.example');
  await showList('External User');
  await grid.search('@kinds.example', 0);
  await showList('Employee');
  await office.open('ada@kinds.example');
  await choose(office, 'userType', 'External user');
  await expect.poll(() => now(ada).userType).toBe('External User');
  await expect(page.getByTestId('grid')).toHaveAttribute('data-rows', '0');
  await office.sent();
  await showList('External User');
  await grid.search('@kinds.example', 1);
  await page.getByTestId('all-users').click();
});

test('[W5] somebody moves to the external users offline, then online', async () => {
  const { page, grid } = office;
  const ada = await openSomebody('kinds-offline.example');
  await office.goOffline();
  await choose(office, 'userType', 'External user');
  await page.getByTestId('list-kind-External User').click();
  await grid.search('@kinds-offline.example', 1);
  await pending(office.muster, 1);
  await office.goOnline();
  await expect.poll(() => now(ada).userType).toBe('External User');
  await page.getByTestId('all-users').click();
});

test('[W6] Active User is unticked in the list and in the panel', async () => {
  const { page, grid } = office;
  const [ada, bela] = (await office.hire('unticked.example', {}, {})) as [User, User];
  await grid.search('ada@unticked.example', 1);
  await grid.select('Active', 0);
  await page.keyboard.press('Space');
  await expect.poll(() => now(ada).active).toBe(false);
  await expect(await grid.cell('Status', 0)).toHaveText('Inactive');
  await office.open('bela@unticked.example');
  await office.field('active').getByRole('checkbox').click();
  await expect.poll(() => now(bela).active).toBe(false);
  await expect(page.getByTestId('person-status')).toHaveText('Inactive');
  await office.sent();
});

test('[W6] Active User is unticked offline, then online', async () => {
  const { page, grid } = office;
  const [ada] = (await office.hire('unticked-offline.example', {})) as [User];
  await office.goOffline();
  await grid.select('Active', 0);
  await page.keyboard.press('Space');
  await expect(page.getByTestId('cell-state')).toHaveAttribute('data-state', 'pending');
  await pending(office.muster, 1);
  await office.goOnline();
  await expect.poll(() => now(ada).active).toBe(false);
});
