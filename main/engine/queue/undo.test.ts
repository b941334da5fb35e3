/** What Undo, Redo and Reverse leave in the queue and in the rows. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../preload/contract';
import { openStore, user } from '../../../tests/support/tenant-model';
import { transaction } from '../mirror/handle';
import { resourceById, writeBase } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { readRow } from '../mirror/view';
import type { Resource } from '../scim/resource';
import { act } from './act';
import { applyGesture } from './apply';
import { type Change, changesOfBatch, openChanges, openChangesOf, openStates, overlay } from './changes';
import { reverse } from './reverse';
import { refreshRow } from './rows';
import { confirm, markSending } from './states';
import { redo, undo } from './undo';
import { lastUndoable, lastUndone } from './undo-stack';

const label = { key: 'batch.edit', params: {} };

function person(store: Store, id: string, given: Record<string, unknown> = {}): number {
  return writeBase(store, user(id, given), store.stamp(), 1).id;
}

function gesture(store: Store, ...edits: Edit[]): string {
  const batchId = randomUUID();
  const answer = applyGesture(store, { batchId, label, edits });
  expect(answer.refused).toEqual([]);
  return batchId;
}

function titleOf(store: Store, row: number) {
  return readRow(store.mirror, row)?.title ?? null;
}

function open(store: Store): Change[] {
  return openChanges(store.mirror, openStates);
}

/** The tenant confirms everything that waits. */
function sendAll(store: Store): void {
  for (const change of open(store)) {
    markSending(store, [change]);
    transaction(store.mirror, () => {
      const base = resourceById(store.mirror, change.resourceId)?.base ?? {};
      writeBase(store, overlay(base, [change]) as Resource, store.stamp(), null);
      confirm(store, change, 'confirmed', null);
      refreshRow(store, change.resourceId);
    });
  }
}

describe('undo', () => {
  it('takes back one gesture at a time, and brings back what each had replaced', async () => {
    const store = await openStore();
    const row = person(store, '1', { title: 'One' });
    gesture(store, { row, column: 'title', value: 'Two' });
    gesture(store, { row, column: 'title', value: 'Three' });
    expect(undo(store, null)).toMatchObject({ undone: 1, sent: 0, underWay: 0 });
    expect(titleOf(store, row)).toBe('Two');
    expect(open(store)).toMatchObject([{ was: 'One', value: 'Two', state: 'pending' }]);
    undo(store, null);
    expect(titleOf(store, row)).toBe('One');
    expect(open(store)).toEqual([]);
    expect(undo(store, null)).toBeNull();
  });

  it('takes back an edit that had come back to what the tenant holds', async () => {
    const store = await openStore();
    const row = person(store, '1', { title: 'One' });
    gesture(store, { row, column: 'title', value: 'Two' });
    gesture(store, { row, column: 'title', value: 'One' });
    expect(open(store)).toEqual([]);
    undo(store, null);
    expect(titleOf(store, row)).toBe('Two');
    expect(open(store)).toHaveLength(1);
  });

  it('keeps what is on hold on hold', async () => {
    const store = await openStore();
    const row = person(store, '1', { title: 'One' });
    gesture(store, { row, column: 'title', value: 'Two' });
    act(store, 'hold', {});
    gesture(store, { row, column: 'title', value: 'Three' });
    expect(open(store)).toMatchObject([{ value: 'Three', state: 'held' }]);
    undo(store, null);
    expect(open(store)).toMatchObject([{ value: 'Two', state: 'held' }]);
  });

  it('of a creation takes the person out again, and redo brings the same number back', async () => {
    const store = await openStore();
    gesture(store, { kind: 'create', values: { userName: 'new.one', title: 'Fresh' } });
    const [creation] = open(store);
    const row = creation?.resourceId ?? 0;
    gesture(store, { row, column: 'title', value: 'Edited' });
    expect(titleOf(store, row)).toBe('Edited');
    undo(store, null);
    expect(titleOf(store, row)).toBe('Fresh');
    undo(store, null);
    expect(readRow(store.mirror, row)).toBeNull();
    expect(open(store)).toEqual([]);
    redo(store);
    expect(titleOf(store, row)).toBe('Fresh');
    redo(store);
    expect(titleOf(store, row)).toBe('Edited');
  });

  it('of a deletion brings back what was to become of the person before', async () => {
    const store = await openStore();
    const row = person(store, '1', { title: 'One' });
    gesture(store, { row, column: 'title', value: 'Two' });
    gesture(store, { kind: 'delete', row });
    expect(open(store)).toMatchObject([{ kind: 'delete' }]);
    undo(store, null);
    expect(open(store)).toMatchObject([{ kind: 'set', value: 'Two' }]);
    expect(titleOf(store, row)).toBe('Two');
  });

  it('leaves what is on its way, and what was sent, and says how much that is', async () => {
    const store = await openStore();
    const [one, two, three] = ['1', '2', '3'].map((id) => person(store, id)) as [number, number, number];
    const edits = [one, two, three].map((row) => ({ row, column: 'title', value: 'New' }));
    const batchId = gesture(store, ...edits);
    const [first, second] = changesOfBatch(store.mirror, batchId);
    if (first) markSending(store, [first]);
    if (second) confirm(store, second, 'confirmed', null);
    expect(undo(store, batchId)).toMatchObject({ undone: 1, sent: 1, underWay: 1 });
  });
});

