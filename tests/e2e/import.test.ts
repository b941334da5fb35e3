/** People of a workbook: created, and updated, as one batch. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { exportPeople } from './support/exports';
import { cell, fix, line, openFile, preview, queue, target, writeWorkbook } from './support/import-screen';
import { groupsOf, roleOf, type User } from './support/newcomers';
import { openOffice } from './support/office';
import { answerOpenDialog } from './support/open-dialog';
import { pending } from './support/queue';
import { answerSaveDialog } from './support/save-dialog';
import { expect, test } from './support/test';
import { failureWords } from './support/words';

const office = openOffice({ kind: 'wetrack' });

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const modules = 'urn:wetrack:params:scim:schemas:extension:modules:1.0:User';
const department = `${enterprise}:department`;

const named = (address: string) => office.tenant.userNamed(address);
const inOffice = (name: string) => join(office.folder, name);
const batches = () => office.page.getByTestId('batch');

const header = ['Courriel', 'Prénom', 'Nom', 'Service', 'Role', 'Planning', 'Cleaning', 'Shoe size'];

test('[W10] new people of a workbook are put right in the preview, and created as one batch', async () => {
  const { page } = office;
  const file = inOffice('newcomers.xlsx');
  await writeWorkbook(file, [
    ['People of the summer games'],
    [],
    header,
    ['ama@new.example', 'Ama', 'Ata', 'Médical', 'Admin', 'Edit', 'x', 38],
    [null, 'Efua', 'Sutherland', 'Venue', 'General role', 'View', null, 41],
    ['yaa@new.example', 'Yaa', 'Asantewaa', 'Catering', 'Queen', 'none', 'yes', 39],
    ['nobody@new.example', 'No', 'Body', 'Venue', 'Admin', null, null, 40],
  ]);
  await openFile(office, file);
  await expect(page.getByTestId('import-header-3')).toBeChecked();
  await page.getByTestId('import-next').click();
  const targets = ['Email', 'First name', 'Last name', 'Department', 'Role', 'Planning', 'Cleaning', 'Leave out'];
  for (const [column, name] of targets.entries()) {
    await expect(target(office, column).locator('option:checked')).toHaveText(name);
  }
  await preview(office);
  await expect(page.getByTestId('import-filter-new')).toContainText('2');
  await page.getByTestId('import-filter-invalid').click();
  await expect(page.getByTestId('import-lines')).toHaveAttribute('data-total', '2');
  await expect(line(office, 5).getByRole('gridcell', { name: 'Problem' })).toHaveAccessibleDescription(/who is meant/);
  await expect(cell(office, 6, 'roles')).toHaveAccessibleDescription(/does not know this choice/);
  await fix(office, 6, 'roles', 'User Admin');
  await expect(page.getByTestId('import-lines')).toHaveAttribute('data-total', '1');
  // By the keyboard: the cursor stays where the next problem is.
  await expect(page.getByTestId('import-lines')).toBeFocused();
  await cell(office, 5, 'emails').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('efua@new.example');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('import-filter-new')).toContainText('4');
  await page.getByTestId('import-filter-all').click();
  await line(office, 7).getByRole('checkbox').uncheck();
  await expect(page.getByTestId('import-sum')).toHaveText('3 people created · 1 line passed over');
  await queue(office);
  await expect(
    office.toast('3 people imported from newcomers.xlsx.').getByRole('button', { name: 'Undo' }),
  ).toBeVisible();

  const team = () => ['ama', 'efua', 'yaa', 'nobody'].map((name) => named(`${name}@new.example`));
  await expect.poll(team).toMatchObject([
    {
      name: { givenName: 'Ama', familyName: 'Ata' },
      roles: [{ value: 'Admin' }],
      [enterprise]: { department: 'Medical' },
      [modules]: { planning: 'edit' },
      groups: [{ display: 'Cleaning' }],
    },
    {
      name: { givenName: 'Efua', familyName: 'Sutherland' },
      roles: [{ value: 'General Role' }],
      [modules]: { planning: 'view' },
    },
    { name: { givenName: 'Yaa' }, roles: [{ value: 'User Admin' }], groups: [{ display: 'Cleaning' }] },
    null,
  ]);
  await office.sent();
  expect(office.mails('ama@new.example')).toEqual([]);
  await page.getByTestId('show-changes').click();
  await page.getByTestId('changes-filter-done').click();
  await expect(batches().first()).toContainText('Import of 3 people from newcomers.xlsx');
  await page.keyboard.press('Escape');
});

test('[W10] the exported list, edited in a spreadsheet, changes exactly what was edited', async () => {
  const { page, muster } = office;
  const [ada, bela, cleo] = (await office.hire(
    'edited.example',
    ...['Admin', 'Admin', 'General Role'].map((value) => ({
      roles: [{ value }],
      [enterprise]: { department: 'Venue' },
    })),
  )) as [User, User, User];
  await office.sent();
  const file = inOffice('list.xlsx');
  await answerSaveDialog(muster, file);
  await exportPeople(page, { whom: 'everybody', columns: 'standard' });
  await expect(office.toast('to list.xlsx')).toBeVisible();

  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('the list has no sheet');
  const columnOf = (name: string) => (sheet.getRow(1).values as unknown[]).indexOf(name);
  const [department, cleaning] = [sheet.columnCount + 1, sheet.columnCount + 2];
  sheet.getCell(1, department).value = 'Department';
  sheet.getCell(1, cleaning).value = 'Cleaning';
  const lines = new Map<string, number>();
  sheet.eachRow((row, number) => lines.set(String(row.getCell(columnOf('ID')).value), number));
  const cellOf = (user: User, column: number) => sheet.getCell(lines.get(user.id) ?? 0, column);
  cellOf(ada, columnOf('Role')).value = 'User Admin';
  cellOf(ada, department).value = 'Transport';
  cellOf(bela, cleaning).value = 'x';
  cellOf(cleo, columnOf('Email')).value = 'cleo@elsewhere.example';
  await book.xlsx.writeFile(file);

  const before = new Map(office.tenant.users().map((user) => [user.id, user.meta.version]));
  await openFile(office, file);
  await preview(office);
  await expect(page.getByTestId('import-sum')).toHaveText('2 changed (3 cells)');
  const fixed = cell(office, lines.get(cleo.id) ?? 0, 'emails');
  await page.getByTestId('import-search').fill('cleo@elsewhere');
  await expect(fixed).toHaveAttribute('data-state', 'fixed');
  await expect(fixed).toHaveAccessibleDescription(/cleo@elsewhere\.example/);
  await fixed.dblclick();
  await expect(page.getByTestId('import-editor')).toBeHidden();
  await page.getByTestId('import-search').fill('');
  await page.getByTestId('import-filter-changed').click();
  await page.getByTestId('import-only-changing').check();
  await expect(cell(office, lines.get(ada.id) ?? 0, 'roles')).toContainText('from Admin to User admin');
  await queue(office);
  await office.sent();
  await expect.poll(() => roleOf(office, ada)).toBe('User Admin');
  expect(office.user(ada.id)).toMatchObject({ [enterprise]: { department: 'Transport' } });
  expect(groupsOf(office, bela)).toEqual(['Cleaning']);
  const touched = office.tenant.users().filter(({ id, meta }) => before.get(id) !== meta.version);
  expect(touched.map(({ id }) => id).filter((id) => id !== bela.id)).toEqual([ada.id]);
  expect(office.user(cleo.id)).toMatchObject({ emails: [{ value: 'cleo@edited.example' }] });
});

test('[W10] people are imported offline, then online', async () => {
  const { page } = office;
  const [ada] = (await office.hire('offline.example', {})) as [User];
  const file = inOffice('offline.xlsx');
  await writeWorkbook(file, [
    ['Email', 'First name', 'Last name', 'Department'],
    ['ada@offline.example', 'Ada', 'offline.example', 'Security'],
    ['esi@offline.example', 'Esi', 'Badu', 'Catering'],
  ]);
  await office.goOffline();
  await openFile(office, file);
  await page.getByTestId('import-next').click();
  await page.getByTestId('import-invites').check();
  await preview(office);
  await expect(page.getByTestId('import-sum')).toHaveText('1 person created · 1 changed (1 cell)');
  await expect(page.getByText('You are offline')).toBeVisible();
  await queue(office);
  await pending(office.muster, 3);
  expect(named('esi@offline.example')).toBeNull();
  await office.goOnline();
  await expect.poll(() => named('esi@offline.example')).toMatchObject({ [enterprise]: { department: 'Catering' } });
  expect(office.user(ada.id)).toMatchObject({ [enterprise]: { department: 'Security' } });
  await expect.poll(() => office.mails('esi@offline.example')).toHaveLength(1);
  expect(office.mails('ada@offline.example')).toEqual([]);
});

test('[W10] a text with semicolons and the letters of Windows is read as it was meant', async () => {
  const { page } = office;
  const file = inOffice('personnel.csv');
  const text = 'Prénom;Nom;E-mail;Service\r\nZoë;"Müller; Dupré";zoe@text.example;Sécurité\r\n';
  writeFileSync(file, Buffer.from(text, 'latin1'));
  await openFile(office, file);
  await expect(page.getByTestId('import-encoding')).toHaveValue('windows-1252');
  await expect(page.getByTestId('import-separator')).toHaveValue(';');
  // Another separator makes one column of it; back again, all is as before.
  await page.getByTestId('import-separator').selectOption(',');
  await page.getByTestId('import-separator').selectOption(';');
  await preview(office);
  await queue(office);
  await expect
    .poll(() => named('zoe@text.example'))
    .toMatchObject({
      name: { givenName: 'Zoë', familyName: 'Müller; Dupré' },
      [enterprise]: { department: 'Security' },
    });
});

test('[W10] an import can be undone before it is sent, and is kept while one looks elsewhere', async () => {
  const { page } = office;
  const [ada] = (await office.hire('undone.example', { [enterprise]: { department: 'Venue' } })) as [User];
  const file = inOffice('undone.xlsx');
  await writeWorkbook(file, [
    ['Email', 'Department'],
    ['ada@undone.example', 'Medical'],
    ['nobody@undone.example', 'Medical'],
  ]);
  await openFile(office, file);
  await page.getByTestId('import-next').click();
  await page.getByTestId('import-creates').uncheck();
  await preview(office);
  await expect(line(office, 3)).toHaveAttribute('data-verdict', 'unknown');
  await fix(office, 2, department, 'Catering');
  for (const step of ['columns', 'file']) {
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('import')).toHaveAttribute('data-step', step);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('import')).toBeHidden();
  await office.goOffline();
  await page.getByTestId('import-open').click();
  await preview(office);
  await expect(cell(office, 2, department)).toContainText('Catering');
  await queue(office);
  await pending(office.muster, 1);
  await office.toast('from undone.xlsx').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByTestId('changes-bar')).toBeHidden();
  await office.goOnline();
  expect(office.user(ada.id)).toMatchObject({ [enterprise]: { department: 'Venue' } });
});

test('[W10] a file that cannot be read says so, and nothing else happens', async () => {
  const { page, muster } = office;
  const good = inOffice('good.xlsx');
  await writeWorkbook(good, [['Email'], ['ada@good.example']]);
  const whole = readFileSync(good);
  const encrypted = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1_016),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(1_024),
  ]);
  const files = {
    'file-type': Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'latin1'),
    'file-encrypted': encrypted,
    'file-broken': whole.subarray(0, whole.length / 2),
  } as const;
  for (const [code, content] of Object.entries(files)) {
    const file = inOffice(`${code}.xlsx`);
    writeFileSync(file, content);
    await answerOpenDialog(muster, file);
    await page.getByTestId('import-open').click();
    const failure = page.getByTestId('failure');
    await expect(failure).toHaveAttribute('data-code', code);
    await expect(failure).toContainText(failureWords(code as keyof typeof files).what);
    await expect(page.getByTestId('import-next')).toHaveAttribute('aria-disabled', 'true');
    await page.getByTestId('import-discard').click();
    await expect(page.getByTestId('import')).toBeHidden();
  }
  await expect(page.getByTestId('changes-bar')).toBeHidden();
});
