import { describe, expect, it } from 'vitest';
import type { Administration, Column } from '../../preload/contract';
import { columnForTests } from '../invite/columnsForTests';
import { groupColumns, matrixKinds, moduleColumns, nameColumns, usualGroups } from './columns';

const column = (key: string) => columnForTests(key);
const keys = (columns: readonly Column[]) => columns.map(({ key }) => key);
const allowed = (permissions: Administration['permissions'], moduleKeys: string[] = []) =>
  ({ permissions, moduleColumns: moduleKeys }) as unknown as Administration;
const group = (row: number, members: number) => ({ row, name: `Group ${row}`, members });

describe('the matrix', () => {
  it('names people by as few columns as tell who they are', () => {
    const names = ['title', 'userName', 'name.givenName', 'name.familyName', 'displayName'].map(column);
    expect(keys(nameColumns(names))).toEqual(['displayName']);
    expect(keys(nameColumns(names.slice(0, 4)))).toEqual(['name.givenName', 'name.familyName']);
    expect(keys(nameColumns(names.slice(0, 2)))).toEqual(['userName']);
    expect(keys(nameColumns(names.slice(0, 1)))).toEqual(['title']);
    expect(nameColumns([])).toEqual([]);
  });

  it('has a column for each group, locked where groups may not be edited', () => {
    const [open] = groupColumns([group(7, 2)], allowed(null));
    expect(open).toMatchObject({ key: 'group:7', label: 'Group 7', type: 'boolean', editable: true, fixed: null });
    const [locked] = groupColumns([group(7, 2)], allowed(['users.edit']));
    expect(locked).toMatchObject({ editable: false, fixed: 'not-permitted' });
  });

  it('has the modules that the tenant names, in its order, if there are such columns', () => {
    const columns = ['a', 'b', 'c'].map(column);
    expect(keys(moduleColumns(columns, allowed(null, ['c', 'gone', 'a'])))).toEqual(['c', 'a']);
    expect(moduleColumns(columns, null)).toEqual([]);
  });

  it('shows the largest groups until others are chosen', () => {
    const groups = Array.from({ length: 20 }, (_, row) => group(row, row));
    const usual = usualGroups(groups, ({ row }) => String(row));
    expect(usual.size).toBe(12);
    expect(usual.has('19')).toBe(true);
    expect(usual.has('7')).toBe(false);
  });

  it('is by what the tenant has', () => {
    expect(matrixKinds(3, 2)).toEqual(['groups', 'modules']);
    expect(matrixKinds(0, 2)).toEqual(['modules']);
    expect(matrixKinds(0, 0)).toEqual([]);
  });
});
