/** Undo and redo, a batch at a time and without limit; what was already sent is left to `reverse`. */
import type { BatchLabel, Undone } from '../../../preload/contract';
import { all, type Mirror, run, sqlFor, transaction } from '../mirror/handle';
import type { Store } from '../mirror/store';
import type { JsonObject, ResourceKind } from '../scim/resource';
import { queueAction } from './actions';
import {
  type Change,
  changeById,
  changeColumns,
  changesOfBatch,
  isOpenState,
  memberOf,
  openChangesOf,
  parseChange,
  type RawChange,
  wishOf,
} from './changes';
import { record } from './history';
import { setMember } from './members';
import { create, remove, withdraw } from './people';
import { reopenReplaced } from './reopen';
import { reverseChange } from './reverse';
import { refreshRow } from './rows';
import { setValue } from './set';
import { close, collect, hold, isSameTarget, setWas } from './states';
import { undoPlain } from './undo-plain';
import { batchById, lastUndoable, lastUndone, markUndone, reversalOf } from './undo-stack';

/** So many changes are read at once. */
const pieceSize = 1_000;

/**
 * Takes back what has not been sent of a batch, or of the last one that can be undone. What it had replaced waits again.
 *
 * @returns null where there is nothing to undo
 */
export function undo(store: Store, batchId: string | null): Undone | null {
  // Meant is what can be seen now: a batch that is being written in steps is there only once the transaction begins.
  const meant = batchId ?? lastUndoable(store)?.id;
  return transaction(store.mirror, () => {
    const batch = meant === undefined ? null : batchById(store, meant);
    if (!batch) return null;
    const counts = takeBack(store, batch.id);
    if (counts.sent + counts.underWay === 0) markUndone(store, batch.id, 'undone');
    else if (counts.undone > 0) markUndone(store, batch.id, batch.state);
    return { batchId: batch.id, label: batch.label, ...counts };
  });
}

/** Some changes of a batch in whatever state, newest first: those before one of them, or the last ones. */
function lastOfBatch(mirror: Mirror, batchId: string, before: number | null, limit: number): Change[] {
  const own = sqlFor.selectFrom('change').select(changeColumns).where('batch_id', '=', batchId);
  const older = before === null ? own : own.where('id', '<', before);
  return all(mirror, older.orderBy('id', 'desc').limit(limit)).map((raw) => parseChange(raw as RawChange));
}

function takeBack(store: Store, batchId: string): Pick<Undone, 'undone' | 'sent' | 'underWay'> {
  const counts = { undone: 0, sent: 0, underWay: 0 };
  let before: number | null = null;
  for (;;) {
    const piece = lastOfBatch(store.mirror, batchId, before, pieceSize);
    const others = undoPlain(store, piece);
    counts.undone += piece.length - others.length;
    for (const { id } of others) {
      // Taking back a creation takes along what was to become of it.
      const change = changeById(store.mirror, id);
      if (!change) continue;
      if (change.state === 'done') counts.sent += 1;
      else if (change.state === 'sending' || change.unsure) counts.underWay += 1;
      else if (change.state === 'replaced' && change.replacedBy !== null) passOver(store, change, change.replacedBy);
      else if (isOpenState(change.state) || change.state === 'void') {
        undoChange(store, change);
        counts.undone += 1;
      }
    }
    if (piece.length < pieceSize) return counts;
    before = piece.at(-1)?.id ?? null;
  }
}

function undoChange(store: Store, change: Change): void {
  if (change.kind === 'create') {
    withdraw(store, change.resourceId, 'undone');
    return;
  }
  close(store, change, 'undone', null);
  reopenReplaced(store, change);
  refreshRow(store, change.resourceId);
}

/** A later edit stands in the place of one that is undone; what that one had replaced comes back after the later one. */
function passOver(store: Store, change: Change, later: number): void {
  const { mirror } = store;
  run(mirror, sqlFor.updateTable('change').set({ replaced_by: later }).where('replaced_by', '=', change.id));
  run(mirror, sqlFor.updateTable('change').set({ state: 'undone', replaced_by: null }).where('id', '=', change.id));
  record(store, 'undone', change);
}

