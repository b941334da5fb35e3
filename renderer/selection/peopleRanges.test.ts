import { CompactSelection } from '@glideapps/glide-data-grid';
import { describe, expect, it } from 'vitest';
import { emptySelection } from '../grid/selectedCells';
import { followTicks, nobody, peopleRanges } from './peopleRanges';

const at = (y: number, height: number) => ({
  cell: [1, y] as const,
  range: { x: 1, y, width: 2, height },
  rangeStack: [],
});

describe('the selected people', () => {
  it('are nobody where nothing is selected', () => {
    expect(peopleRanges(emptySelection)).toEqual(nobody);
  });

  it('are those whose cells are selected; the one whom the keyboard is at was not chosen', () => {
    expect(peopleRanges({ ...emptySelection, current: at(10, 3) })).toEqual({
      ranges: [{ start: 10, count: 3 }],
      count: 3,
      isChosen: true,
    });
    expect(peopleRanges({ ...emptySelection, current: at(10, 1) })).toMatchObject({ count: 1, isChosen: false });
  });

  it('are those who are ticked, wherever the keyboard is', () => {
    const rows = CompactSelection.fromArray([3, 4, 9]);
    expect(peopleRanges({ ...emptySelection, rows, current: at(20, 5) })).toEqual({
      ranges: [
        { start: 3, count: 2 },
        { start: 9, count: 1 },
      ],
      count: 3,
      isChosen: true,
    });
  });
});

describe('ticks', () => {
  it('follow their people when the list moves', () => {
    expect(followTicks([7, 8, 30], [1, 7, 8, 2, 30]).items).toEqual([
      [1, 3],
      [4, 5],
    ]);
  });

  it('go with people who leave the list', () => {
    expect(followTicks([7, 8], [1, 8]).toArray()).toEqual([1]);
    expect(followTicks([7], []).length).toBe(0);
  });
});
