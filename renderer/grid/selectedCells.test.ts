import { CompactSelection } from '@glideapps/glide-data-grid';
import { describe, expect, it } from 'vitest';
import { emptySelection, isSelected, selectedCells, selectionAt, toTabbedText } from './selectedCells';

describe('the selected cells', () => {
  it('are those of a range', () => {
    const range = { x: 2, y: 10, width: 3, height: 5 };
    const selection = { ...emptySelection, current: { cell: [2, 10] as const, range, rangeStack: [] } };
    expect(selectedCells(selection, 12)).toEqual({ rows: [[10, 15]], firstColumn: 2, columns: 3, rowCount: 5 });
  });

  it('are whole rows where rows are selected', () => {
    const rows = CompactSelection.fromArray([3, 4, 5, 9]);
    expect(selectedCells({ ...emptySelection, rows }, 12)).toEqual({
      rows: [
        [3, 6],
        [9, 10],
      ],
      firstColumn: 0,
      columns: 12,
      rowCount: 4,
    });
  });

  it('are those of a range of several, even where rows are ticked', () => {
    const rows = CompactSelection.fromArray([3]);
    const current = { cell: [2, 10] as const, range: { x: 2, y: 10, width: 1, height: 2 }, rangeStack: [] };
    expect(selectedCells({ ...emptySelection, rows, current }, 12)).toMatchObject({ rows: [[10, 12]], columns: 1 });
    expect(selectedCells({ ...emptySelection, rows, current: selectionAt([2, 10]) }, 12)).toMatchObject({
      rows: [[3, 4]],
      columns: 12,
    });
  });

  it('hold a cell that is in the range, or of a ticked row', () => {
    const current = { cell: [2, 10] as const, range: { x: 2, y: 10, width: 1, height: 2 }, rangeStack: [] };
    const selection = { ...emptySelection, rows: CompactSelection.fromArray([3]), current };
    const cells = [
      [5, 3],
      [2, 11],
      [-1, 11],
      [3, 11],
      [2, 12],
    ] as const;
    expect(cells.map((cell) => isSelected(selection, cell))).toEqual([true, true, true, false, false]);
    expect(isSelected(emptySelection, [0, 0])).toBe(false);
  });

  it('are none where nothing is', () => {
    expect(selectedCells(emptySelection, 12)).toBeNull();
  });
});

describe('copied text', () => {
  it('keeps cells apart whatever they hold', () => {
    expect(
      toTabbedText([
        ['Anna', 'a "quote"'],
        ['two\nlines', 'tab\there'],
      ]),
    ).toBe('Anna\t"a ""quote"""\n"two\nlines"\t"tab\there"');
  });
});
