import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySelection } from '../grid/selectedCells';
import type { Area } from '../grid/selecting/areas';
import { followAreas } from './followAreas';
import { peopleRanges } from './peopleRanges';

const area = (y: number, height: number, x = 1): Area => ({ x, y, width: 2, height });

/** What becomes of areas, of which the first has the keyboard in its last row. */
function follow(before: readonly number[], list: readonly number[], [range, ...rangeStack]: readonly Area[]) {
  if (!range) throw new Error('nothing is selected');
  const current = { cell: [1, range.y + range.height - 1] as const, range, rangeStack };
  const { ranges } = peopleRanges({ ...emptySelection, current });
  const selected = ranges.flatMap(({ start, count }) => before.slice(start, start + count));
  return followAreas(current, { ranges, selected, count: before.length, list });
}

describe('selected areas', () => {
  it('move with their people, each by as much as these have moved', () => {
    const moved = follow([1, 2, 3, 4, 5, 6], [5, 6, 9, 1, 2, 3, 4], [area(1, 2), area(4, 1, 4)]);
    expect(moved).toEqual({
      areLeft: false,
      current: { cell: [1, 5], range: area(4, 2), rangeStack: [area(0, 1, 4)] },
    });
  });

  it('are none any more once somebody else stands among their people, or one of them has gone', () => {
    const only = (row: number) => ({
      areLeft: true,
      current: { cell: [1, row], range: { x: 1, y: row, width: 1, height: 1 }, rangeStack: [] },
    });
    expect(follow([1, 2, 3], [1, 9, 2, 3], [area(0, 2)])).toEqual(only(2));
    expect(follow([1, 2, 3], [2, 1, 3], [area(0, 2)])).toEqual(only(0));
    expect(follow([1, 2, 3], [1, 3], [area(0, 2)])).toEqual(only(1));
  });

  it('of everybody stay everybody', () => {
    expect(follow([1, 2, 3], [3, 9, 1, 2], [area(0, 3)])).toMatchObject({ current: { range: area(0, 4) } });
  });

  it('hold the same people, and the keyboard is with its own', () => {
    const people = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 10 });
    const areas = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(people, people, areas, (before, list, drawn) => {
        const selected = drawn
          .filter(([y, height]) => y + height <= before.length && height < before.length)
          .map(([y, height]) => area(y, height));
        fc.pre(selected.length > 0);
        const { current, areLeft } = follow(before, list, selected);
        const who = (of: readonly number[], { y, height }: Area) => of.slice(y, y + height);
        const wanted = selected.map((one) => who(before, one));
        const isTogether = wanted.every((some) => `,${list.join()},`.includes(`,${some.join()},`));
        expect(areLeft).toBe(!isTogether);
        const keyboard = wanted[0]?.at(-1) ?? 0;
        if (list.includes(keyboard)) expect(list[current.cell[1]]).toBe(keyboard);
        if (areLeft) return;
        expect([current.range, ...current.rangeStack].map((one) => who(list, one))).toEqual(wanted);
      }),
    );
  });
});
