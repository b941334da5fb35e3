import { expect, it } from 'vitest';
import { selectionAt } from '../selectedCells';
import { carried } from './carrying';

const keys = (text: string) => [...text];
const area = (x: number, width: number) => ({ x, y: 2, width, height: 3 });

it('stays with its column', () => {
  expect(carried(selectionAt([1, 5]), keys('abc'), keys('cab'))).toEqual(selectionAt([2, 5]));
  expect(carried(selectionAt([1, 5]), keys('abc'), keys('abcd'))).toEqual(selectionAt([1, 5]));
});

it('is gone with its column', () => {
  expect(carried(selectionAt([1, 5]), keys('abc'), keys('ac'))).toBeNull();
});

it('keeps the areas whose columns still stand together', () => {
  const current = { cell: [0, 2] as const, range: area(0, 2), rangeStack: [area(3, 1), area(2, 2)] };
  expect(carried(current, keys('abcd'), keys('dabc'))).toEqual({
    cell: [1, 2],
    range: area(1, 2),
    rangeStack: [area(0, 1)],
  });
  expect(carried(current, keys('abcd'), keys('acbd'))?.range).toEqual({ x: 0, y: 2, width: 1, height: 1 });
});
