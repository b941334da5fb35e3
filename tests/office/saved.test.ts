/** What LibreOffice makes of an export: it writes all of a workbook anew, so that what is left of it is what it has understood. */
import ExcelJS, { type DataValidation, type Worksheet } from 'exceljs';
import { describe, expect, it } from 'vitest';
import * as xlsx from 'xlsx';
import { groupColumn } from '../../preload/contract';
import { exportedWorkbook } from '../support/editing-workbook';
import { fleet } from '../support/tenant-model';
import { resavedByOffice } from './libreoffice';
import { about, exportedAs, formulaLike, nastyKeys, nastyPeople } from './nasty-people';

const sheetsOf = (path: string) => Object.entries(xlsx.read(path, { type: 'file', cellFormula: true }).Sheets);

function cellsOf(sheet: xlsx.WorkSheet): [place: string, cell: xlsx.CellObject][] {
  return Object.entries(sheet).filter(([place]) => !place.startsWith('!'));
}

/** Places of cells that compute something, on any sheet. */
function formulasIn(path: string): string[] {
  return sheetsOf(path).flatMap(([name, sheet]) =>
    cellsOf(sheet).flatMap(([place, cell]) => (cell.f === undefined ? [] : [`${name}!${place}`])),
  );
}

/** What a column shows, below its header. */
function columnOf(path: string, header: string): unknown[] {
  const sheet = sheetsOf(path)[0]?.[1] ?? {};
  const rows = xlsx.utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null });
  const place = rows[0]?.indexOf(header) ?? -1;
  return rows.slice(1).map((row) => row[place]);
}

describe('[X7] no formula runs', () => {
  const shown = formulaLike.map((text) => text.replace(/\r\n?/g, '\n'));

  it('in a workbook, not in its headers, its lists of values, nor its other sheets', async () => {
    const { store, groups } = await nastyPeople(formulaLike);
    const editing = await exportedWorkbook(store, nastyKeys, groups.map(groupColumn));
    const files = await resavedByOffice([editing, await exportedAs(store), await exportedAs(store, { about })]);
    for (const file of files) {
      expect(formulasIn(file)).toEqual([]);
      expect(columnOf(file, 'H title')).toEqual(shown);
    }
  });

  it.each([',', ';', '\t'] as const)(
    'in a text parted by %j, though LibreOffice takes formulas from it',
    async (separator) => {
      const { store } = await nastyPeople(formulaLike);
      const file = await exportedAs(store, { separator });
      const [opened = ''] = await resavedByOffice([file], 'xlsx', { separator });
      expect(formulasIn(opened)).toEqual([]);
      expect(columnOf(opened, 'H title')).toEqual(shown.map((text) => (text.startsWith('{') ? text : `'${text}`)));
    },
  );
});

it('[X2] lists, hidden columns and sheets, filters and widths are what LibreOffice knows', async () => {
  const { store, groups } = await nastyPeople(['a', 'b', 'c']);
  const columns = groups.map(groupColumn);
  const [file = ''] = await resavedByOffice([await exportedWorkbook(store, nastyKeys, columns)]);

  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const people = book.getWorksheet('People');
  const matrix = book.getWorksheet('Matrix');
  const place = (header: string) => nastyKeys.indexOf(header) + 1;
  expect(people?.autoFilter).toBe('A1:N4');
  expect(matrix?.autoFilter).toBe('A1:G4');
  const isHidden = (sheet: Worksheet | undefined, width: number) =>
    Array.from({ length: width }, (_, index) => sheet?.getColumn(index + 1).hidden === true);
  expect(isHidden(people, nastyKeys.length + 2)).toEqual([...nastyKeys.map(() => false), true, true]);
  expect(isHidden(matrix, 7).slice(-2)).toEqual([true, true]);
  expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
    ['People', 'visible'],
    ['Help', 'visible'],
    ['Newcomers', 'visible'],
    ['Matrix', 'visible'],
    // LibreOffice hides sheets in one way alone.
    ['muster', 'hidden'],
  ]);
  const width = people?.getColumn(place(`${fleet}:since`)).width ?? 0;
  expect(width).toBeGreaterThan(people?.getColumn(place('title')).width ?? 0);

  const choice = ruleBelow(people, `H ${fleet}:access`);
  expect(choice).toMatchObject({ type: 'list', showErrorMessage: true, error: 'choice' });
  expect(choice?.formulae[0]).toBe('"Complet,assigned,Aucun"');
  const fixed = ruleBelow(people, 'H id');
  expect(fixed).toMatchObject({ type: 'custom', showErrorMessage: true, error: 'fixed' });
  // FALSE, as LibreOffice spells it.
  expect(fixed?.formulae[0]).toBe('0');
  expect(ruleBelow(people, 'H title')).toBeUndefined();
  expect(ruleBelow(book.getWorksheet('Newcomers'), `H ${fleet}:access`)).toMatchObject({ type: 'list' });
  expect(ruleBelow(matrix, `M ${columns[0]}`)?.formulae[0]).toBe('"Oui"');
});

/** What may be typed into the first cell below a header. */
function ruleBelow(sheet: Worksheet | undefined, header: string): DataValidation | undefined {
  const { model } = (sheet as unknown as { dataValidations: { model: Record<string, DataValidation> } })
    .dataValidations;
  const headers = sheet?.getRow(1).values as (string | undefined)[];
  return model[`${xlsx.utils.encode_col(headers.indexOf(header) - 1)}2`];
}
