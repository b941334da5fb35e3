/** What is on hold stays on hold until the admin lets it go, whatever else happens to it. */
import { describe, expect, it } from 'vitest';
import { enlist, gesture, group, only, open, person, retitle, shown } from '../../../tests/support/queue';
import { openStore, user } from '../../../tests/support/tenant-model';
import type { Store } from '../mirror/store';
import { act } from './act';
import { countOpen } from './changes';
import { historyOf } from './history';
import { resolve } from './resolve';
import { markSending, release } from './states';
import { undo } from './undo';

async function heldEdit(): Promise<{ store: Store; row: number }> {
  const store = await openStore();
  const row = person(store, 'u', { title: 'X' });
  retitle(store, row, 'Y');
  expect(act(store, 'hold', {})).toEqual({ changed: 1, left: 0 });
  return { store, row };
}

describe('an edit on hold', () => {
  it('comes back on hold when the edit that had brought its cell back to the tenant’s value is undone', async () => {
    const { store, row } = await heldEdit();
    retitle(store, row, 'X');
    expect(open(store)).toEqual([]);
    undo(store, null);
    expect(only(store)).toMatchObject({ value: 'Y', state: 'held' });
  });

  it('comes back on hold through two edits that are undone one after the other', async () => {
    const { store, row } = await heldEdit();
    retitle(store, row, 'X');
    retitle(store, row, 'Z');
    undo(store, null);
    undo(store, null);
    expect(only(store)).toMatchObject({ value: 'Y', state: 'held' });
  });

  it('comes back on hold when the deletion of its person is undone', async () => {
    const { store, row } = await heldEdit();
    gesture(store, { kind: 'delete', row });
    expect(only(store)).toMatchObject({ kind: 'delete', state: 'pending' });
    undo(store, null);
    expect(only(store)).toMatchObject({ value: 'Y', state: 'held' });
  });

  it('is on hold again when a colleague takes back what it was in conflict with', async () => {
    const { store } = await heldEdit();
    shown(store, user('u', { title: 'Colleague' }));
    expect(only(store)).toMatchObject({ state: 'conflict' });
    shown(store, user('u', { title: 'X' }));
    expect(only(store)).toMatchObject({ value: 'Y', state: 'held', failure: null });
  });

  it('passes its hold on to the edit that takes its place', async () => {
    const { store, row } = await heldEdit();
    retitle(store, row, 'Z');
    expect(only(store)).toMatchObject({ was: 'X', value: 'Z', state: 'held' });
  });

  it('passes on what comes back on hold, when the deletion of its person is undone', async () => {
    const { store, row } = await heldEdit();
    retitle(store, row, 'Z');
    gesture(store, { kind: 'delete', row });
    undo(store, null);
    expect(only(store)).toMatchObject({ value: 'Z', state: 'held' });
  });

  it('goes once the admin lets it go, and stays released through an undo', async () => {
    const { store, row } = await heldEdit();
    act(store, 'send', {});
    expect(only(store)).toMatchObject({ state: 'pending' });
    retitle(store, row, 'Z');
    undo(store, null);
    expect(only(store)).toMatchObject({ value: 'Y', state: 'pending' });
  });

  it('whose conflict the admin decides is sent', async () => {
    const { store } = await heldEdit();
    shown(store, user('u', { title: 'Colleague' }));
    expect(resolve(store, {}, { take: 'mine' })).toEqual({ changed: 1, refused: [] });
    expect(only(store)).toMatchObject({ was: 'Colleague', value: 'Y', state: 'pending' });
  });
});

describe('a membership on hold', () => {
  it('comes back on hold when the wish that had taken it back is undone', async () => {
    const store = await openStore();
    const [row, editors] = [person(store, 'u'), group(store, 'g', [])];
    enlist(store, editors, row);
    act(store, 'hold', {});
    enlist(store, editors, row, false);
    expect(open(store)).toEqual([]);
    undo(store, null);
    expect(only(store)).toMatchObject({ kind: 'add-member', state: 'held' });
  });
});

describe('of two edits of one cell', () => {
  async function oneBehindTheOther() {
    const store = await openStore();
    const row = person(store, 'u', { title: 'X' });
    const { batchId } = retitle(store, row, 'Y');
    const first = only(store);
    markSending(store, [first]);
    retitle(store, row, 'Z');
    // The tenant did not want it now: both wait, one behind the other.
    release(store, first, { unsure: false, attempts: 0 });
    return { store, batchId };
  }

  it('holding the first holds the second, which must not overtake it', async () => {
    const { store, batchId } = await oneBehindTheOther();
    act(store, 'hold', { batches: [batchId] });
    expect(countOpen(store.mirror)).toMatchObject({ held: 2, pending: 0 });
    const [, second] = open(store);
    expect(historyOf(store.mirror, second?.id ?? 0)).toContainEqual({ event: 'held', detail: null });
  });

  it('holding the second leaves the first alone', async () => {
    const { store } = await oneBehindTheOther();
    const [, second] = open(store);
    act(store, 'hold', { changes: [second?.id ?? 0] });
    expect(open(store)).toMatchObject([
      { value: 'Y', state: 'pending' },
      { value: 'Z', state: 'held' },
    ]);
  });
});

it('what is under way cannot be put on hold', async () => {
  const store = await openStore();
  retitle(store, person(store, 'u'), 'Y');
  markSending(store, open(store));
  expect(act(store, 'hold', {})).toEqual({ changed: 0, left: 1 });
  release(store, only(store), { unsure: true, attempts: 0 });
  expect(act(store, 'hold', {})).toEqual({ changed: 0, left: 1 });
});