/**
 * Brings back the batch that was undone last; what was reversed at the tenant is sent again.
 *
 * @returns null where there is nothing to redo, or no longer, because something new has been done
 */
export function redo(store: Store): { batchId: string; label: BatchLabel; redone: number } | null {
  const { mirror } = store;
  return transaction(mirror, () => {
    const batch = lastUndone(store);
    if (!batch) return null;
    run(mirror, sqlFor.updateTable('batch').set({ state: 'made', undone_at: null }).where('id', '=', batch.id));
    let redone = 0;
    for (const change of changesOfBatch(mirror, batch.id)) {
      if (change.state !== 'undone') continue;
      run(mirror, sqlFor.updateTable('change').set({ state: 'replaced' }).where('id', '=', change.id));
      record(store, 'redone', change);
      again(store, batch.id, change);
      redone += 1;
    }
    if (batch.state === 'reversed') redone += unreverse(store, batch.id);
    return { batchId: batch.id, label: batch.label, redone };
  });
}

function again(store: Store, batchId: string, change: Change): void {
  const isAlone = !openChangesOf(store.mirror, change.resourceId).some((other) => isSameTarget(change, other));
  queueAgain(store, batchId, change);
  for (const other of openChangesOf(store.mirror, change.resourceId)) {
    if (other.batchId !== batchId || other.state !== 'pending' || !isSameTarget(change, other)) continue;
    // What a colleague has changed since it was first typed is a conflict once more, not overwritten.
    if (change.kind === 'set' && isAlone) setWas(store.mirror, other.id, change.was);
    // What was on hold, or waited for Send, is not sent because it was taken back and brought back.
    if (change.wasHeld) hold(store, other);
    if (!change.ready) collect(store, other);
  }
}

function queueAgain(store: Store, batchId: string, change: Change): void {
  const { resourceId, value } = change;
  switch (change.kind) {
    case 'set':
      setValue(store, batchId, resourceId, change.path, value);
      return;
    case 'create': {
      const kind: ResourceKind = isGroup(value as JsonObject) ? 'Group' : 'User';
      create(store, batchId, kind, value as JsonObject, resourceId);
      bringBack(store, resourceId);
      return;
    }
    case 'delete':
      remove(store, batchId, resourceId);
      return;
    case 'action':
      queueAction(store, batchId, resourceId, change.path, wishOf(change).inputs);
      return;
    default:
      setMember(store, batchId, resourceId, memberOf(change), change.kind === 'add-member');
      refreshRow(store, resourceId);
  }
}

/** Changes of one resource, and its memberships, that were undone though their own batches were not, oldest first. */
function takenAlong(mirror: Mirror, resourceId: number): Change[] {
  const undone = sqlFor.selectFrom('change').innerJoin('batch', 'batch.id', 'change.batch_id').select(changeColumns);
  return all(
    mirror,
    undone
      .where((where) =>
        where.or([where('change.resource_id', '=', resourceId), where('change.member', '=', resourceId)]),
      )
      .where('change.state', '=', 'undone')
      .where('batch.state', '=', 'made')
      .orderBy('change.id'),
  ).map((raw) => parseChange(raw as RawChange));
}

/** Edits of other gestures that had to go along when a creation was taken back. */
function bringBack(store: Store, resourceId: number): void {
  for (const change of takenAlong(store.mirror, resourceId)) {
    run(store.mirror, sqlFor.updateTable('change').set({ state: 'replaced' }).where('id', '=', change.id));
    again(store, change.batchId, change);
  }
}

function isGroup({ schemas }: JsonObject): boolean {
  return Array.isArray(schemas) && schemas.some((id) => /:Group$/i.test(String(id)));
}

/** Takes back the batch that had reversed another one. */
function unreverse(store: Store, batchId: string): number {
  const { mirror } = store;
  const reversal = reversalOf(store, batchId);
  if (!reversal) return 0;
  const sent = changesOfBatch(mirror, reversal.id).filter(({ state }) => state === 'done');
  const { undone } = takeBack(store, reversal.id);
  for (const change of sent) reverseChange(store, batchId, change);
  run(mirror, sqlFor.updateTable('batch').set({ state: 'undone' }).where('id', '=', reversal.id));
  return undone + sent.length;
}
