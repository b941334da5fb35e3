import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { failure } from '../../../preload/failure';
import { startTexts } from '../../i18n';
import { batchText } from '../../i18n/batchText';
import { createFormats } from '../../i18n/formats';
import { columnForTests } from '../../invite/columnsForTests';
import type { Speech } from '../values';
import { gatherWrites } from './cellWrites';

let speech: Speech;
beforeAll(() => {
  startTexts('en');
  speech = { t: i18next.t, formats: createFormats('en', []) };
});

const title = columnForTests('title', { label: 'Title' });
const roles = columnForTests('roles', { label: 'Role' });

describe('values for many cells', () => {
  it('become one edit for each column, with one value where all are the same', () => {
    const writes = gatherWrites();
    writes.write(1, title, 'Lead');
    writes.write(2, title, 'Lead');
    writes.write(1, roles, 'Viewer');
    writes.write(3, roles, null);
    writes.skip(4, roles, 'Emperor', failure('not-choice'));
    expect(writes.edits()).toEqual([
      { kind: 'cells', column: 'title', rows: [1, 2], values: ['Lead'] },
      { kind: 'cells', column: 'roles', rows: [1, 3], values: ['Viewer', null] },
    ]);
    expect(writes.count()).toBe(4);
    expect(writes.skipped).toEqual([{ row: 4, column: 'roles', text: 'Emperor', failure: failure('not-choice') }]);
  });

  it('are called by their column where there is only one', () => {
    const writes = gatherWrites();
    for (let row = 0; row < 4_812; row += 1) writes.write(row, title, 'Lead');
    const words = (gesture: Parameters<typeof writes.label>[0]) => batchText(i18next.t, writes.label(gesture, speech));
    expect([words('paste'), words('fill'), words('cut'), words('clear')]).toEqual([
      'Title pasted for 4,812 people',
      'Title filled for 4,812 people',
      '4,812 cells moved: Title',
      'Title cleared for 4,812 people',
    ]);
    writes.write(1, roles, 'Viewer');
    expect(words('paste')).toBe('4,813 cells pasted');
  });
});
