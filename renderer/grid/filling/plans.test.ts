import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, countCells } from '../selecting/areas';
import { fillDown, fillRight, fillTo } from './plans';

const area = (x: number, y: number, width: number, height: number): Area => ({ x, y, width, height });
const anyArea = fc
  .tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .map(([x, y, width, height]) => area(x, y, width, height));

describe('a fill', () => {
  it('down takes the first row, or the one above a single row', () => {
    expect(fillDown([area(2, 3, 2, 4)])).toEqual([{ source: area(2, 3, 2, 1), target: area(2, 4, 2, 3), by: 'copy' }]);
    expect(fillDown([area(2, 3, 2, 1)])).toEqual([{ source: area(2, 2, 2, 1), target: area(2, 3, 2, 1), by: 'copy' }]);
    expect(fillDown([area(2, 0, 2, 1)])).toEqual([]);
  });

  it('to the right takes the first column, or the one before a single column', () => {
    expect(fillRight([area(2, 3, 3, 4)])).toEqual([{ source: area(2, 3, 1, 4), target: area(3, 3, 2, 4), by: 'copy' }]);
    expect(fillRight([area(2, 3, 1, 4)])).toEqual([{ source: area(1, 3, 1, 4), target: area(2, 3, 1, 4), by: 'copy' }]);
    expect(fillRight([area(0, 3, 1, 4)])).toEqual([]);
  });

  it('by the handle fills all that was added and nothing of what was there', () => {
    const sides = fc.constantFrom('up', 'down', 'left', 'right');
    fc.assert(
      fc.property(anyArea, sides, fc.integer({ min: 1, max: 4 }), (source, side, by) => {
        const { x, y, width, height } = source;
        const wholes = {
          up: area(x, y - by, width, height + by),
          down: area(x, y, width, height + by),
          left: area(x - by, y, width + by, height),
          right: area(x, y, width + by, height),
        };
        const whole = wholes[side];
        const fill = fillTo(source, whole, 'series');
        if (!fill) throw new Error('there is something to fill');
        expect(countCells([source, fill.target])).toBe(countCells([whole]));
        expect(countCells([fill.target])).toBe(countCells([whole]) - countCells([source]));
      }),
    );
    expect(fillTo(area(1, 1, 2, 2), area(1, 1, 2, 2), 'series')).toBeNull();
  });
});
