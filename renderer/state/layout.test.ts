import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnForTests } from '../invite/columnsForTests';
import {
  frozenTo,
  inOrder,
  isSameLayout,
  type Layout,
  laidOut,
  moved,
  narrowest,
  renewed,
  resized,
  usualLayout,
  widest,
  withColumns,
} from './layout';

const column = (key: string, shown = true) => columnForTests(key, { shown });

const all = [column('a'), column('b'), column('c'), column('d', false), column('e', false), column('f')];
const keysOf = ({ columns }: Layout) => columns.map(({ key }) => key);
const layoutOf = (keys: string, frozen = 1): Layout => ({
  columns: [...keys].map((key) => ({ key, width: null })),
  frozen,
});

const key = fc.constantFrom(...all.map((one) => one.key), 'gone');
const step: fc.Arbitrary<(layout: Layout) => Layout> = fc.oneof(
  fc.tuple(key, fc.integer({ min: -3, max: 12 })).map(
    ([one, to]) =>
      (layout: Layout) =>
        moved(layout, one, to),
  ),
  key.map(
    (one) => (layout: Layout) =>
      withColumns(
        layout,
        [...keysOf(layout), one].filter((other) => other !== 'gone'),
      ),
  ),
  key.map((one) => (layout: Layout) => {
    const keys = keysOf(layout).filter((other) => other !== one);
    return keys.length > 0 ? withColumns(layout, keys) : layout;
  }),
  fc.tuple(key, fc.option(fc.double({ min: -100, max: 5_000, noNaN: true }))).map(
    ([one, width]) =>
      (layout: Layout) =>
        resized(layout, one, width),
  ),
  fc.integer({ min: -2, max: 40 }).map((frozen) => (layout: Layout) => frozenTo(layout, frozen)),
  fc.shuffledSubarray(all.map((one) => one.key)).map((keys) => (layout: Layout) => inOrder(layout, keys)),
  fc
    .subarray(all.slice(1))
    .map((others) => (layout: Layout) => renewed(layout, keysOf(usualLayout(all)), [...all.slice(0, 1), ...others])),
);

it('stays a choice of known columns, each once, whatever is done to it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const layout = steps.reduce((before, next) => next(before), usualLayout(all));
      const keys = keysOf(layout);
      expect(keys.length).toBeGreaterThan(0);
      expect(new Set(keys).size).toBe(keys.length);
      expect(laidOut(layout, all).map((one) => one.key)).toEqual(keys);
      expect(layout.frozen).toBeGreaterThanOrEqual(0);
      expect(layout.frozen).toBeLessThanOrEqual(keys.length);
      for (const { width } of layout.columns) {
        if (width === null) continue;
        expect(width).toBeGreaterThanOrEqual(narrowest);
        expect(width).toBeLessThanOrEqual(widest);
      }
    }),
  );
});

it.each([
  ['b', 0, 'bacf'],
  ['a', 2, 'bcaf'],
  ['a', 99, 'bcfa'],
  ['f', -1, 'fabc'],
  ['gone', 1, 'abcf'],
])('%s moved to place %d: %s', (moving, to, expected) => {
  expect(keysOf(moved(usualLayout(all), moving, to)).join('')).toBe(expected);
});

it('moves what is frozen only where a frozen column leaves', () => {
  const layout = layoutOf('abcf', 2);
  expect(withColumns(layout, ['a', 'c', 'f']).frozen).toBe(1);
  expect(withColumns(layout, ['a', 'b', 'f']).frozen).toBe(2);
  // Who somebody is stays in sight.
  expect(withColumns(layout, ['c', 'f']).frozen).toBe(1);
  expect(withColumns(frozenTo(layout, 0), ['c', 'f']).frozen).toBe(0);
});

it('brings columns in an order, and leaves those behind of which it says nothing', () => {
  expect(keysOf(inOrder(layoutOf('abcf'), ['f', 'x', 'b'])).join('')).toBe('fbac');
});

it('gets columns that are new and usually shown, and loses those that are gone', () => {
  const layout = layoutOf('fba', 2);
  const now = [column('a'), column('f'), column('g'), column('h', false)];
  expect(keysOf(renewed(layout, ['a', 'b', 'c', 'f'], now)).join('')).toBe('fag');
  // What was hidden by hand stays so.
  expect(keysOf(renewed(layoutOf('a'), ['a', 'f', 'g'], now)).join('')).toBe('a');
  expect(keysOf(renewed(layoutOf('b'), ['b', 'a', 'f', 'g'], now)).join('')).toBe('afg');
});

it('is the same as another one with the same columns, widths and frozen ones', () => {
  const layout = resized(layoutOf('abc'), 'b', 120);
  expect(isSameLayout(layout, resized(layoutOf('abc'), 'b', 120))).toBe(true);
  expect(isSameLayout(layout, layoutOf('abc'))).toBe(false);
  expect(isSameLayout(layout, moved(layout, 'a', 1))).toBe(false);
  expect(isSameLayout(layout, frozenTo(layout, 2))).toBe(false);
});
