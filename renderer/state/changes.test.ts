import { describe, expect, it } from 'vitest';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { collectChanges, editsOf } from './changes';
import { changeEntry } from './entriesForTests';

describe('all changes of a selection', () => {
  it('come in as many answers as it takes', async () => {
    const count = 10_005;
    engine.connect(
      startEngine({
        'changes.list': ({ before, limit }) => {
          const first = before === null ? count : before - 1;
          const entries = Array.from({ length: Math.min(limit, first) }, (_, index) =>
            changeEntry({ id: first - index }),
          );
          return succeeded({ entries, total: count });
        },
      }).port,
    );
    const found = await collectChanges('acme', {});
    expect(found.ok && found.value?.map(({ id }) => id)).toEqual(
      Array.from({ length: count }, (_, index) => count - index),
    );
  });

  it('are too many where a batch could not hold them', async () => {
    engine.connect(startEngine({ 'changes.list': () => succeeded({ entries: [], total: 100_001 }) }).port);
    expect(await collectChanges('acme', {})).toEqual(succeeded(null));
  });
});

describe('what brings discarded changes back', () => {
  it('is made in the order in which they were', () => {
    const changes = [
      changeEntry({ id: 8, kind: 'delete', row: 2, column: '', to: null }),
      changeEntry({ id: 3, row: 1, column: 'title', to: 'Chef' }),
    ];
    expect(editsOf(changes)).toEqual([
      { row: 1, column: 'title', value: 'Chef' },
      { kind: 'delete', row: 2 },
    ]);
  });

  it('does not exist for creations and memberships', () => {
    expect(editsOf([changeEntry({ kind: 'create' })])).toBeNull();
    expect(editsOf([changeEntry({}), changeEntry({ kind: 'add-member' })])).toBeNull();
    expect(editsOf([])).toBeNull();
  });
});
