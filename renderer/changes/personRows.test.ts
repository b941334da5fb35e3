import { expect, it } from 'vitest';
import { changeEntry } from '../state/entriesForTests';
import { personRows } from './personRows';

it('names a person once above their changes, and again where others came between', () => {
  const rows = personRows([
    changeEntry({ id: 4, row: 1, person: 'Ann' }),
    changeEntry({ id: 3, row: 1, person: 'Ann' }),
    changeEntry({ id: 2, row: 2, person: 'Bob' }),
    changeEntry({ id: 1, row: 1, person: 'Ann' }),
  ]);
  expect(rows.map((row) => (row.kind === 'person' ? [row.person, ...row.changes] : row.entry.id))).toEqual([
    ['Ann', 4, 3],
    4,
    3,
    ['Bob', 2],
    2,
    ['Ann', 1],
    1,
  ]);
});
