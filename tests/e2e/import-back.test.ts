/** A workbook that was exported to be edited comes back, while a colleague was at work at the tenant. */
import { basename, join } from 'node:path';
import ExcelJS from 'exceljs';
import { exportPeople } from './support/exports';
import { cell, fix, line, openFile, preview, queue } from './support/import-screen';
import { choose } from './support/muster';
import { groupsOf, hireNamed, roleOf, type User } from './support/newcomers';
import { addressOf, openOffice } from './support/office';
import { pending } from './support/queue';
import { answerSaveDialog } from './support/save-dialog';
import { editWorkbook } from './support/spreadsheet';
import { expect, test } from './support/test';

const office = openOffice({ kind: 'trackunit', users: 30 });

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const inOffice = (name: string) => join(office.folder, name);
const asked = (user: User) => ({ header: 'Email', text: addressOf(user) });
const titleOf = ({ id }: User) => office.user(id).title;

/** Writes everybody into a workbook that is meant to come back. */
async function exportForEditing(file: string): Promise<void> {
  await answerSaveDialog(office.muster, file);
  await exportPeople(office.page, { whom: 'everybody', columns: 'listed', kind: 'editing' });
  await expect(office.toast(`to ${basename(file)}`)).toBeVisible();
}

/** A colleague changes a title, and the window has read it. */
async function meanwhile(...titles: [User, string][]): Promise<void> {
  for (const [{ id }, title] of titles) office.tenant.colleague.edit('User', id, { title });
  await office.synchronise();
}

test('[X4] an edited export asks for exactly the edits, and for a word where the tenant has moved too', async () => {
  const { page } = office;
  const worker = { title: 'Operator', [enterprise]: { employeeNumber: '00123' } };
  const people = await hireNamed(office, 'back.example', worker, worker, worker, worker, worker, worker);
  const [ada, bela, cleo, dora, egon, frida] = people as [User, User, User, User, User, User];
  const file = inOffice('back.xlsx');
  await exportForEditing(file);
  const lines = new Map<string, number>();
  editWorkbook(file, (sheetNamed) => {
    const users = sheetNamed('Users');
    const [head = [], ...rows] = users.rows;
    users.rows.splice(0, users.rows.length, head, ...rows.reverse());
    for (const one of people) users.type(asked(one), 'Employee number', 123);
    users.type(asked(frida), 'First name', ' Frida  ');
    users.type(asked(ada), 'Title', ' Chief ');
    users.type(asked(bela), 'Title', 'Mechanic');
    users.type(asked(cleo), 'Title', 'Driver');
    users.type(asked(dora), 'Role', 'No such role');
    users.type(asked(egon), 'Title', 'Nobody');
    for (const one of people) lines.set(one.id, users.lineOf('Email', addressOf(one)));
  });
  const lineOf = ({ id }: User) => lines.get(id) ?? 0;
  await meanwhile([bela, 'Their own title'], [cleo, 'Another title'], [frida, 'Moved on']);
  const before = new Map(office.tenant.users().map(({ id, meta }) => [id, meta.version]));

  await openFile(office, file);
  await expect(page.getByTestId('import-exported')).toContainText(/^Exported from .* with 36 people, to be edited\./);
  // What the columns stand for is no question any more.
  await page.getByTestId('import-next').click();
  await expect(page.getByTestId('import')).toHaveAttribute('data-step', 'preview');
  await expect(page.getByTestId('import-sum')).toHaveText('Nothing would change. 6 lines passed over');
  await expect(page.getByTestId('import-zeros')).toContainText('123 for 00123');
  await page.getByTestId('import-zeros-back').click();
  await expect(page.getByTestId('import-sum')).toHaveText('2 changed (2 cells) · 2 to settle · 1 line passed over');

  await page.getByTestId('import-filter-outdated').click();
  await expect(page.getByTestId('import-lines')).toHaveAttribute('data-total', '2');
  await expect(cell(office, lineOf(bela), 'title')).toContainText(
    'Mechanic in the file, Their own title at the tenant',
  );
  await cell(office, lineOf(bela), 'title').click();
  await expect(page.getByTestId('import-note')).toContainText(
    '“Mechanic” in the file, “Their own title” at the tenant',
  );
  await page.getByTestId('import-line-mine').click();
  await expect(page.getByTestId('import-lines')).toBeFocused();
  await expect(page.getByTestId('import-sum')).toHaveText('3 changed (3 cells) · 1 to settle · 1 line passed over');
  await page.getByTestId('import-all-theirs').click();
  await expect(page.getByTestId('import-outdated')).toContainText('In 1 line those of the tenant are kept.');
  await expect(page.getByTestId('import-sum')).toHaveText('3 changed (3 cells) · 1 line passed over');
  // Both can be asked again, and said otherwise from their lines.
  await page.getByTestId('import-all-unsettled').click();
  await expect(page.getByTestId('import-filter-outdated')).toContainText('2');
  await page.getByTestId('import-all-theirs').click();
  await page.getByTestId('import-filter-all').click();
  await page.getByTestId('import-search').fill('Their own title');
  await expect(page.getByText('No line holds these words.')).toBeVisible();
  await page.getByTestId('import-search').fill(addressOf(bela));
  await cell(office, lineOf(bela), 'title').click();
  await expect(page.getByTestId('import-line-theirs')).toHaveAttribute('aria-pressed', 'true');
  await page.getByTestId('import-line-mine').click();
  await expect(cell(office, lineOf(bela), 'title')).toContainText('from Their own title to Mechanic');
  await page.getByTestId('import-search').fill('');

  await page.getByTestId('import-filter-invalid').click();
  await fix(office, lineOf(dora), 'roles', 'Fleet Manager');
  await page.getByTestId('import-filter-changed').click();
  await line(office, lineOf(egon)).getByRole('checkbox').uncheck();
  await expect(page.getByTestId('import-sum')).toHaveText('3 changed (3 cells) · 1 line passed over');
  await queue(office);
  await office.sent();

  expect(people.map(titleOf)).toEqual(['Chief', 'Mechanic', 'Another title', 'Operator', 'Operator', 'Moved on']);
  expect(roleOf(office, dora)).toBe('Fleet Manager');
  for (const { id } of people) expect(office.user(id)).toMatchObject({ [enterprise]: { employeeNumber: '00123' } });
  const touched = office.tenant.users().filter(({ id, meta }) => before.get(id) !== meta.version);
  expect(touched.map(({ id }) => id).sort()).toEqual([ada, bela, dora].map(({ id }) => id).sort());
});

