/** Files of people as they come: texts of any kind, sheets with a title, headers in any words, people by any key. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { cell, openFile, preview, queue, target, writeWorkbook } from './support/import-screen';
import { hireNamed, type User } from './support/newcomers';
import { addressOf, openOffice } from './support/office';
import { expect, test } from './support/test';

const office = openOffice({ kind: 'trackunit', users: 20 });

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const fleet = 'urn:trackunit:params:scim:schemas:extension:fleet:1.0:User';
const department = `${enterprise}:department`;
const employeeNumber = `${enterprise}:employeeNumber`;
const inOffice = (name: string) => join(office.folder, name);
const discard = () => office.page.getByTestId('import-discard').click();
const sum = () => office.page.getByTestId('import-sum');

/** The bytes of a text as programs write them. */
const written = {
  'utf-8': (text: string) => Buffer.from(text, 'utf8'),
  'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'windows-1252': (text: string) => Buffer.from(text, 'latin1'),
} as const;

test('[X3] a text with any separator and any common encoding is read by itself, and otherwise when asked', async () => {
  const { page } = office;
  const [ada] = (await hireNamed(office, 'text.example', {})) as [User];
  const kinds = [
    { separator: ';', encoding: 'windows-1252' },
    { separator: ',', encoding: 'utf-8' },
    { separator: '\t', encoding: 'utf-16le' },
    { separator: '|', encoding: 'utf-16be' },
  ] as const;
  for (const { separator, encoding } of kinds) {
    const file = inOffice(`${encoding}.csv`);
    const lines = [
      ['E-mail', 'Titre', 'Service'],
      [addressOf(ada), `"Chef d’équipe${separator} été"`.replace('’', "'"), 'Sécurité'],
    ];
    writeFileSync(file, written[encoding](lines.map((cells) => cells.join(separator)).join('\r\n')));
    await openFile(office, file);
    await expect(page.getByTestId('import-encoding')).toHaveValue(encoding);
    await expect(page.getByTestId('import-separator')).toHaveValue(separator);
    await preview(office);
    await expect(cell(office, 2, 'title')).toContainText(`Chef d'équipe${separator} été`);
    await discard();
  }
  // What nobody would guess is said: a character that stands between cells, and letters of an old Mac.
  const file = inOffice('odd.txt');
  const odd = `E-mail~Department\r${addressOf(ada)}~Caf\x8e`;
  writeFileSync(file, Buffer.from(odd, 'latin1'));
  await openFile(office, file);
  await page.getByTestId('import-separator').selectOption('another');
  await page.getByTestId('import-separator-character').fill('~');
  await expect(page.getByTestId('import-separator')).toHaveValue('~');
  await page.getByTestId('import-encoding').selectOption('macintosh');
  await expect(page.getByTestId('import-encoding')).toHaveValue('macintosh');
  await preview(office);
  await queue(office);
  await office.sent();
  expect(office.user(ada.id)).toMatchObject({ [enterprise]: { department: 'Café' } });
});

test('[X3] the sheet and the line that names the columns are picked, and a line of names can be missing', async () => {
  const { page } = office;
  const [ada] = (await hireNamed(office, 'sheets.example', { title: 'Operator' })) as [User];
  const file = inOffice('sheets.xlsx');
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Notes').addRows([['Nobody stands here']]);
  const people = [['List of the summer'], [], ['Email', 'Title'], [addressOf(ada), 'Chief']];
  book.addWorksheet('Staff').addRows(people);
  await book.xlsx.writeFile(file);
  await openFile(office, file);
  await page.getByTestId('import-sheet').selectOption({ label: 'Staff' });
  await expect(page.getByTestId('import-header-3')).toBeChecked();
  // By a wrong one, and back: lines above it are nobody's.
  await page.getByTestId('import-header-1').click();
  await expect(page.getByText('2 lines with people')).toBeVisible();
  await page.getByTestId('import-header-3').click();
  await expect(page.getByText('1 line with people')).toBeVisible();
  await preview(office);
  await expect(sum()).toHaveText('1 changed (1 cell)');
  await discard();

  const bare = inOffice('bare.xlsx');
  await writeWorkbook(bare, [[addressOf(ada), 'Chief']]);
  await openFile(office, bare);
  await page.getByTestId('import-header-0').click();
  await page.getByTestId('import-next').click();
  await expect(target(office, 0).locator('option:checked')).toHaveText('Email');
  await target(office, 1).focus();
  await target(office, 1).selectOption('title');
  await preview(office);
  await expect(cell(office, 1, 'title')).toContainText('from Operator to Chief');
  await queue(office);
  await office.sent();
  expect(office.user(ada.id).title).toBe('Chief');
});

