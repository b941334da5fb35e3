/** The dialog of exports: who, which columns, and as what; and what the files hold. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from 'xlsx';
import { exportNow, exportPeople } from './support/exports';
import { filtersOf } from './support/filters';
import { choose } from './support/muster';
import { openOffice } from './support/office';
import { held } from './support/people';
import { answerSaveDialog, answerSaveDialogs, lastSaveDialog } from './support/save-dialog';
import { askedOfShell, replaceShell } from './support/shell';
import { expect, test } from './support/test';
import { headers, rowOf } from './support/users-list';
import { failureWords } from './support/words';
import { readSheet, serialDay } from './support/workbook';
import { sheetXml } from './support/workbook-parts';

const office = openOffice({ kind: 'trackunit' });
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const byId = (testId: string) => office.page.getByTestId(testId);
const inOffice = (name: string) => join(office.folder, name);

/** Exports to a file of this name, and waits until it is told of. */
async function exported(name: string, asked: Parameters<typeof exportPeople>[1] = {}): Promise<string> {
  const file = inOffice(name);
  await answerSaveDialog(office.muster, file);
  await exportPeople(office.page, asked);
  await expect(office.toast(` ${name}.`)).toBeVisible();
  return file;
}

/** What the second sheet tells, by its labels. */
function aboutOf(file: string): Record<string, unknown> {
  const { header, rows } = readSheet(file, 1);
  const lines = rows.map(([label, value]) => [String(label?.v), value?.v] as const);
  return Object.fromEntries([[header[0] ?? '', header[1]], ...lines]);
}

const columnOf = (file: string, name: string) => {
  const { header, rows } = readSheet(file);
  return rows.map((row) => row[header.indexOf(name)]?.v);
};

/** Shows everybody again, nobody selected. */
async function beginAnew(): Promise<void> {
  await office.page.keyboard.press('Escape');
  await byId('all-users').click();
  await expect(byId('shown-count')).toBeHidden();
  await office.grid.select('Display name', 0);
}

test('[X1] the list as shown is written, by the keyboard alone, and a second sheet tells what it is', async () => {
  const { page, muster, tenant } = office;
  const [ada] = await office.hire('shown.example', { [enterprise]: { employeeNumber: '00417' } }, {}, {});
  await filtersOf(page).by('Last name');
  await filtersOf(page).operator('contains');
  await filtersOf(page).type('shown');
  await filtersOf(page).done();
  await office.grid.clickHeader('Username');
  await office.grid.select('Display name', 0);

  const file = inOffice('shown.xlsx');
  await answerSaveDialog(muster, file);
  await page.keyboard.press('Control+e');
  await expect(byId('export-whom-listed')).toBeFocused();
  await expect(byId('export-whom-listed')).toBeChecked();
  await expect(byId('export-submit')).toHaveText('Export 3 users…');
  // Nobody is selected: one comes past the choice, hears why, and goes on.
  await page.keyboard.press('ArrowDown');
  await expect(byId('export-whom-selected')).toHaveAccessibleDescription('Select people in the list first.');
  await expect(byId('export-whom-listed')).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(office.toast('Exported 3 users to shown.xlsx.')).toBeVisible();

  const { name, header, rows, further } = readSheet(file);
  expect([name, ...further]).toEqual(['Users', 'About']);
  expect(header).toEqual(await office.grid.columns());
  expect(columnOf(file, 'Email')).toEqual(['ada', 'bela', 'cleo'].map((one) => `${one}@shown.example`));
  const at = (column: string) => rows[0]?.[header.indexOf(column)];
  expect(at('Employee number')).toMatchObject({ t: 's', v: '00417' });
  const user = office.user(ada?.id ?? '');
  expect(at('User number')).toMatchObject({ t: 'n', v: held(user, 'User number') });
  const xml = sheetXml(file, 0);
  expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  expect(xml).toContain(`<autoFilter ref="A1:${utils.encode_cell({ r: 3, c: header.length - 1 })}"`);
  expect(xml).not.toContain('<f>');

  const about = aboutOf(file);
  expect(about).toMatchObject({
    Tenant: expect.stringContaining('127.0.0.1'),
    Address: office.server.baseUrl,
    Users: 3,
    Who: 'The list as shown',
    Search: '“@shown.example”',
    Filter: 'Last name contains “shown”',
    'Sorted by': 'Username, ascending',
    Columns: 'Those of the list',
  });
  expect(Math.abs(Number(about.Exported) - serialDay(new Date().toISOString()))).toBeLessThan(0.01);
  expect(tenant.users().length).toBeGreaterThan(3);
});

