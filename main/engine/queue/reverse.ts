/** New edits that reverse what the tenant has confirmed. */
import type { Applied, BatchLabel } from '../../../preload/contract';
import { type Failure, failure } from '../../../preload/failure';
import { memberIds, resourceById, resourceByRemote } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { ColumnDefinition } from '../scim/columns';
import { holds } from '../scim/compare';
import { parsePath, readPath, writePath } from '../scim/path';
import type { JsonObject, ResourceKind } from '../scim/resource';
import { makeBatch } from './apply';
import { type Change, changeById, changesOfBatch, memberOf } from './changes';
import { setMember } from './members';
import { create, remove } from './people';
import { refreshRow } from './rows';
import { setValue } from './set';
import { markUndone } from './undo-stack';
import { valueText } from './words';

export interface Reversal {
  batchId: string;
  label: BatchLabel;
  of: { batch: string } | { changes: readonly number[] };
}

/** Makes a batch that reverses another, or single changes; what cannot be reversed is refused with its reason. */
export function reverse(store: Store, { batchId, label, of }: Reversal): Applied {
  const { mirror } = store;
  const reverses = 'batch' in of ? of.batch : null;
  return makeBatch(store, { batchId, label, reverses }, (answer) => {
    const changes =
      'batch' in of
        ? changesOfBatch(mirror, of.batch).filter(({ state }) => state === 'done')
        : of.changes.flatMap((id) => changeById(mirror, id) ?? []);
    for (const change of changes.toReversed()) {
      const refusal = change.state === 'done' ? reverseChange(store, batchId, change) : failure('not-sent');
      if (refusal) answer.refused.push({ row: change.resourceId, column: change.path, failure: refusal });
      else answer.applied += 1;
    }
    if (reverses !== null && answer.applied > 0) markUndone(store, reverses, 'reversed');
  });
}

/** Queues the opposite of a change that was confirmed; answers why it cannot be done. */
export function reverseChange(store: Store, batchId: string, change: Change): Failure | null {
  const { resourceId, was } = change;
  const resource = resourceById(store.mirror, resourceId);
  if (change.kind === 'delete') {
    if (resource) return null;
    restore(store, batchId, change);
    return null;
  }
  if (!resource) return failure('gone');
  switch (change.kind) {
    case 'set': {
      const theirs = readPath(resource.base, parsePath(change.path));
      // Somebody has changed it since: taking it back would take back theirs.
      if (!holds(theirs, change.value, was)) return failure('moved-since', {}, valueText(store, change.path, theirs));
      return setValue(store, batchId, resourceId, change.path, was);
    }
    case 'create':
      return remove(store, batchId, resourceId);
    case 'action':
      // A mail that has gone out stays out.
      return failure('not-reversible');
    default: {
      const refusal = setMember(store, batchId, resourceId, memberOf(change), change.kind === 'remove-member');
      refreshRow(store, resourceId);
      return refusal;
    }
  }
}

/** Creates again who was deleted; a group with those of its members who are still there. */
function restore(store: Store, batchId: string, { was, value }: Change): void {
  const deleted = was as JsonObject;
  const kind: ResourceKind = (value as JsonObject | null)?.type === 'Group' ? 'Group' : 'User';
  const row = create(store, batchId, kind, restorable(store, kind, deleted));
  if (kind === 'User') {
    const groups = (value as JsonObject | null)?.groups;
    for (const group of Array.isArray(groups) ? groups : []) {
      // A group that has gone meanwhile cannot be joined again.
      setMember(store, batchId, Number(group), row, true);
      refreshRow(store, Number(group));
    }
    return;
  }
  for (const id of memberIds(deleted)) {
    const member = resourceByRemote(store.mirror, 'User', id);
    if (member) setMember(store, batchId, row, member.id, true);
  }
  refreshRow(store, row);
}

/** What can be given to the tenant again of somebody who was deleted there. */
function restorable({ model }: Store, kind: ResourceKind, was: JsonObject): JsonObject {
  if (kind === 'Group') return { displayName: was.displayName ?? '' };
  const takeOver = (kept: JsonObject, { fixed, shape, path }: ColumnDefinition): JsonObject => {
    if (fixed === 'read-only' || (shape === 'all' && fixed !== null)) return kept;
    const value = readPath(was, path);
    return value === null ? kept : writePath(kept, path, value);
  };
  return model.columns.reduce(takeOver, {});
}
