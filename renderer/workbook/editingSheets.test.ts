import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { EditingSheets, groupColumn } from '../../preload/contract';
import { startTexts } from '../i18n';
import { columnForTests } from '../invite/columnsForTests';
import { type Enlisted, editingSheets, matrixOf } from './editingSheets';

const column = (key: string, editable = true) =>
  columnForTests(key, { type: 'boolean', fixed: editable ? null : 'not-permitted' });
const groups = [3, 50, 20].map((members, row) => ({ row, name: `Group ${row}`, members }));
const enlisted: Enlisted = {
  groups,
  groupColumns: groups.map(({ row }) => column(groupColumn(row))),
  moduleColumns: [column('planning'), column('billing', false)],
};
const keysOf = (...asked: Parameters<typeof matrixOf>) => matrixOf(...asked).columns.map(({ key }) => key);

beforeAll(() => startTexts('en'));

describe('the matrix of a workbook for editing', () => {
  it('has all groups and modules that can be edited, without those on the sheet of the people', () => {
    expect(keysOf(enlisted, new Set(), 10)).toEqual(['group:0', 'group:1', 'group:2', 'planning']);
    expect(keysOf(enlisted, new Set(['group:1', 'planning']), 10)).toEqual(['group:0', 'group:2']);
  });

  it('has the largest groups alone, in their order, where there would be too many cells', () => {
    expect(keysOf(enlisted, new Set(), 1_000_000)).toEqual(['group:1', 'group:2', 'planning']);
    expect(matrixOf(enlisted, new Set(), 1_000_000).all).toBe(4);
    expect(keysOf(enlisted, new Set(), 10_000_000)).toEqual([]);
  });
});

describe('the sheets of a workbook for editing', () => {
  const sheets = (...keys: string[]) =>
    editingSheets(i18next.t, 'Users', { columns: keys.map((key) => column(key)), all: keys.length });

  it('are what the engine takes, and tell of one another', () => {
    const made = sheets('group:1', 'planning');
    expect(EditingSheets.parse(made)).toEqual(made);
    expect(made.matrix).toMatchObject({ sheetName: 'Groups and modules', columns: ['group:1', 'planning'] });
    expect(made.help.lines.join('\n')).toMatch(/“Users”[\s\S]*“New people”[\s\S]*“Groups and modules”[\s\S]*“Yes”/);
  });

  it('have no matrix where there is nothing to tick', () => {
    expect(sheets().matrix).toBeNull();
    expect(sheets().help.lines.join('\n')).not.toContain('membership');
    expect([sheets('group:1'), sheets('planning')].map(({ matrix }) => matrix?.sheetName)).toEqual([
      'Groups',
      'Modules',
    ]);
  });
});