test('[X5] new people and groups of an exported workbook are imported along with the others', async () => {
  const { page } = office;
  const [ada] = (await hireNamed(office, 'sheets.example', {})) as [User];
  const file = inOffice('sheets.xlsx');
  await exportForEditing(file);
  const lines = { newcomer: 0, group: 0 };
  editWorkbook(file, (sheetNamed) => {
    lines.newcomer = sheetNamed('New people').add({
      ...{ 'First name': 'Nora', 'Last name': 'New', Username: 'nora.new', Email: 'nora@new.example', Role: 'Viewer' },
    });
    const name = 'Ada sheets.example';
    sheetNamed('Groups').type({ header: 'Display name', text: name }, 'Safety officers', 'Yes');
    lines.group = sheetNamed('Groups').lineOf('Display name', name);
  });
  await openFile(office, file);
  await preview(office);
  await expect(page.getByTestId('import-sum')).toHaveText('1 person created · 1 changed (1 cell)');
  const shown = page.getByTestId('import-line');
  await expect(shown.getByRole('gridcell', { name: `Groups!${lines.group}`, exact: true })).toBeVisible();
  await page.getByTestId('import-filter-new').click();
  await expect(shown.getByRole('gridcell', { name: `New people!${lines.newcomer}`, exact: true })).toBeVisible();
  await queue(office);
  await office.sent();
  expect(groupsOf(office, ada)).toEqual(['Safety officers']);
  expect(office.tenant.userNamed('nora.new')).toMatchObject({ name: { givenName: 'Nora', familyName: 'New' } });
});

