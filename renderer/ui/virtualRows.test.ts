import { expect, it } from 'vitest';
import { rowsBetween, topsOf } from './virtualRows';

const tops = topsOf([10, 30, 10, 50]);

it('stand below one another', () => {
  expect(tops).toEqual([0, 10, 40, 50, 100]);
});

it('are seen where any part of them is', () => {
  expect(rowsBetween(tops, -100, 5)).toEqual([0, 1]);
  expect(rowsBetween(tops, 9, 11)).toEqual([0, 2]);
  expect(rowsBetween(tops, 10, 39)).toEqual([1, 2]);
  expect(rowsBetween(tops, 45, 1_000)).toEqual([2, 4]);
  expect(rowsBetween([0], 0, 500)).toEqual([0, 0]);
});