test('[X3] columns are known by their names in both languages and by resemblance, and stand for what one says', async () => {
  const { page } = office;
  const [ada] = (await hireNamed(office, 'names.example', { title: 'Operator' })) as [User];
  const file = inOffice('names.xlsx');
  await writeWorkbook(file, [
    ['Adresse e-mail', 'PRENOM', 'Last name', 'Numéro d’employé', 'Departmnt', 'Shoe size', 'Position held'],
    [addressOf(ada), 'Ada', 'names.example', '4711', 'Rental', '38', 'Chief'],
  ]);
  await openFile(office, file);
  await page.getByTestId('import-next').click();
  const known = ['Email', 'First name', 'Last name', 'Employee number', 'Department', 'Leave out', 'Leave out'];
  for (const [column, name] of known.entries()) {
    await expect(target(office, column).locator('option:checked')).toHaveText(name);
  }
  await target(office, 6).focus();
  await target(office, 6).selectOption(department);
  await expect(page.getByTestId('import-next')).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByTestId('import-why')).toHaveText('Two columns stand for the same.');
  await target(office, 6).selectOption('title');
  await target(office, 4).focus();
  await target(office, 4).selectOption('');
  await preview(office);
  await expect(sum()).toHaveText('1 changed (2 cells)');
  await queue(office);
  await office.sent();
  expect(office.user(ada.id)).toMatchObject({ title: 'Chief', [enterprise]: { employeeNumber: '4711' } });
  expect(office.user(ada.id)).not.toMatchObject({ [enterprise]: { department: 'Rental' } });
});

test('[X3] people are found by their ID, username, email or employee number, as one chooses', async () => {
  const { page } = office;
  const numbered = (number: string) => ({ title: 'Operator', [enterprise]: { employeeNumber: number } });
  const people = await hireNamed(office, 'keys.example', numbered('K-1'), numbered('K-2'));
  const [ada, bela] = people as [User, User];
  const keys = [
    // What this tenant shows people as their ID.
    { header: 'ID', key: `${fleet}:userNumber`, value: String((ada[fleet] as { userNumber: unknown }).userNumber) },
    { header: 'Username', key: 'userName', value: String(ada.userName).toUpperCase() },
    { header: 'Email', key: 'emails', value: ` ${addressOf(ada)} ` },
    { header: 'Employee number', key: employeeNumber, value: 'k-1' },
  ];
  for (const { header, key, value } of keys) {
    const file = inOffice(`by ${header}.xlsx`);
    await writeWorkbook(file, [
      [header, 'Title'],
      [value, 'Chief'],
    ]);
    await openFile(office, file);
    await page.getByTestId('import-next').click();
    await expect(page.getByTestId(`import-match-${key}`)).toBeChecked();
    await preview(office);
    await expect(sum()).toHaveText('1 changed (1 cell)');
    await expect(cell(office, 2, 'title')).toContainText('from Operator to Chief');
    await discard();
  }
  // Two keys that mean two people: by the first alone it is the first of them.
  const file = inOffice('two keys.xlsx');
  await writeWorkbook(file, [
    ['Email', 'Employee number', 'Title'],
    [addressOf(ada), 'K-2', 'Chief'],
  ]);
  await openFile(office, file);
  await preview(office);
  await expect(sum()).toHaveText('Nothing would change. 1 line passed over');
  await page.getByTestId('import-step-columns').click();
  await page.getByTestId('import-match-emails').uncheck();
  await page.getByTestId('import-next').click();
  await expect(sum()).toHaveText(/^1 changed/);
  await queue(office);
  await office.sent();
  expect([ada, bela].map(({ id }) => office.user(id).title)).toEqual(['Operator', 'Chief']);
});

test('[X3] numbers that seem to have lost their zeros are asked about, not guessed', async () => {
  const { page } = office;
  const numbered = (number: string) => ({ title: 'Operator', [enterprise]: { employeeNumber: number } });
  const people = await hireNamed(office, 'zeros.example', numbered('000071'), numbered('000072'));
  const [ada, bela] = people as [User, User];
  const file = inOffice('zeros.xlsx');
  await writeWorkbook(file, [
    ['Email', 'Employee number', 'Title'],
    [addressOf(ada), 71, 'Chief'],
    [addressOf(bela), 72, 'Operator'],
  ]);
  await openFile(office, file);
  await preview(office);
  const question = page.getByTestId('import-zeros');
  await expect(question).toContainText('2 numbers seem to have lost their zeros, e.g. 71 for 000071.');
  await expect(sum()).toHaveText('Nothing would change. 2 lines passed over');
  await page.getByTestId('import-zeros-keep').click();
  await expect(sum()).toHaveText('2 changed (3 cells)');
  await page.getByTestId('import-zeros-back').click();
  await expect(sum()).toHaveText('1 changed (1 cell)');
  await queue(office);
  await office.sent();
  expect([ada, bela].map(({ id }) => office.user(id))).toMatchObject([
    { title: 'Chief', [enterprise]: { employeeNumber: '000071' } },
    { title: 'Operator', [enterprise]: { employeeNumber: '000072' } },
  ]);
});