test('[X5] an import is one batch with one undo, and what it passed over comes back as a workbook', async () => {
  const { page, muster } = office;
  const worker = { title: 'Operator' };
  const people = await hireNamed(office, 'batch.example', worker, worker, worker, worker);
  const [ada, bela, cleo, dora] = people as [User, User, User, User];
  const file = inOffice('batch.xlsx');
  await exportForEditing(file);
  editWorkbook(file, (sheetNamed) => {
    const users = sheetNamed('Users');
    users.type(asked(ada), 'Title', 'Chief');
    users.type(asked(bela), 'Title', null);
    users.type(asked(cleo), 'Title', 'Driver');
    users.type(asked(dora), 'Role', 'No such role');
  });
  await meanwhile([cleo, 'Another title']);
  await office.goOffline();
  await openFile(office, file);
  await preview(office);
  await expect(page.getByText('What has changed on both sides is not applied')).toBeVisible();
  await expect(page.getByTestId('import-filter-changed')).toHaveAttribute('aria-pressed', 'true');
  // What the columns stand for can still be said otherwise: a column that is left out changes nobody.
  await page.getByTestId('import-step-columns').click();
  const meaning = page.getByRole('combobox', { name: 'Title stands for' });
  await expect(meaning.locator('option:checked')).toHaveText('Title');
  await meaning.selectOption('');
  await page.getByTestId('import-next').click();
  await expect(page.getByTestId('import-sum')).toHaveText('Nothing would change. 1 line passed over');
  await page.getByTestId('import-step-columns').click();
  await meaning.focus();
  await meaning.selectOption('title');
  await page.getByTestId('import-next').click();
  await expect(page.getByTestId('import-sum')).toHaveText('2 changed (2 cells) · 1 to settle · 1 line passed over');
  await queue(office);
  await expect(office.toast('2 people imported from batch.xlsx.')).toContainText(
    '2 lines passed over: 1 problem, 1 changed on both sides.',
  );
  await pending(muster, 2);
  await choose(muster, 'undo');
  await expect(page.getByTestId('changes-bar')).toBeHidden();
  await choose(muster, 'redo');
  await pending(muster, 2);

  await office.toast('2 people imported').getByTestId('toast-details').click();
  await expect(page.getByTestId('import-filter-invalid')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('import-lines')).toHaveAttribute('data-total', '1');
  const problems = inOffice('problems.xlsx');
  await answerSaveDialog(muster, problems);
  await page.getByTestId('import-problems').click();
  const saved = office.toast('Saved 2 lines with problems to problems.xlsx.');
  await expect(saved.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  await page.getByTestId('import-discard').click();
  await office.goOnline();
  expect(people.map(titleOf)).toEqual(['Chief', undefined, 'Another title', 'Operator']);

  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(problems);
  const sheet = book.getWorksheet('Users');
  if (!sheet) throw new Error('the problems have no sheet of users');
  const columnOf = (name: string) => (sheet.getRow(1).values as unknown[]).indexOf(name);
  const cellOf = (user: User, name: string) => {
    for (let row = 2; row <= sheet.rowCount; row += 1) {
      if (sheet.getCell(row, columnOf('Email')).text === addressOf(user)) return sheet.getCell(row, columnOf(name));
    }
    throw new Error(`${addressOf(user)} is not among the problems`);
  };
  expect(sheet.rowCount).toBe(3);
  const [role, title] = [cellOf(dora, 'Role'), cellOf(cleo, 'Title')];
  expect(JSON.stringify(role.note)).toContain('The tenant does not know this choice');
  expect(JSON.stringify(title.note)).toContain('Another title');
  expect(role.fill).toMatchObject({ type: 'pattern' });
  expect(title.fill).toMatchObject({ type: 'pattern' });
  role.value = 'Fleet Manager';
  await book.xlsx.writeFile(problems);

  await openFile(office, problems);
  await expect(page.getByTestId('import-exported')).toBeVisible();
  await preview(office);
  await expect(page.getByTestId('import-sum')).toHaveText('1 changed (1 cell) · 1 to settle');
  await page.getByTestId('import-all-mine').click();
  await expect(page.getByTestId('import-sum')).toHaveText('2 changed (2 cells)');
  await queue(office);
  await office.sent();
  expect(people.map(titleOf)).toEqual(['Chief', undefined, 'Driver', 'Operator']);
  expect(roleOf(office, dora)).toBe('Fleet Manager');
});
