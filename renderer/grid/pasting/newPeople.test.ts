import { expect, it } from 'vitest';
import { columnForTests } from '../../invite/columnsForTests';
import { newPeople } from './newPeople';

const columns = [
  columnForTests('emails', { required: true }),
  columnForTests('groups', { type: 'list', fixed: 'read-only' }),
  columnForTests('employeeId', { fixed: 'immutable' }),
];
const table = (...rows: string[][]) => rows.map((cells) => cells.map((text) => ({ text, held: null })));

it('rows beyond the list become people, with what can be given to somebody new', () => {
  expect(
    newPeople(columns, table(['ada@example.com', 'Night shift', '007'], [' ', '', ''], ['bob@example.com'])),
  ).toEqual({
    people: [{ emails: 'ada@example.com', employeeId: '007' }, { emails: 'bob@example.com' }],
    ignored: [columns[1]],
  });
  expect(newPeople(columns, table(['']))).toEqual({ people: [], ignored: [] });
});
