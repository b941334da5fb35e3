/** Which changes a selection means, for lists and for actions. */
import { describe, expect, it } from 'vitest';
import type { ChangeSelection } from '../../../preload/contract';
import { failure } from '../../../preload/failure';
import { confirmed, gesture, open, person, retitle } from '../../../tests/support/queue';
import { openStore } from '../../../tests/support/tenant-model';
import { writeFact } from '../mirror/facts';
import type { Store } from '../mirror/store';
import { act } from './act';
import { pageOf, selectOpen } from './select';
import { park } from './states';

/** Five people: one edit confirmed, one rejected, one on hold, one that waits, and one that is collected. */
async function scene() {
  const store = await openStore();
  const rows = ['1', '2', '3', '4', '5'].map((id) => person(store, id));
  const [done, rejected, held, waits, collected] = rows as [number, number, number, number, number];
  const { batchId } = gesture(
    store,
    { row: done, column: 'title', value: 'T' },
    { row: rejected, column: 'title', value: 'T' },
    { row: held, column: 'displayName', value: 'D' },
  );
  const [first, second, third] = open(store);
  if (first) confirmed(store, first);
  if (second) park(store, second, 'rejected', failure('rejected'));
  act(store, 'hold', { changes: [third?.id ?? 0] });
  retitle(store, waits, 'T');
  writeFact(store.mirror, 'sendMode', 'collected');
  retitle(store, collected, 'T');
  return { store, batchId, rows: { done, rejected, held, waits, collected } };
}

function listed(store: Store, selection: ChangeSelection): number[] {
  return pageOf(store.mirror, selection, null, 100)
    .changes.map(({ resourceId }) => resourceId)
    .sort((one, other) => one - other);
}

describe('a list', () => {
  it('shows what is open, and of single batches also what is settled', async () => {
    const { store, batchId, rows } = await scene();
    expect(listed(store, {})).toEqual([rows.rejected, rows.held, rows.waits, rows.collected]);
    expect(listed(store, { batches: [batchId] })).toEqual([rows.done, rows.rejected, rows.held]);
  });

  it('shows what is in the given states', async () => {
    const { store, rows } = await scene();
    expect(listed(store, { states: ['done'] })).toEqual([rows.done]);
    expect(listed(store, { states: ['done', 'held'] })).toEqual([rows.done, rows.held]);
    expect(listed(store, { states: ['pending'] })).toEqual([rows.waits, rows.collected]);
    expect(listed(store, { states: [] })).toEqual([]);
  });

  it('narrows by people, by column and by whether it may go', async () => {
    const { store, rows } = await scene();
    expect(listed(store, { rows: [rows.held, rows.done] })).toEqual([rows.held]);
    expect(listed(store, { column: 'displayName' })).toEqual([rows.held]);
    expect(listed(store, { ready: false })).toEqual([rows.collected]);
    expect(listed(store, { states: ['pending'], ready: true })).toEqual([rows.waits]);
    expect(listed(store, { rows: [] })).toEqual([]);
  });

  it('comes page by page, newest first, and tells how many there are in all', async () => {
    const { store } = await scene();
    const seen: number[] = [];
    for (let before: number | null = null; ; before = seen.at(-1) ?? null) {
      const { changes, total } = pageOf(store.mirror, {}, before, 3);
      expect(total).toBe(4);
      if (changes.length === 0) break;
      seen.push(...changes.map(({ id }) => id));
    }
    expect(seen).toEqual(
      open(store)
        .map(({ id }) => id)
        .reverse(),
    );
  });
});

describe('an action', () => {
  it('means open changes alone, oldest first, whatever the selection says', async () => {
    const { store, batchId, rows } = await scene();
    expect(selectOpen(store.mirror, { batches: [batchId] }).map(({ resourceId }) => resourceId)).toEqual([
      rows.rejected,
      rows.held,
    ]);
    expect(selectOpen(store.mirror, { states: ['done'] })).toEqual([]);
  });

  it('counts what it did and what it left alone', async () => {
    const { store } = await scene();
    expect(act(store, 'retry', {})).toEqual({ changed: 1, left: 3 });
    expect(act(store, 'send', {})).toEqual({ changed: 4, left: 0 });
    expect(act(store, 'discard', {})).toEqual({ changed: 4, left: 0 });
    expect(open(store)).toEqual([]);
  });
});
