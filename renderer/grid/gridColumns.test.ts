import { expect, it } from 'vitest';
import type { Column, Sort } from '../../preload/contract';
import { plainFace } from '../state/users';
import { frozenColumns, frozenWithin, sortMark } from './gridColumns';

const by = (column: string, direction: Sort['direction']): Sort => ({ column, direction });

it('a header tells the direction, and of several levels its own', () => {
  expect(sortMark([by('a', 'ascending')], 'a')).toBe('↑');
  expect(sortMark([by('a', 'ascending')], 'b')).toBeNull();
  const several = [by('a', 'ascending'), by('b', 'descending')];
  expect(several.map(({ column }) => sortMark(several, column))).toEqual(['↑1', '↓2']);
});

it.each([
  ['list', 2, 2],
  ['list', 9, 4],
  ['group', 0, 0],
  ['group', 1, 1],
  // The column that tells who is in the group stands behind the first one.
  ['group', 2, 3],
  ['matrix', 0, 1],
] as const)('in a %s whose layout keeps %d in place, %d stay', (kind, frozen, expected) => {
  const columns = Array.from('abcd', (key) => ({ key }) as Column);
  expect(frozenColumns({ face: { ...plainFace, kind }, columns }, { columns: [], frozen })).toBe(expected);
});

it('no more stay than leave room for the others', () => {
  const widths = [100, 200, 300, 400];
  expect(frozenWithin(Number.POSITIVE_INFINITY, widths, 3)).toBe(3);
  expect(frozenWithin(1_000, widths, 3)).toBe(3);
  expect(frozenWithin(800, widths, 3)).toBe(2);
  expect(frozenWithin(100, widths, 3)).toBe(0);
});
