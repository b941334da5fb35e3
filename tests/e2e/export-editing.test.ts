/** Workbooks that are exported to be edited, and texts that look like formulas: there and back again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS, { type DataValidation, type Worksheet } from 'exceljs';
import { read } from 'xlsx';
import { exportPeople } from './support/exports';
import { openFile } from './support/import-screen';
import { openOffice } from './support/office';
import { answerSaveDialog } from './support/save-dialog';
import { expect, test } from './support/test';
import { readSheet } from './support/workbook';
import { sheetXml } from './support/workbook-parts';

const office = openOffice({ kind: 'wetrack' });
const byId = (testId: string) => office.page.getByTestId(testId);

async function exported(name: string, asked: Parameters<typeof exportPeople>[1]): Promise<string> {
  const file = join(office.folder, name);
  await answerSaveDialog(office.muster, file);
  await exportPeople(office.page, asked);
  await expect(office.toast(` ${name}.`)).toBeVisible();
  return file;
}

const sheetsOf = (file: string) =>
  (read(readFileSync(file)).Workbook?.Sheets ?? []).map(({ name, Hidden = 0 }) => [name, Hidden]);

const rulesOf = (sheet: Worksheet | undefined) =>
  (sheet as unknown as { dataValidations: { model: Record<string, DataValidation> } }).dataValidations.model;

test('[X2] a workbook for editing offers what the tenant takes, greys what it sets, and holds what brings it back', async () => {
  const [ada, bela] = await office.hire('edit.example', {}, {});
  const group = office.tenant.groups()[0];
  if (!group || !ada || !bela) throw new Error('the tenant has no group');
  await byId('export-button').click();
  await byId('export-kind-editing').check();
  await expect(byId('export-kind-editing')).toHaveAccessibleDescription(/imported again.*Groups and modules/);
  await office.page.keyboard.press('Escape');
  const file = await exported('edit.xlsx', { whom: 'listed', kind: 'editing' });

  expect(sheetsOf(file)).toEqual([
    ['Users', 0],
    ['How to edit', 0],
    ['New people', 0],
    [expect.stringMatching(/^(Groups|Groups and modules)$/), 0],
    ['muster', 2],
    ['About', 0],
    ...sheetsOf(file).slice(6),
  ]);
  const { header, rows } = readSheet(file);
  const shown = await office.grid.columns();
  expect(header).toEqual([...shown, 'muster:id', 'muster:prints']);
  expect(rows.map((row) => row[shown.length]?.v)).toEqual([ada.id, bela.id]);

  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const people = book.getWorksheet('Users');
  const rules = rulesOf(people);
  const cellOf = (column: string, line = 2) => people?.getCell(line, header.indexOf(column) + 1);
  const ruleOf = (column: string) => rules[cellOf(column)?.address ?? ''];
  expect(ruleOf('Active')).toMatchObject({ type: 'list', formulae: ['"Yes,No"'] });
  expect(ruleOf('Role')).toMatchObject({ type: 'list', error: expect.stringMatching(/^Choose from the list/) });
  expect(ruleOf('First name')).toBeUndefined();
  expect(ruleOf('Groups')).toMatchObject({
    type: 'custom',
    formulae: ['FALSE'],
    error: expect.stringMatching(/tenant/),
  });
  const colour = (column: string) => (cellOf(column)?.fill as { fgColor?: unknown } | undefined)?.fgColor;
  expect(colour('Groups')).toBeDefined();
  expect(colour('First name')).toBeUndefined();
  const hidden = header.filter((_, index) => people?.getColumn(index + 1).hidden);
  expect(hidden).toEqual(['muster:id', 'muster:prints']);

  const newcomers = readSheet(file, 2);
  expect(newcomers.header).toEqual(expect.arrayContaining(['Email', 'First name', 'Role']));
  expect(newcomers.header).not.toContain('Groups');
  expect(Object.keys(rulesOf(book.getWorksheet('New people'))).length).toBeGreaterThan(1_000);
  const matrix = readSheet(file, 3);
  const groups = office.tenant.groups().map(({ displayName }) => displayName);
  expect(matrix.header).toEqual(expect.arrayContaining(groups));
  expect(matrix.rows).toHaveLength(2);
  const help = readSheet(file, 1);
  expect([help.header, ...help.rows.map((row) => row[0]?.v)].flat()).toEqual(
    expect.arrayContaining([expect.stringContaining('“New people”'), expect.stringContaining('File, Import')]),
  );
});

/** Texts that a spreadsheet would run if it took them for formulas, and some that only look odd. */
const formulas = [
  '=HYPERLINK("http://evil.example","x")',
  '+1+1',
  '-2',
  '@SUM(A1)',
  '\t=1',
  "'=quoted",
  "=cmd|' /C calc'!A0",
  '007',
];

test('[X7] texts that look like formulas are never run, and come back unchanged by each way', async () => {
  const { page } = office;
  await byId('all-users').click();
  const hired = await office.hire(
    'formula.example',
    ...formulas.map((text) => ({ name: { givenName: text, familyName: 'formula.example' } })),
  );
  const workbook = await exported('plain.xlsx', { whom: 'listed', kind: 'workbook' });
  const editing = await exported('editing.xlsx', { kind: 'editing' });
  const text = await exported('text.csv', { kind: 'text', separator: ';' });

  for (const file of [workbook, editing]) {
    const { header, rows } = readSheet(file);
    const names = rows.map((row) => row[header.indexOf('First name')]);
    expect(names.map((cell) => cell?.v)).toEqual(formulas);
    expect(names.map((cell) => cell?.t)).toEqual(formulas.map(() => 's'));
    expect(names.map((cell) => cell?.f).filter(Boolean)).toEqual([]);
    expect(sheetXml(file, 0)).not.toMatch(/<f[ >]/);
  }
  const [, ...lines] = readFileSync(text, 'utf8').split('\r\n');
  for (const line of lines.filter((one) => one !== '')) {
    for (const cell of line.split(';')) expect(cell).not.toMatch(/^"?[=+\-@\t\r]/);
  }

  const before = hired.map(({ id }) => office.user(id).meta.version);
  for (const file of [workbook, editing, text]) {
    await openFile(office, file);
    const screen = byId('import');
    for (const step of ['file', 'columns']) {
      if ((await screen.getAttribute('data-step')) === step) await byId('import-next').click();
      await expect(screen).not.toHaveAttribute('data-step', step);
    }
    await expect(byId('import-lines')).toHaveAttribute('data-loaded', 'true');
    await expect(byId('import-sum')).toHaveText('Nothing would change.');
    // Whoever stands on the sheet of groups as well has a line there, too.
    const times = file === editing ? 2 : 1;
    await expect(byId('import-filter-unchanged')).toContainText(String(hired.length * times));
    await byId('import-discard').click();
    await expect(screen).toBeHidden();
  }
  expect(hired.map(({ id }) => office.user(id).meta.version)).toEqual(before);
  await page.getByTestId('all-users').click();
});
