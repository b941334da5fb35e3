import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Area,
  asBlock,
  columnSlices,
  contains,
  countCells,
  mergeSlices,
  positionsOf,
  rowSlices,
  sliceLength,
  within,
} from './areas';

const size = 14;
const area = fc.record({
  x: fc.nat(size - 1),
  y: fc.nat(size - 1),
  width: fc.integer({ min: 1, max: size }),
  height: fc.integer({ min: 1, max: size }),
});
const areas = fc.array(area, { minLength: 1, maxLength: 6 });

/** Every cell that is in any of them, one by one. */
function cellsOf(areas: readonly Area[]): Set<string> {
  const cells = areas.flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, at) => `${x + (at % width)}/${y + Math.floor(at / width)}`),
  );
  return new Set(cells);
}

describe('what is selected', () => {
  it('is counted once, however areas overlap', () => {
    fc.assert(fc.property(areas, (areas) => countCells(areas) === cellsOf(areas).size));
  });

  it('is the same column by column', () => {
    fc.assert(
      fc.property(areas, (areas) => {
        const columns = columnSlices(areas);
        const cells = columns.flatMap(({ column, slices }) => positionsOf(slices).map((row) => `${column}/${row}`));
        expect(new Set(cells)).toEqual(cellsOf(areas));
        expect(cells).toHaveLength(new Set(cells).size);
      }),
    );
  });

  it('contains the cells that it has and no others', () => {
    fc.assert(
      fc.property(areas, fc.nat(2 * size), fc.nat(2 * size), (areas, column, row) => {
        expect(contains(areas, column, row)).toBe(cellsOf(areas).has(`${column}/${row}`));
      }),
    );
  });

  it('has its rows in order and apart', () => {
    fc.assert(
      fc.property(areas, (areas) => {
        const slices = rowSlices(areas);
        const rows = new Set([...cellsOf(areas)].map((cell) => Number(cell.split('/')[1])));
        expect(new Set(positionsOf(slices))).toEqual(rows);
        expect(sliceLength(slices)).toBe(rows.size);
        for (const [index, [from]] of slices.slice(1).entries()) expect(from).toBeGreaterThan(slices[index]?.[1] ?? 0);
      }),
    );
  });

  it('has no empty slices', () => {
    expect(mergeSlices([])).toEqual([]);
    expect(
      mergeSlices([
        [5, 5],
        [3, 4],
        [4, 6],
      ]),
    ).toEqual([[3, 6]]);
  });
});

describe('a block', () => {
  it('is a table that holds all that is selected and nothing else', () => {
    fc.assert(
      fc.property(areas, (areas) => {
        const block = asBlock(areas);
        if (!block) return;
        const cells = block.columns.flatMap((column) => positionsOf(block.slices).map((row) => `${column}/${row}`));
        expect(new Set(cells)).toEqual(cellsOf(areas));
      }),
    );
  });

  it('is made of areas of the same rows, or of the same columns', () => {
    const rows = [
      { x: 5, y: 2, width: 1, height: 3 },
      { x: 1, y: 2, width: 2, height: 3 },
    ];
    expect(asBlock(rows)).toEqual({ columns: [1, 2, 5], slices: [[2, 5]] });
    const columns = [
      { x: 1, y: 9, width: 2, height: 1 },
      { x: 1, y: 2, width: 2, height: 2 },
    ];
    expect(asBlock(columns)).toEqual({
      columns: [1, 2],
      slices: [
        [2, 4],
        [9, 10],
      ],
    });
    const neither = [
      { x: 1, y: 1, width: 1, height: 1 },
      { x: 2, y: 2, width: 1, height: 1 },
    ];
    expect(asBlock(neither)).toBeNull();
    expect(asBlock([])).toBeNull();
  });
});

it('an area ends where the sheet ends', () => {
  expect(within({ x: 2, y: 3, width: 9, height: 9 }, 5, 4)).toEqual({ x: 2, y: 3, width: 3, height: 1 });
  expect(within({ x: 5, y: 0, width: 1, height: 1 }, 5, 4)).toBeNull();
});
