import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place, sourceOf } from './placement';

const sheet = { width: 8, height: 20 };
const at = (x: number, y: number, width = 1, height = 1) => ({ x, y, width, height });

describe('a pasted table', () => {
  it.each([
    ['one value fills all that is selected', at(0, 0), [at(2, 3, 4, 5)], [at(2, 3, 4, 5)]],
    ['spreads from one cell', at(0, 0, 2, 3), [at(2, 3)], [at(2, 3, 2, 3)]],
    ['is repeated over a multiple of it', at(0, 0, 2, 2), [at(1, 1, 4, 6)], [at(1, 1, 4, 6)]],
    ['spreads where the area is no multiple of it', at(0, 0, 2, 2), [at(1, 1, 3, 6)], [at(1, 1, 2, 2)]],
    ['of one row fills all selected rows of a column', at(0, 0, 3, 1), [at(1, 1, 1, 6)], [at(1, 1, 3, 6)]],
    ['of one column fills all selected columns of a row', at(0, 0, 1, 3), [at(1, 1, 2, 1)], [at(1, 1, 2, 3)]],
    ['is larger than the area', at(0, 0, 3, 4), [at(1, 1, 2, 2)], [at(1, 1, 3, 4)]],
  ])('%s', (_, { width, height }, targets, areas) => {
    expect(place({ width, height }, targets, sheet)).toEqual({ areas, rowsBeyond: 0, columnsBeyond: 0 });
  });

  it('of one value goes into several areas, a larger one into none', () => {
    const targets = [at(0, 0), at(3, 3, 2, 2)];
    expect(place({ width: 1, height: 1 }, targets, sheet)?.areas).toEqual(targets);
    expect(place({ width: 2, height: 1 }, targets, sheet)).toBeNull();
    expect(place({ width: 1, height: 1 }, [], sheet)).toBeNull();
  });

  it('that goes past the end tells what has no place', () => {
    expect(place({ width: 3, height: 5 }, [at(6, 18)], sheet)).toEqual({
      areas: [at(6, 18, 2, 2)],
      rowsBeyond: 3,
      columnsBeyond: 1,
    });
    // Below the last row all of it is new.
    expect(place({ width: 2, height: 5 }, [at(0, 20)], sheet)).toEqual({ areas: [], rowsBeyond: 5, columnsBeyond: 0 });
  });

  it('stays within the list, and every cell gets one of its own', () => {
    const size = fc.record({ width: fc.integer({ min: 1, max: 5 }), height: fc.integer({ min: 1, max: 9 }) });
    const target = fc.record({
      x: fc.nat(sheet.width - 1),
      y: fc.nat(sheet.height),
      width: fc.integer({ min: 1, max: 6 }),
      height: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(size, target, (table, target) => {
        const placed = place(table, [target], sheet);
        if (!placed) throw new Error('it has a place');
        for (const area of placed.areas) {
          expect(area.x + area.width).toBeLessThanOrEqual(sheet.width);
          expect(area.y + area.height).toBeLessThanOrEqual(sheet.height);
          const { column, row } = sourceOf(table, area, area.x + area.width - 1, area.y + area.height - 1);
          expect(column).toBeLessThan(table.width);
          expect(row).toBeLessThan(table.height);
          expect(sourceOf(table, area, area.x, area.y)).toEqual({ column: 0, row: 0 });
        }
        const rows = placed.areas.reduce((most, { height }) => Math.max(most, height), 0);
        const isOneValue = table.width * table.height === 1;
        // What is pasted is here or beyond, and nothing is lost without a word.
        if (!isOneValue) expect(Math.min(rows, table.height) + placed.rowsBeyond).toBe(table.height);
      }),
    );
  });
});
