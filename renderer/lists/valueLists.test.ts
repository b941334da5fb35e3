import { expect, it } from 'vitest';
import type { Administration } from '../../preload/contract';
import { columnForTests } from '../invite/columnsForTests';
import { askedValue, kindList, roleList } from './valueLists';

const column = (key: string, choices: string[] | null) =>
  columnForTests(key, { type: choices ? 'choice' : 'text', choices });

it('there is a list for each kind of user that the tenant knows', () => {
  expect(kindList([column('userType', ['employee', 'external'])])).toEqual({
    column: 'userType',
    values: ['employee', 'external'],
  });
  expect(kindList([column('userType', null), column('title', ['a'])])).toBeNull();
});

it('there is a list for each role: those that are described, else those of the schema', () => {
  const columns = [column('roles', ['Admin', 'Member'])];
  const role = { value: 'Owner', names: {}, descriptions: {}, permissions: [] };
  const administration = { roles: [role] } as unknown as Administration;
  expect(roleList(columns, administration)?.values).toEqual(['Owner']);
  expect(roleList(columns, null)?.values).toEqual(['Admin', 'Member']);
  expect(roleList([column('roles', null)], null)).toBeNull();
  expect(roleList([], administration)).toBeNull();
});

it('a query asks for one value of a column, or for none', () => {
  const query = {
    search: '',
    status: null,
    equal: [{ column: 'roles', value: 'Admin' }],
    group: null,
    filter: null,
    open: null,
    sort: [],
  };
  expect(askedValue(query, 'roles')).toBe('Admin');
  expect(askedValue(query, 'userType')).toBeNull();
});
