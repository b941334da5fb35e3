import { describe, expect, it } from 'vitest';
import { cycleSort } from './users';

describe('a click on a column’s header', () => {
  it('sorts ascending, then descending, then not at all', () => {
    const first = cycleSort([], 'userName');
    expect(first).toEqual([{ column: 'userName', direction: 'ascending' }]);
    const second = cycleSort(first, 'userName');
    expect(second).toEqual([{ column: 'userName', direction: 'descending' }]);
    expect(cycleSort(second, 'userName')).toEqual([]);
  });

  it('begins anew on another column', () => {
    expect(cycleSort([{ column: 'userName', direction: 'descending' }], 'title')).toEqual([
      { column: 'title', direction: 'ascending' },
    ]);
  });
});
