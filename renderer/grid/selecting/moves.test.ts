import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Current, cellAreas, selectionAt } from '../selectedCells';
import { type Area, contains, countCells } from './areas';
import { afterKey, extendColumns, extendTo, leadOf, stepWithin, toggleColumn, wholeColumns } from './moves';

const item = fc.tuple(fc.nat(9), fc.nat(30));
/** Everything is filled but the fourth column from the tenth row on. */
const isFilled = (column: number, row: number) => column !== 3 || row < 10;
const sheet = { columns: 10, rows: 31, page: 12, isFilled };
const key = (key: string, part: object = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...part,
});
const area = (x: number, y: number, width: number, height: number): Area => ({ x, y, width, height });

describe('an area that is drawn', () => {
  it('has the cell where it began in one corner and ends in the other', () => {
    fc.assert(
      fc.property(item, item, (from, to) => {
        const drawn = extendTo(selectionAt(from), to);
        expect(drawn.cell).toEqual(from);
        expect(contains([drawn.range], ...from) && contains([drawn.range], ...to)).toBe(true);
        expect(drawn.range.width * drawn.range.height).toBe(
          (Math.abs(from[0] - to[0]) + 1) * (Math.abs(from[1] - to[1]) + 1),
        );
        expect(leadOf(drawn)).toEqual(to);
      }),
    );
  });

  it('grows by pages and to the ends of a row, within the list', () => {
    const at = selectionAt([4, 20]);
    expect(afterKey(at, key('PageDown', { shiftKey: true }), sheet)?.range).toEqual(area(4, 20, 1, 11));
    expect(afterKey(at, key('PageUp', { shiftKey: true }), sheet)?.range).toEqual(area(4, 8, 1, 13));
    expect(afterKey(at, key('Home', { shiftKey: true }), sheet)?.range).toEqual(area(0, 20, 5, 1));
    expect(afterKey(at, key('End', { shiftKey: true }), sheet)?.range).toEqual(area(4, 20, 6, 1));
    expect(afterKey(at, key('PageDown'), sheet)).toBeNull();
    expect(afterKey(at, key('Tab'), sheet)).toBeNull();
    expect(afterKey(at, key(' ', { shiftKey: true }), sheet)).toBeNull();
  });
});

describe('arrows', () => {
  it('draw an area with Shift, and leave those that were drawn before', () => {
    const current = { ...selectionAt([2, 5]), rangeStack: [area(6, 1, 2, 3)] };
    const drawn = afterKey(current, key('ArrowDown', { shiftKey: true }), sheet);
    expect(drawn).toEqual({ cell: [2, 5], range: area(2, 5, 1, 2), rangeStack: [area(6, 1, 2, 3)] });
    expect(drawn && afterKey(drawn, key('ArrowUp', { shiftKey: true }), sheet)).toEqual(current);
    expect(afterKey(selectionAt([0, 0]), key('ArrowLeft', { shiftKey: true }), sheet)?.range).toEqual(area(0, 0, 1, 1));
  });

  it('lead to the edge of what is filled with Ctrl, and draw as far with Shift', () => {
    const down = (from: readonly [number, number], part = {}) =>
      afterKey(selectionAt(from), key('ArrowDown', { ctrlKey: true, ...part }), sheet);
    expect(down([3, 2])?.cell).toEqual([3, 9]);
    expect(down([3, 9])?.cell).toEqual([3, 30]);
    expect(down([2, 2])).toEqual(selectionAt([2, 30]));
    expect(down([3, 2], { shiftKey: true })?.range).toEqual(area(3, 2, 1, 8));
    const right = afterKey(selectionAt([1, 20]), key('ArrowRight', { ctrlKey: true }), sheet);
    expect(right?.cell).toEqual([2, 20]);
  });

  it('are the grid’s own without either', () => {
    expect(afterKey(selectionAt([1, 1]), key('ArrowDown'), sheet)).toBeNull();
  });
});

describe('columns', () => {
  it('are selected whole', () => {
    const current = { ...selectionAt([2, 5]), rangeStack: [area(6, 1, 2, 3)] };
    const whole = afterKey(current, key(' ', { ctrlKey: true }), sheet);
    expect(whole).toEqual(wholeColumns(current, 31));
    expect(whole && cellAreas({ current: whole })).toEqual([area(2, 0, 1, 31), area(6, 0, 2, 31)]);
    expect(whole?.cell).toEqual([2, 5]);
  });

  it('are added and taken out again', () => {
    const one = toggleColumn(selectionAt([1, 1]), 3, 31);
    expect(one?.range).toEqual(area(3, 0, 1, 31));
    expect(one?.rangeStack).toEqual([]);
    const two = toggleColumn(one, 5, 31);
    expect(two && cellAreas({ current: two })).toEqual([area(5, 0, 1, 31), area(3, 0, 1, 31)]);
    expect(toggleColumn(two, 5, 31)?.range).toEqual(area(3, 0, 1, 31));
    expect(toggleColumn(one, 3, 31)).toBeUndefined();
    expect(toggleColumn(undefined, 3, 31)?.range).toEqual(area(3, 0, 1, 31));
  });

  it('are selected from one to another', () => {
    expect(extendColumns(selectionAt([5, 7]), 2, 31)).toEqual({
      cell: [5, 7],
      range: area(2, 0, 4, 31),
      rangeStack: [],
    });
    expect(extendColumns(undefined, 2, 31).range).toEqual(area(2, 0, 1, 31));
  });
});

describe('stepping within what is selected', () => {
  const small = fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }));
  const areas = fc
    .array(small, { minLength: 1, maxLength: 3 })
    .map((those) => those.map(([x, y, width, height]) => area(x, y, width, height)));

  it('visits every cell of every area and comes back, either way', () => {
    fc.assert(
      fc.property(areas, fc.constantFrom([1, 0] as const, [0, 1] as const), ([first, ...others], step) => {
        if (!first) return;
        const start = { cell: [first.x, first.y] as const, range: first, rangeStack: others };
        const total = [first, ...others].reduce((sum, { width, height }) => sum + width * height, 0);
        const seen = new Set<string>();
        let at: Current = start;
        for (let steps = 0; steps < total; steps += 1) {
          seen.add(at.cell.join('/'));
          expect(contains([at.range], at.cell[0], at.cell[1])).toBe(true);
          at = stepWithin(at, step);
        }
        expect(seen.size).toBe(countCells([first, ...others]));
        expect(at).toEqual(start);
        const back = step[0] === 1 ? ([-1, 0] as const) : ([0, -1] as const);
        expect(stepWithin(stepWithin(start, step), back)).toEqual(start);
      }),
    );
  });

  it('goes by rows to the side, and by columns down', () => {
    const current = { ...selectionAt([1, 1]), range: area(1, 1, 2, 2) };
    expect(afterKey(current, key('Tab'), sheet)?.cell).toEqual([2, 1]);
    expect(stepWithin({ ...current, cell: [2, 1] }, [1, 0]).cell).toEqual([1, 2]);
    expect(stepWithin({ ...current, cell: [1, 2] }, [0, 1]).cell).toEqual([2, 1]);
    expect(afterKey(current, key('Tab', { shiftKey: true }), sheet)?.cell).toEqual([2, 2]);
  });
});