describe('redo', () => {
  it('is gone as soon as something new is done', async () => {
    const store = await openStore();
    const row = person(store, '1');
    gesture(store, { row, column: 'title', value: 'Two' });
    undo(store, null);
    expect(lastUndone(store)).not.toBeNull();
    gesture(store, { row, column: 'displayName', value: 'Other' });
    expect(lastUndone(store)).toBeNull();
    expect(redo(store)).toBeNull();
  });

  it('outlives a restart', async () => {
    const store = await openStore();
    const row = person(store, '1');
    const batchId = gesture(store, { row, column: 'title', value: 'Two' });
    undo(store, null);
    expect(redo({ ...store })).toMatchObject({ batchId, redone: 1 });
    expect(titleOf(store, row)).toBe('Two');
  });
});

describe('reversing what was sent', () => {
  it('is a new batch, and redo sends the first one again', async () => {
    const store = await openStore();
    const row = person(store, '1', { title: 'One' });
    const batchId = gesture(store, { row, column: 'title', value: 'Two' });
    sendAll(store);
    expect(undo(store, null)).toMatchObject({ batchId, undone: 0, sent: 1 });
    expect(reverse(store, { batchId: randomUUID(), label, of: { batch: batchId } })).toMatchObject({ applied: 1 });
    expect(open(store)).toMatchObject([{ was: 'Two', value: 'One', state: 'pending' }]);
    expect(lastUndoable(store)).toBeNull();
    sendAll(store);
    expect(titleOf(store, row)).toBe('One');
    expect(redo(store)).toMatchObject({ batchId, redone: 1 });
    expect(open(store)).toMatchObject([{ was: 'One', value: 'Two', batchId }]);
  });

  it('does not take back what somebody has changed since', async () => {
    const store = await openStore();
    const row = person(store, '1', { title: 'One' });
    const batchId = gesture(store, { row, column: 'title', value: 'Two' });
    sendAll(store);
    writeBase(store, user('1', { title: 'Colleague' }), store.stamp(), null);
    refreshRow(store, row);
    const answer = reverse(store, { batchId: randomUUID(), label, of: { batch: batchId } });
    expect(answer).toMatchObject({ applied: 0, refused: [{ failure: { code: 'moved-since' } }] });
    expect(open(store)).toEqual([]);
  });
});

describe('any history of gestures, undos and redos', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit' as const), who: fc.nat(2), to: fc.nat(3) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('redo' as const) }) },
  );

  it('shows what a plain list of states would show, and row = base + open changes', async () => {
    const store = await openStore();
    let run = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        run += 1;
        const rows = [0, 1, 2].map((n) => person(store, `${run}-${n}`, { title: 'T0' }));
        // What an editor without a tenant would do: whole states, behind and ahead.
        let behind: string[][] = [];
        let ahead: string[][] = [];
        let now = rows.map(() => 'T0');
        for (const given of steps) {
          if (given.kind === 'edit') {
            const to = `T${given.to}`;
            if (now[given.who] === to) continue;
            gesture(store, { row: rows[given.who] ?? 0, column: 'title', value: to });
            behind = [...behind, now];
            ahead = [];
            now = now.map((title, index) => (index === given.who ? to : title));
          } else if (given.kind === 'undo' && behind.length > 0) {
            undo(store, null);
            ahead = [now, ...ahead];
            now = behind.at(-1) ?? now;
            behind = behind.slice(0, -1);
          } else if (given.kind === 'redo' && ahead.length > 0) {
            redo(store);
            behind = [...behind, now];
            now = ahead[0] ?? now;
            ahead = ahead.slice(1);
          }
          expect(rows.map((row) => titleOf(store, row))).toEqual(now);
          for (const row of rows) {
            const waiting = openChangesOf(store.mirror, row);
            const base = resourceById(store.mirror, row)?.base ?? {};
            expect(readRow(store.mirror, row)).toEqual(overlay(base, waiting));
            // One attribute never has two wishes that wait.
            expect(waiting.length).toBeLessThan(2);
          }
        }
        // The next run begins with nothing to take back.
        while (undo(store, null)?.undone);
        gesture(store, { row: rows[0] ?? 0, column: 'displayName', value: `End ${run}` });
        sendAll(store);
        store.mirror.sqlite.prepare(`update batch set state = 'reversed', undone_at = null`).run();
      }),
      { numRuns: 60 },
    );
  });
});
