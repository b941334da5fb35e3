import { describe, expect, it } from 'vitest';
import type { Column } from '../../preload/contract';
import { columnForTests } from '../invite/columnsForTests';
import { gridRow } from '../state/entriesForTests';
import { isPaintable, paintedCells, paintLabel, strokeOf } from './painting';

const column = (key: string, part: Partial<Column> = {}) => columnForTests(key, { type: 'boolean', ...part });
const [cranes, lorries] = [column('group:1'), column('group:2')];
const locked = column('group:3', { editable: false, fixed: 'not-permitted' });
const level = column('level', { type: 'choice', choices: ['none', 'read'] });
const columns = [cranes, lorries, locked, level].map((one, index) => ({ column: one, index }));
const ann = gridRow({ id: 1, cells: [true, false, false, 'none'] });
const bob = gridRow({ id: 2, cells: [null, true, true, 'read'] });

describe('painting a range', () => {
  it('turns everything on, unless everything is on already', () => {
    expect(strokeOf([ann, bob], columns)).toBe(true);
    expect(strokeOf([gridRow({ cells: [true, true, false, 'none'] })], columns)).toBe(false);
  });

  it('leaves alone what has the value, what cannot have it, and what may not be edited', () => {
    expect(paintedCells([ann, bob], 10, columns, true)).toEqual([
      { row: 1, column: 'group:2', value: true, at: [1, 10] },
      { row: 2, column: 'group:1', value: true, at: [0, 11] },
    ]);
    expect(paintedCells([ann, bob], 10, columns, false).map(({ row, column: key }) => [row, key])).toEqual([
      [1, 'group:1'],
      [2, 'group:2'],
    ]);
    expect(paintedCells([ann, bob], 0, columns, 'read')).toEqual([
      { row: 1, column: 'level', value: 'read', at: [3, 0] },
    ]);
  });

  it('knows which columns take a choice', () => {
    expect(isPaintable(level, 'write')).toBe(false);
    expect(isPaintable(level, null)).toBe(true);
    expect(isPaintable({ ...level, required: true }, null)).toBe(false);
    expect(isPaintable(cranes, 'read')).toBe(false);
  });

  it('is called by its column where it has one', () => {
    const one = paintedCells([ann, bob], 0, [{ column: cranes, index: 0 }], false);
    expect(paintLabel(one, { key: 'group:1', label: 'Cranes' }, 'No')).toEqual({
      key: 'batch.paint.column',
      params: { count: 1, value: 'No', column: 'Cranes', columnKey: 'group:1' },
    });
    const many = paintedCells([ann, bob], 0, columns, true);
    expect(paintLabel(many, { key: 'group:1', label: 'Cranes' }, 'Yes')).toEqual({
      key: 'batch.paint.cells',
      params: { count: 2, value: 'Yes' },
    });
  });
});
