/** What an admin of an event organiser's account does, in the window; and what the tenant holds and has mailed afterwards. */
import { gridOf } from './support/grid';
import { goTo, leaveMatrix, middleOf, showMatrix, shownColumns } from './support/matrix';
import { openOffice } from './support/office';
import { choose, doToSelected, toggleGroup, typeInto } from './support/panel';
import { pending } from './support/queue';
import { expect, test } from './support/test';
import { failureWords } from './support/words';

const office = openOffice({ kind: 'wetrack' });

type User = ReturnType<typeof office.user>;
type Attributes = NonNullable<Parameters<typeof office.hire>[1]>;

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const department = `${enterprise}:department`;
const modules = 'urn:wetrack:params:scim:schemas:extension:modules:1.0:User';
const invitation = 'urn:wetrack:params:scim:schemas:extension:invitation:1.0:User';

const now = ({ id }: User) => office.user(id);
const named = (address: string) => office.tenant.userNamed(address);
const groupsOf = (user: User) =>
  ((now(user).groups ?? []) as { display: string }[]).map(({ display }) => display).sort();
const rightsOf = (user: User) => now(user)[modules] as Record<string, string>;
/** How many mails somebody got; everybody of this account is mailed nothing but invitations here. */
const invitations = (address: string) => office.mails(address, 'activation').length;

/** Somebody new, opened in the panel. */
async function openSomebody(domain: string, attributes: Attributes = {}): Promise<User> {
  const [person] = await office.hire(domain, attributes);
  if (!person) throw new Error('nobody was hired');
  await office.open(`ada@${domain}`);
  return person;
}

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
  expect(user && groupsOf(user)).toEqual(['Command centre', 'Ticketing']);
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

const areGone = (users: readonly User[]) => users.every(({ id }) => office.tenant.user(id) === null);

test('[W7] several are deleted after their number was typed, with what is lost spelt out', async () => {
  const { page } = office;
  const team = await office.hire('deleted.example', {}, {}, {});
  await office.tick('@deleted.example', 3);
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete 3 people' });
  await expect(dialog).toContainText('Deleting removes the users from all items assigned to them');
  const [number, submit] = [page.getByTestId('delete-confirm'), page.getByTestId('delete-submit')];
  await expect(number).toBeFocused();
  for (const wrong of ['', '2', '33', 'three']) {
    await number.fill(wrong);
    await expect(submit).toBeDisabled();
    await number.press('Enter');
  }
  await expect(dialog).toBeVisible();
  expect(team.map(({ id }) => office.tenant.user(id)?.id)).toEqual(team.map(({ id }) => id));
  await number.fill('3');
  await submit.click();
  await expect.poll(() => areGone(team)).toBe(true);
  await office.sent();
  await expect(page.getByTestId('grid')).toHaveAttribute('data-rows', '0');
});

