import { expect, it } from 'vitest';
import { everyone, Query, type Sort } from '../../preload/contract';
import { changeLevel, mostLevels, moveLevel, withLevel, withoutLevel } from './levels';

const by = (...columns: string[]): Sort[] => columns.map((column) => ({ column, direction: 'ascending' }));

it('sorts by another column after the others, once, and by no more than the engine takes', () => {
  expect(withLevel(by('a'), 'b')).toEqual(by('a', 'b'));
  expect(withLevel(by('a', 'b'), 'a')).toEqual(by('a', 'b'));
  const most = by(...Array.from({ length: mostLevels }, (_, index) => `c${index}`));
  expect(withLevel(most, 'one too many')).toEqual(most);
  expect(Query.safeParse({ ...everyone, sort: most }).success).toBe(true);
  expect(Query.safeParse({ ...everyone, sort: [...most, ...by('x')] }).success).toBe(false);
});

it('moves, changes and takes away levels', () => {
  expect(moveLevel(by('a', 'b', 'c'), 2, -1)).toEqual(by('a', 'c', 'b'));
  expect(moveLevel(by('a', 'b', 'c'), 0, 1)).toEqual(by('b', 'a', 'c'));
  expect(moveLevel(by('a', 'b'), 0, -1)).toEqual(by('a', 'b'));
  expect(moveLevel(by('a', 'b'), 1, 1)).toEqual(by('a', 'b'));
  expect(withoutLevel(by('a', 'b'), 'a')).toEqual(by('b'));
  expect(changeLevel(by('a', 'b'), 1, { direction: 'descending' })[1]).toEqual({
    column: 'b',
    direction: 'descending',
  });
});
