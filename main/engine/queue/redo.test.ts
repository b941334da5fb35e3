import { expect, it } from 'vitest';
import { enlist, gesture, group, invite, only, open, person, retitle, shown } from '../../../tests/support/queue';
import { openStore, user } from '../../../tests/support/tenant-model';
import { settleByBase } from '../sync/push-update';
import { act } from './act';
import { redo, undo } from './undo';

it('A redo of a creation brings back the memberships of other gestures', async () => {
  const store = await openStore();
  const editors = group(store, 'g', []);
  const { row, batchId } = invite(store);
  enlist(store, editors, row);
  undo(store, batchId);
  redo(store);
  expect(open(store)).toContainEqual(expect.objectContaining({ kind: 'add-member', resourceId: editors, member: row }));
});
it('B what was on hold is on hold after undo and redo', async () => {
  const store = await openStore();
  retitle(store, person(store, 'u', { title: 'X' }), 'Y');
  act(store, 'hold', {});
  undo(store, null);
  redo(store);
  expect(only(store)).toMatchObject({ value: 'Y', state: 'held' });
});
it('B2 a held edit that went along with its creation comes back on hold', async () => {
  const store = await openStore();
  const { row, batchId } = invite(store);
  retitle(store, row, 'Y');
  act(store, 'hold', { column: 'title' });
  undo(store, batchId);
  redo(store);
  expect(open(store)).toMatchObject([
    { kind: 'create', state: 'pending' },
    { value: 'Y', state: 'held' },
  ]);
});
it('D membership on hold replaced by deletion of group, discard', async () => {
  const store = await openStore();
  const [row, editors] = [person(store, 'u'), group(store, 'g', [])];
  enlist(store, editors, row);
  act(store, 'hold', {});
  const { batchId } = gesture(store, { kind: 'delete', row: editors });
  act(store, 'discard', { batches: [batchId] });
  expect(only(store)).toMatchObject({ kind: 'add-member', state: 'held' });
});
it('an edit in conflict that is undone and redone does not overwrite the colleague unasked', async () => {
  const store = await openStore();
  const row = person(store, 'u', { title: 'X' });
  retitle(store, row, 'Mine');
  shown(store, user('u', { title: 'Theirs' }));
  expect(only(store)).toMatchObject({ state: 'conflict' });
  undo(store, null);
  redo(store);
  expect(only(store)).toMatchObject({ value: 'Mine', was: 'X' });
  expect(settleByBase(store, row, open(store))).toEqual([]);
  expect(only(store)).toMatchObject({ state: 'conflict' });
});