test('[W7] several are deleted offline, then online', async () => {
  const { page } = office;
  const team = await office.hire('deleted-offline.example', {}, {});
  await office.goOffline();
  await office.tick('@deleted-offline.example', 2);
  await page.keyboard.press('Control+Delete');
  await page.getByTestId('delete-confirm').fill('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await pending(office.muster, 2);
  await office.goOnline();
  await expect.poll(() => areGone(team)).toBe(true);
});

test('[W8] groups are joined and left in the panel, on the group’s own page and in the matrix', async () => {
  const { page } = office;
  const [ada, bela] = (await office.hire('groups.example', {}, {})) as [User, User];
  await office.open('ada@groups.example');
  await toggleGroup(office, 'Airport stewards', true);
  await toggleGroup(office, 'Arena security', true);
  await expect.poll(() => groupsOf(ada)).toEqual(['Airport stewards', 'Arena security']);
  await toggleGroup(office, 'Arena security', false);
  await expect.poll(() => groupsOf(ada)).toEqual(['Airport stewards']);

  await page.getByTestId('show-groups').click();
  await page.getByTestId('groups-find').fill('Airport stewards');
  await page.getByTestId('group').click();
  await page.getByTestId('group-add-people').click();
  await page.getByTestId('add-people-find').fill('@groups.example');
  const people = page.getByTestId('add-people-person');
  await expect(people).toHaveCount(2);
  await expect(people.filter({ hasText: 'Ada' })).toContainText('Already a member');
  await people.filter({ hasText: 'Bela' }).click();
  await page.getByTestId('add-people-submit').click();
  await expect.poll(() => groupsOf(bela)).toEqual(['Airport stewards']);
  await office.sent();
  const members = gridOf(page);
  await members.search('ada@groups.example', 1);
  await members.select('Display name', 0);
  await page.keyboard.press('Shift+Space');
  await page.getByTestId('group-remove-people').click();
  await expect.poll(() => groupsOf(ada)).toEqual([]);
  await office.sent();

  await showMatrix(office, 'groups', 'Airport operations', '@groups.example', 2);
  const [one = '', two = ''] = await shownColumns(office.page);
  await goTo(office.page, one, 0);
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowDown', 'Space']) await page.keyboard.press(key);
  await expect(office.toast('4 cells painted')).toBeVisible();
  await expect.poll(() => groupsOf(ada)).toEqual([one, two].sort());
  await expect.poll(() => groupsOf(bela)).toEqual([...new Set([one, two, 'Airport stewards'])].sort());
  await office.sent();
  await leaveMatrix(office);
});

test('[W8] groups are joined and left offline, then online', async () => {
  const { page } = office;
  const ada = await openSomebody('groups-offline.example');
  await toggleGroup(office, 'Ticketing', true);
  await expect.poll(() => groupsOf(ada)).toEqual(['Ticketing']);
  await office.sent();
  await office.goOffline();
  await toggleGroup(office, 'Ticketing', false);
  await expect(page.getByTestId('person-group')).toHaveAttribute('data-state', 'pending');
  await showMatrix(office, 'groups', 'Airport operations', '@groups-offline.example', 1);
  const [one = ''] = (await shownColumns(office.page)).filter((name) => name !== 'Ticketing');
  await goTo(office.page, one, 0);
  await page.keyboard.press('Space');
  await pending(office.muster, 2);
  await office.goOnline();
  await expect.poll(() => groupsOf(ada)).toEqual([one]);
  await leaveMatrix(office);
});

test('[W9] rights to modules are given in the panel, and painted in the matrix by keyboard and mouse', async () => {
  const { page, grid } = office;
  const [ada, bela] = (await office.hire('modules.example', {}, {})) as [User, User];
  await office.open('ada@modules.example');
  await choose(office, `${modules}:reports`, 'Edit');
  await expect.poll(() => rightsOf(ada).reports).toBe('edit');
  await office.sent();

  await showMatrix(office, 'modules', 'Planning', '@modules.example', 2);
  await goTo(office.page, 'Planning', 0);
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key);
  await page.keyboard.type('view');
  await page.keyboard.press('Enter');
  await expect(office.toast('4 cells painted')).toBeVisible();
  await expect
    .poll(() => [ada, bela].map(rightsOf))
    .toMatchObject([
      { planning: 'view', accreditation: 'view', transport: 'none', reports: 'edit' },
      { planning: 'view', accreditation: 'view', transport: 'none', reports: 'none' },
    ]);
  await office.sent();

  const from = await middleOf(office, 'Accreditation', 0);
  const to = await middleOf(office, 'Transport', 1);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('F2');
  await page.getByRole('option', { name: 'Edit' }).click();
  await expect(grid.editor()).toBeHidden();
  await expect
    .poll(() => [ada, bela].map(rightsOf))
    .toMatchObject([
      { planning: 'view', accreditation: 'edit', transport: 'edit', catering: 'none' },
      { planning: 'view', accreditation: 'edit', transport: 'edit', catering: 'none' },
    ]);
  await office.sent();
  await leaveMatrix(office);
});

test('[W9] rights to modules are painted offline, then online', async () => {
  const { page } = office;
  const team = (await office.hire('modules-offline.example', {}, {})) as [User, User];
  await office.goOffline();
  await showMatrix(office, 'modules', 'Planning', '@modules-offline.example', 2);
  await goTo(office.page, 'Planning', 0);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.type('edit');
  await page.keyboard.press('Enter');
  await pending(office.muster, 2);
  await office.goOnline();
  await expect.poll(() => team.map((user) => rightsOf(user).planning)).toEqual(['edit', 'edit']);
  await leaveMatrix(office);
});

