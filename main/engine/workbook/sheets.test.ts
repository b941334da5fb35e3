import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS, { type DataValidation, type Worksheet } from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { read } from 'xlsx';
import type { SheetContent } from './content';
import { type ExportOrder, exportWorkbook } from './export';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-sheets-'));
  path = join(folder, 'users.xlsx');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const words = { yes: 'Yes', no: 'No' };
const refusals = { title: 'Muster', fixed: 'The tenant sets it.', choice: 'Choose from the list.' };

async function written(content: Partial<ExportOrder>): Promise<ExcelJS.Workbook> {
  const order: ExportOrder = {
    path,
    sheetName: 'Users',
    headers: [],
    columns: [],
    words,
    rows: [],
    total: 0,
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...content,
  };
  expect(await exportWorkbook(order)).toMatchObject({ ok: true });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

/** The rules of a sheet as exceljs reads them, by cell. */
function rulesOf(sheet: Worksheet | undefined): Record<string, DataValidation> {
  return (sheet as unknown as { dataValidations: { model: Record<string, DataValidation> } }).dataValidations.model;
}

function sheet(content: Partial<SheetContent>): SheetContent {
  return { sheetName: 'More', headers: null, columns: [{ type: 'text' }], words, rows: [], ...content };
}

describe('the rules of a sheet', () => {
  const columns: SheetContent['columns'] = [
    { type: 'text', look: 'fixed' },
    { type: 'text', offers: ['Boss', 'Guest'] },
    { type: 'text', offers: ['=1+1', 'a, b'] },
    { type: 'text' },
  ];
  const headers = ['=1+1', 'Role', 'List', 'Free'];
  const rows = [
    ['a', 'Boss', '=1+1', 'x'],
    ['b', 'Guest', 'a, b', 'y'],
  ];

  it('refuse what nobody may change, offer what there is, and reach as far as the rows', async () => {
    const rules = rulesOf((await written({ headers, columns, rows, refusals })).getWorksheet('Users'));
    expect(Object.keys(rules).sort()).toEqual(['A2', 'A3', 'B2', 'B3', 'C2', 'C3']);
    expect(rules.A2).toMatchObject({ type: 'custom', formulae: ['FALSE'], error: refusals.fixed, errorStyle: 'stop' });
    expect(rules.B3).toMatchObject({
      type: 'list',
      formulae: ['"Boss,Guest"'],
      errorTitle: 'Muster',
      allowBlank: true,
    });
    expect(rules.C3).toMatchObject({ type: 'list', formulae: ["'muster-values'!$A$1:$A$2"], error: refusals.choice });
  });

  it('reach as far as there is room', async () => {
    const rules = rulesOf((await written({ headers, columns, rows: [], refusals, room: 50 })).getWorksheet('Users'));
    expect(rules).toHaveProperty('B51');
    expect(rules).not.toHaveProperty('B52');
  });

  it('are none where there are no rows, or nothing is refused', async () => {
    expect(rulesOf((await written({ headers, columns, rows: [], refusals })).getWorksheet('Users'))).toEqual({});
    expect(rulesOf((await written({ headers, columns, rows })).getWorksheet('Users'))).toEqual({});
  });

  it('stand on each of several sheets', async () => {
    const workbook = await written({ headers, columns, rows: [...rows, ...rows, ...rows], refusals, rowsPerSheet: 4 });
    expect(rulesOf(workbook.getWorksheet('Users'))).toHaveProperty('A5');
    expect(Object.keys(rulesOf(workbook.getWorksheet('Users 2')))).toContain('A3');
    expect(Object.keys(rulesOf(workbook.getWorksheet('Users 2')))).not.toContain('A4');
  });

  it('never make a formula of a text: header, cell, list and sheet hold strings in cells for text', async () => {
    const about = sheet({ sheetName: '=About', rows: [['=2+2'], ['@x']] });
    await written({ headers, columns, rows, refusals, sheetName: '=Users', further: () => [about] });
    const workbook = read(await readFile(path), { cellNF: true, cellFormula: true });
    expect(workbook.SheetNames).toEqual(['=Users', '=About', 'muster-values']);
    for (const name of workbook.SheetNames) {
      for (const [place, cell] of Object.entries(workbook.Sheets[name] ?? {})) {
        if (!place.startsWith('!')) expect(cell).toMatchObject({ t: 's', z: '@' });
        expect(cell).not.toHaveProperty('f');
      }
    }
    expect(workbook.Sheets['=Users']).toMatchObject({ A1: { v: '=1+1' }, C2: { v: '=1+1' } });
    expect(workbook.Sheets['muster-values']).toMatchObject({ A1: { v: '=1+1' }, A2: { v: 'a, b' } });
  });
});

describe('a sheet', () => {
  it('can have columns that are hidden and still belong to its filter', async () => {
    const columns: SheetContent['columns'] = [{ type: 'text' }, { type: 'text', hidden: true }];
    const found = (await written({ headers: ['A', 'B'], columns, rows: [['a', 'b']] })).getWorksheet('Users');
    expect([1, 2].map((column) => found?.getColumn(column).hidden)).toEqual([false, true]);
    expect(found?.autoFilter).toBe('A1:B2');
  });

  it('shows in grey what is fixed, and is not protected', async () => {
    const columns: SheetContent['columns'] = [{ type: 'text', look: 'fixed' }, { type: 'text' }];
    const workbook = await written({ headers: ['A', 'B'], columns, rows: [['a', 'b']], refusals });
    const found = workbook.getWorksheet('Users');
    expect(found?.getCell('A2').fill).toMatchObject({ fgColor: { argb: 'FFF0F0F0' } });
    expect(found?.getCell('A1').font).toMatchObject({ bold: true });
    expect(found?.getCell('B2').fill).toMatchObject({ pattern: 'none' });
    expect((found as unknown as { sheetProtection: unknown }).sheetProtection).toBeFalsy();
  });

  it('comes after those before it, which it may tell of', async () => {
    const told: unknown[] = [];
    const workbook = await written({
      role: 'people',
      headers: ['A'],
      columns: [{ type: 'number' }],
      rows: [[1], [2], [3]],
      rowsPerSheet: 2,
      *further(soFar) {
        yield sheet({ sheetName: 'users', rows: [['x']], role: 'matrix' });
        told.push(soFar.rows, [...soFar.sheets]);
        yield sheet({ sheetName: 'own', state: 'veryHidden', rows: [['y']] });
      },
    });
    expect(told).toEqual([
      3,
      [
        { role: 'people', name: 'Users' },
        { role: 'people', name: 'Users 2' },
        { role: 'matrix', name: 'users 3' },
      ],
    ]);
    const states = workbook.worksheets.map(({ name, state }) => [name, state ?? 'visible']);
    expect(states.slice(0, 3).map(([name]) => name)).toEqual(['Users', 'Users 2', 'users 3']);
    expect(states[3]).toEqual(['own', 'veryHidden']);
  });

  it('holds an instant as a date whatever its column is for, and a number as a number', async () => {
    const at = new Date(2026, 0, 31, 9, 30);
    const about = sheet({ rows: [[at], [48_211], ['48211']] });
    await written({ further: () => [about] });
    const found = read(await readFile(path), { cellNF: true }).Sheets.More;
    expect(found?.A1).toMatchObject({ t: 'n', z: 'yyyy-mm-dd hh:mm:ss', w: '2026-01-31 09:30:00' });
    expect(found?.A2).toMatchObject({ t: 'n', v: 48_211 });
    expect(found?.A3).toMatchObject({ t: 's', v: '48211' });
  });
});