test('[X1] only the selected people are written, though others are listed; or everybody, whatever is filtered', async () => {
  await beginAnew();
  await office.hire('some.example', {}, {}, {}, {});
  await office.grid.select('Display name', 1);
  await office.page.keyboard.press('Shift+Space');
  await office.page.keyboard.press('ArrowDown');
  await office.page.keyboard.press('ArrowDown');
  await office.page.keyboard.press('Shift+Space');
  await expect(byId('selection-count')).toHaveText(/^2 /);
  const names = [await office.grid.cell('Email', 1), await office.grid.cell('Email', 3)];
  const two = await Promise.all(names.map((cell) => cell.textContent()));
  // It is what one has selected them for.
  await byId('export-button').click();
  await expect(byId('export-whom-selected')).toBeChecked();
  await office.page.keyboard.press('Escape');
  const some = await exported('some.xlsx');
  expect(columnOf(some, 'Email')).toEqual(two);
  expect(aboutOf(some)).toMatchObject({ Users: 2, Who: 'Only the selected people', Search: '“@some.example”' });

  const all = await exported('all.xlsx', { whom: 'everybody' });
  const numbers = office.tenant.users().map((user) => held(user, 'User number'));
  expect(columnOf(all, 'User number').sort()).toEqual(numbers.sort());
  expect(aboutOf(all)).toMatchObject({ Users: numbers.length, Who: 'Everybody' });
  expect(aboutOf(all)).not.toHaveProperty('Search');
});

test('[X1] the standard users list of a selection, in French, with real dates', async () => {
  const { page, muster } = office;
  await beginAnew();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(byId('selection-count')).toHaveText(/^2 /);
  await choose(muster, 'language-fr');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  const file = inOffice('liste.xlsx');
  await answerSaveDialog(muster, file);
  await choose(muster, 'export-users');
  await expect(byId('export-columns-standard')).toBeChecked();
  await expect(byId('export-whom-everybody')).toBeChecked();
  await exportNow(page, { whom: 'selected' });
  await expect(office.toast('liste.xlsx')).toBeVisible();
  const { header, rows, further } = readSheet(file);
  expect(header).toEqual(headers.fr);
  expect(further).toEqual(['À propos']);
  expect(rows).toHaveLength(2);
  const users = new Map(office.tenant.users().map((user) => [held(user, 'User number'), user]));
  for (const row of rows) {
    const user = users.get(Number(row[0]?.v));
    expect(row.map((cell) => cell?.v)).toEqual(user && rowOf(user, 'fr'));
  }
  expect(rows[0]?.[header.indexOf('Créé')]?.z).toBe('yyyy-mm-dd hh:mm:ss');
  expect(aboutOf(file)).toMatchObject({ Utilisateurs: 2, Colonnes: 'Liste standard des utilisateurs' });
  // What a command asks for is not what one has chosen.
  await byId('export-button').click();
  await expect(byId('export-columns-listed')).toBeChecked();
  await byId('export-kind-text').check();
  await expect(byId('export-separator')).toHaveValue(';');
  await page.keyboard.press('Escape');
  await choose(muster, 'language-en');
});