/** Puts a block of cells on the clipboard, as a spreadsheet does, and pastes it where the focus is. */
async function pasteCells(rows: readonly (readonly string[])[]): Promise<void> {
  const text = rows.map((cells) => cells.join('\t')).join('\r\n');
  await office.muster.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), text);
  await office.page.keyboard.press('Control+v');
}

const header = ['Email', 'First name', 'Surname', 'Department', 'Kind of user', 'Role', 'Planning', 'Shoe size'];

test('[W10] people are pasted from a workbook, put right, created at once, and updated at once', async () => {
  const { page } = office;
  await page.getByTestId('invite-open').click();
  await page.getByTestId('invite-many').click();
  await page.getByTestId('invite-paste').focus();
  await pasteCells([
    header,
    ['ama@pasted.example', 'Ama', 'Ata', 'Medical', 'External user', 'Admin', 'Edit', '38'],
    ['efua@pasted', 'Efua', '"Sutherland, Theodora"', 'Venue', 'Employee', 'General role', 'View', '41'],
    ['yaa@pasted.example', 'Yaa', 'Asantewaa', 'Catering', 'Employee', 'User Admin', 'none', '39'],
  ]);
  await expect(page.getByTestId('invite-entry')).toHaveCount(3);
  await expect(page.getByTestId('invite-ignored')).toContainText('Shoe size');
  const wrong = page.locator('[data-testid=invite-entry][data-problem=address]');
  await expect(wrong).toHaveCount(1);
  await wrong.click();
  await page.getByTestId('invite-entry-emails').fill('efua@pasted.example');
  await page.keyboard.press('Enter');
  await expect(wrong).toHaveCount(0);
  await page.getByTestId('invite-save').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  const team = () => ['ama', 'efua', 'yaa'].map((name) => named(`${name}@pasted.example`));
  await expect.poll(team).toMatchObject([
    {
      name: { givenName: 'Ama', familyName: 'Ata' },
      userType: 'External User',
      roles: [{ value: 'Admin' }],
      [enterprise]: { department: 'Medical' },
      [modules]: { planning: 'edit' },
    },
    {
      name: { givenName: 'Efua', familyName: 'Sutherland, Theodora' },
      userType: 'Employee',
      roles: [{ value: 'General Role' }],
      [enterprise]: { department: 'Venue' },
      [modules]: { planning: 'view' },
    },
    {
      name: { givenName: 'Yaa', familyName: 'Asantewaa' },
      roles: [{ value: 'User Admin' }],
      [enterprise]: { department: 'Catering' },
      [modules]: { planning: 'none' },
    },
  ]);
  await office.sent();
  expect(['ama', 'efua', 'yaa'].map((name) => invitations(`${name}@pasted.example`))).toEqual([0, 0, 0]);

  await office.tick('@pasted.example', 3);
  await doToSelected(page, 'role');
  await page.getByTestId('role-choice-General Role').check();
  await page.getByTestId('role-submit').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await doToSelected(page, 'groups');
  for (const group of ['Cleaning', 'Ceremonies']) await page.getByTestId(`group-${group}`).check();
  await page.getByTestId('groups-submit').click();
  const updated = { roles: [{ value: 'General Role' }], groups: [{}, {}] };
  await expect.poll(team).toMatchObject([updated, updated, updated]);
  await office.sent();
});

test('[W10] people are pasted from a workbook and updated offline, then online', async () => {
  const { page } = office;
  await office.goOffline();
  await page.keyboard.press('Control+n');
  await page.getByTestId('invite-many').click();
  await page.getByTestId('invite-paste').focus();
  await pasteCells([
    header,
    ['esi@pasted-offline.example', 'Esi', 'Badu'],
    ['abena@pasted-offline.example', 'Abena', 'Busia'],
  ]);
  await page.getByTestId('invite-save').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await office.tick('@pasted-offline.example', 2);
  await doToSelected(page, 'groups');
  await page.getByTestId('group-Cleaning').check();
  await page.getByTestId('groups-submit').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await office.goOnline();
  const team = () => ['esi', 'abena'].map((name) => named(`${name}@pasted-offline.example`));
  const created = { active: true, groups: [{ display: 'Cleaning' }] };
  await expect.poll(team).toMatchObject([created, created]);
});
