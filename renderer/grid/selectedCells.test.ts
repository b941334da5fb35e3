import { CompactSelection } from '@glideapps/glide-data-grid';
import { describe, expect, it } from 'vitest';
import { emptySelection, grownSelection, isSelected, selectedAreas, selectionAt, selectionOf } from './selectedCells';

const range = { x: 2, y: 10, width: 3, height: 5 };
const other = { x: 7, y: 1, width: 1, height: 2 };

describe('the selected areas', () => {
  it('are those of cells, the one with the keyboard first', () => {
    const current = { cell: [2, 10] as const, range, rangeStack: [other] };
    expect(selectedAreas({ ...emptySelection, current }, 12)).toEqual([range, other]);
  });

  it('are whole rows where rows are selected', () => {
    const rows = CompactSelection.fromArray([3, 4, 5, 9]);
    const whole = [
      { x: 0, y: 3, width: 12, height: 3 },
      { x: 0, y: 9, width: 12, height: 1 },
    ];
    expect(selectedAreas({ ...emptySelection, rows }, 12)).toEqual(whole);
    expect(selectedAreas({ ...emptySelection, rows, current: selectionAt([2, 10]) }, 12)).toEqual(whole);
  });

  it('are those of several cells, even where rows are ticked', () => {
    const rows = CompactSelection.fromArray([3]);
    const current = { ...selectionAt([2, 10]), range: { x: 2, y: 10, width: 1, height: 2 } };
    expect(selectedAreas({ ...emptySelection, rows, current }, 12)).toEqual([current.range]);
    const apart = { ...selectionAt([2, 10]), rangeStack: [other] };
    expect(selectedAreas({ ...emptySelection, rows, current: apart }, 12)).toHaveLength(2);
  });

  it('hold a cell that is in one of them, or of a ticked row', () => {
    const current = selectionOf([{ x: 2, y: 10, width: 1, height: 2 }, other]);
    const selection = { ...emptySelection, rows: CompactSelection.fromArray([3]), ...(current ? { current } : {}) };
    const cells = [
      [5, 3],
      [2, 11],
      [-1, 11],
      [7, 2],
      [3, 11],
      [2, 12],
      [9, 3],
    ] as const;
    expect(cells.map((cell) => isSelected(selection, cell))).toEqual([true, true, true, true, false, false, true]);
    expect(isSelected(emptySelection, [0, 0])).toBe(false);
  });

  it('are none where nothing is', () => {
    expect(selectedAreas(emptySelection, 12)).toEqual([]);
    expect(selectionOf([])).toBeUndefined();
  });
});

describe('a list of which only the beginning was known', () => {
  it('has everybody selected once the rest has come, if everybody was', () => {
    const ticked = { ...emptySelection, rows: CompactSelection.fromSingleSelection([0, 40]) };
    expect(grownSelection(ticked, 40, 900)?.rows.length).toBe(900);
    const column = { ...selectionAt([2, 7]), range: { x: 2, y: 0, width: 1, height: 40 } };
    const grown = grownSelection({ ...emptySelection, current: column }, 40, 900);
    expect(grown?.current?.range).toEqual({ x: 2, y: 0, width: 1, height: 900 });
    expect(grown?.rows.length).toBe(0);
  });

  it('keeps any other selection', () => {
    const rows = CompactSelection.fromSingleSelection([1, 40]);
    const current = { ...selectionAt([2, 7]), range: { x: 2, y: 0, width: 1, height: 39 } };
    expect(grownSelection({ ...emptySelection, rows, current }, 40, 900)).toBeNull();
    expect(grownSelection(emptySelection, 0, 900)).toBeNull();
  });
});