test('[X1] a text with each separator is what spreadsheets read, and the choice is remembered', async () => {
  const { page, muster } = office;
  await beginAnew();
  const [quoted] = await office.hire(
    'text.example',
    { title: 'Chief; "of", staff\nsince May\t2', [enterprise]: { employeeNumber: '007' } },
    {},
  );
  const expected = [quoted?.title, ''];
  await byId('export-button').click();
  await byId('export-kind-text').check();
  await expect(byId('export-separator')).toHaveValue(',');
  await page.keyboard.press('Escape');
  for (const [separator, name] of [
    [',', 'commas.csv'],
    [';', 'semicolons.csv'],
    ['\t', 'tabs.tsv'],
  ] as const) {
    const file = await exported(name, { kind: 'text', separator });
    expect((await lastSaveDialog(muster))?.defaultPath).toMatch(separator === '\t' ? /\.tsv$/ : /\.csv$/);
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(4);
    const { Sheets, SheetNames } = read(text.slice(1), { type: 'string', FS: separator, raw: true });
    const [header = [], ...lines] = utils.sheet_to_json<string[]>(Sheets[SheetNames[0] ?? ''] ?? {}, {
      header: 1,
      defval: '',
    });
    expect(header).toEqual(await office.grid.columns());
    expect(lines.map((line) => line[header.indexOf('Title')])).toEqual(expected);
    expect(lines[0]?.[header.indexOf('Employee number')]).toBe('007');
  }
  await page.reload();
  await office.grid.loaded();
  await byId('export-button').click();
  await expect(byId('export-kind-text')).toBeChecked();
  await expect(byId('export-separator')).toHaveValue('\t');
  await byId('export-kind-workbook').check();
  await byId('export-separator').waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
});

test('[X1] what was written is opened, or shown in its folder, by the system', async () => {
  const { muster } = office;
  await replaceShell(muster);
  const file = await exported('opened.xlsx', { kind: 'workbook' });
  await office.toast('opened.xlsx').getByRole('button', { name: 'Open' }).click();
  await exported('shown-there.xlsx');
  await office.toast('shown-there.xlsx').getByRole('button', { name: 'Show in folder' }).click();
  await expect
    .poll(() => askedOfShell(muster))
    .toEqual([
      ['open', file],
      ['show', inOffice('shown-there.xlsx')],
    ]);
  await replaceShell(muster, 'No application is registered for it');
  await exported('alone.xlsx');
  await office.toast('alone.xlsx').getByRole('button', { name: 'Open' }).click();
  const problem = office.toast('No application is registered for it');
  await expect(problem).toContainText('alone.xlsx could not be opened.');
  await expect(problem).toContainText(failureWords('file-not-opened').remedy);
});

test('[X1] a folder that may not be written to is told of', async () => {
  const { page, muster } = office;
  // The kernel's own folder refuses new files even to an administrator.
  await answerSaveDialog(muster, '/sys/people.xlsx');
  await exportPeople(page);
  await expect(office.toast(failureWords('folder-denied').what)).toContainText(failureWords('folder-denied').remedy);
});

test('[X1] a file that another program holds is told of, and stays as it was', async () => {
  const { page, muster } = office;
  const file = inOffice('held.xlsx');
  writeFileSync(file, 'what stood there');
  const before = readdirSync(office.folder);
  test.skip(spawnSync('chattr', ['+i', file]).status !== 0, 'nothing holds a file here: run by an administrator');
  try {
    await answerSaveDialog(muster, file);
    await exportPeople(page);
    await expect(office.toast('held.xlsx is open in another program')).toContainText(failureWords('file-busy').remedy);
    expect(readFileSync(file, 'utf8')).toBe('what stood there');
    expect(readdirSync(office.folder)).toEqual(before);
  } finally {
    spawnSync('chattr', ['-i', file]);
  }
});

test('[X1] a name without its ending gets it, and where such a file is there one is asked about it', async () => {
  const { page, muster } = office;
  const file = inOffice('kept.xlsx');
  writeFileSync(file, 'what stood there');
  const asked = await answerSaveDialogs(muster, [inOffice('kept'), null]);
  await exportPeople(page);
  await expect.poll(asked).toHaveLength(2);
  expect((await asked())[1]?.defaultPath).toBe(file);
  expect(readFileSync(file, 'utf8')).toBe('what stood there');
  // The dialog of the window is still there, as it was.
  await answerSaveDialog(muster, inOffice('named'));
  await exportNow(page);
  await expect(office.toast(' named.xlsx.')).toBeVisible();
  expect(readSheet(inOffice('named.xlsx')).rows.length).toBeGreaterThan(0);
});
