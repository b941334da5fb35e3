/**
 * What an admin of an event organiser's account does to many at once: deletions, groups, rights to modules, blocks of a
 * workbook. All of it in the window; and what the tenant holds and has mailed afterwards.
 */
import { gridOf } from './support/grid';
import { goTo, leaveMatrix, middleOf, showMatrix, shownColumns } from './support/matrix';
import { groupsOf, openFirst, type User } from './support/newcomers';
import { openOffice } from './support/office';
import { choose, doToSelected, toggleGroup } from './support/panel';
import { pending } from './support/queue';
import { expect, test } from './support/test';

const office = openOffice({ kind: 'wetrack' });

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const modules = 'urn:wetrack:params:scim:schemas:extension:modules:1.0:User';

const rightsOf = ({ id }: User) => office.user(id)[modules] as Record<string, string>;
const named = (address: string) => office.tenant.userNamed(address);

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
  await expect.poll(() => groupsOf(office, ada)).toEqual(['Airport stewards', 'Arena security']);
  await toggleGroup(office, 'Arena security', false);
  await expect.poll(() => groupsOf(office, ada)).toEqual(['Airport stewards']);

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
  await expect.poll(() => groupsOf(office, bela)).toEqual(['Airport stewards']);
  await office.sent();
  const members = gridOf(page);
  await members.search('ada@groups.example', 1);
  await members.select('Display name', 0);
  await page.keyboard.press('Shift+Space');
  await page.getByTestId('group-remove-people').click();
  await expect.poll(() => groupsOf(office, ada)).toEqual([]);
  await office.sent();

  await showMatrix(office, 'groups', 'Airport operations', '@groups.example', 2);
  const [one = '', two = ''] = await shownColumns(office.page);
  await goTo(office.page, one, 0);
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowDown', 'Space']) await page.keyboard.press(key);
  await expect(office.toast('4 cells painted')).toBeVisible();
  await expect.poll(() => groupsOf(office, ada)).toEqual([one, two].sort());
  await expect.poll(() => groupsOf(office, bela)).toEqual([...new Set([one, two, 'Airport stewards'])].sort());
  await office.sent();
  await leaveMatrix(office);
});

test('[W8] groups are joined and left offline, then online', async () => {
  const { page } = office;
  const ada = await openFirst(office, await office.hire('groups-offline.example', {}));
  await toggleGroup(office, 'Ticketing', true);
  await expect.poll(() => groupsOf(office, ada)).toEqual(['Ticketing']);
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
  await expect.poll(() => groupsOf(office, ada)).toEqual([one]);
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
  expect(['ama', 'efua', 'yaa'].map((name) => office.mails(`${name}@pasted.example`).length)).toEqual([0, 0, 0]);

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
