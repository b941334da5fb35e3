/** Gestures taken back in another order than they were made, and what comes back with them. */
import { describe, expect, it } from 'vitest';
import { confirmed, gesture, invite, only, open, person, retitle } from '../../../tests/support/queue';
import { openStore } from '../../../tests/support/tenant-model';
import type { Store } from '../mirror/store';
import { readRow } from '../mirror/view';
import { act } from './act';
import { markSending, release } from './states';
import { redo, undo } from './undo';
import { lastUndoable, lastUndone } from './undo-stack';

function titleOf(store: Store, row: number) {
  return readRow(store.mirror, row)?.title ?? null;
}

async function threeEdits() {
  const store = await openStore();
  const row = person(store, 'u', { title: 'X' });
  const [a, b, c] = ['A', 'B', 'C'].map((title) => retitle(store, row, title).batchId) as [string, string, string];
  return { store, row, a, b, c };
}

describe('edits of one cell, undone out of order', () => {
  it('leave the last one standing until it is undone itself, and then what the tenant holds', async () => {
    const store = await openStore();
    const row = person(store, 'u', { title: 'X' });
    const first = retitle(store, row, 'A');
    const second = retitle(store, row, 'B');
    undo(store, first.batchId);
    expect(titleOf(store, row)).toBe('B');
    undo(store, second.batchId);
    expect(titleOf(store, row)).toBe('X');
    expect(open(store)).toEqual([]);
  });

  it('never bring back one that was undone before', async () => {
    const { store, row, a, b, c } = await threeEdits();
    undo(store, b);
    expect(only(store)).toMatchObject({ was: 'X', value: 'C' });
    undo(store, c);
    expect(only(store)).toMatchObject({ was: 'X', value: 'A' });
    undo(store, a);
    expect(titleOf(store, row)).toBe('X');
  });

  it('are not offered for undo a second time', async () => {
    const { store, a, b, c } = await threeEdits();
    undo(store, b);
    expect(lastUndoable(store)?.id).toBe(c);
    undo(store, c);
    expect(lastUndoable(store)?.id).toBe(a);
    undo(store, a);
    expect(lastUndoable(store)).toBeNull();
  });

  it('come back by redo, the last undone first', async () => {
    const { store, row, b, c } = await threeEdits();
    undo(store, c);
    undo(store, b);
    expect(titleOf(store, row)).toBe('A');
    redo(store);
    expect(titleOf(store, row)).toBe('B');
    redo(store);
    expect(titleOf(store, row)).toBe('C');
    expect(lastUndone(store)).toBeNull();
  });

  it('of which the first was discarded keep what the tenant holds as what they replace', async () => {
    const { store, row, c } = await threeEdits();
    act(store, 'discard', {});
    expect(open(store)).toEqual([]);
    expect(titleOf(store, row)).toBe('X');
    expect(undo(store, c)).toMatchObject({ undone: 0 });
  });
});

describe('redo of a creation', () => {
  it('brings back the edits of other gestures that had gone along with it, and leaves nothing more to redo', async () => {
    const store = await openStore();
    const { row, batchId } = invite(store);
    retitle(store, row, 'Typed later');
    undo(store, batchId);
    expect(readRow(store.mirror, row)).toBeNull();
    expect(redo(store)).toMatchObject({ batchId, redone: 1 });
    expect(open(store)).toMatchObject([
      { kind: 'create', resourceId: row },
      { kind: 'set', resourceId: row, value: 'Typed later', state: 'pending' },
    ]);
    expect(titleOf(store, row)).toBe('Typed later');
    expect(redo(store)).toBeNull();
  });

  it('leaves alone what had been undone on its own before', async () => {
    const store = await openStore();
    const { row, batchId } = invite(store);
    const typed = retitle(store, row, 'A mistake');
    undo(store, typed.batchId);
    undo(store, batchId);
    redo(store);
    expect(open(store)).toMatchObject([{ kind: 'create' }]);
    redo(store);
    expect(titleOf(store, row)).toBe('A mistake');
  });
});

describe('of two edits of one cell, one behind the other', () => {
  async function oneBehindTheOther() {
    const store = await openStore();
    const row = person(store, 'u', { title: 'X' });
    const { batchId } = retitle(store, row, 'Y');
    const first = only(store);
    markSending(store, [first]);
    retitle(store, row, 'Z');
    expect(open(store)).toMatchObject([{ was: 'X' }, { was: 'Y' }]);
    // The tenant did not want it now: it was not carried out.
    release(store, first, { unsure: false, attempts: 0 });
    return { store, row, first, batchId };
  }

  it('discarding the first lets the second replace what the tenant holds', async () => {
    const { store, first } = await oneBehindTheOther();
    act(store, 'discard', { changes: [first.id] });
    expect(only(store)).toMatchObject({ was: 'X', value: 'Z', state: 'pending' });
  });

  it('undoing the first lets the second replace what the tenant holds', async () => {
    const { store, batchId } = await oneBehindTheOther();
    undo(store, batchId);
    expect(only(store)).toMatchObject({ was: 'X', value: 'Z', state: 'pending' });
  });

  it('the confirmed first stays what the second is to replace', async () => {
    const { store, row, first } = await oneBehindTheOther();
    confirmed(store, first);
    expect(only(store)).toMatchObject({ was: 'Y', value: 'Z' });
    expect(titleOf(store, row)).toBe('Z');
  });
});

it('an undo takes back only what has not been sent, and a redo brings exactly that back', async () => {
  const store = await openStore();
  const [one, two] = [person(store, '1'), person(store, '2')];
  const { batchId } = gesture(
    store,
    { row: one, column: 'title', value: 'T' },
    { row: two, column: 'title', value: 'T' },
  );
  const [first] = open(store);
  if (first) confirmed(store, first);
  expect(undo(store, batchId)).toMatchObject({ undone: 1, sent: 1, underWay: 0 });
  expect([titleOf(store, one), titleOf(store, two)]).toEqual(['T', null]);
  expect(redo(store)).toMatchObject({ redone: 1 });
  expect(titleOf(store, two)).toBe('T');
});
