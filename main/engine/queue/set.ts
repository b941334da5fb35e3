/** Queues values of attributes. */
import type { CellValue } from '../../../preload/contract';
import { type Failure, failure } from '../../../preload/failure';
import { resourceById, type StoredResource } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { editCell } from '../scim/cell';
import type { ColumnDefinition } from '../scim/columns';
import { sameValue } from '../scim/compare';
import { parsePath, readPath } from '../scim/path';
import type { Json, JsonObject } from '../scim/resource';
import { overlay } from './changes';
import { insertChange } from './insert';
import { refreshRow } from './rows';
import { replace, retry } from './states';
import { type Subject, subjectOf } from './subject';

/** What a cell is to hold; answers why it cannot. */
export function editCellOf(
  store: Store,
  batchId: string,
  row: number,
  column: ColumnDefinition | undefined,
  input: CellValue,
): Failure | null {
  if (!column) return failure('unknown-column');
  const subject = subjectOf(store, row);
  if (subject?.stored.type !== 'User') return failure('unknown-row');
  if (isOwnAndFixed(store, subject.stored, column.key)) return failure('own-attribute');
  const edited = editCell(overlay(subject.stored.base, subject.open), column, input);
  if (!edited.ok) return edited.failure;
  return setOf(store, batchId, subject, column.key, edited.value);
}

/** Whether the tenant lets nobody change this attribute of the own account, and this is it. */
export function isOwnAndFixed({ model }: Store, { remoteId }: Pick<StoredResource, 'remoteId'>, key: string): boolean {
  const { me, ownReadOnly } = model.admin;
  return Boolean(me?.id) && me?.id === remoteId && ownReadOnly.some(({ attribute }) => attribute === key);
}

/** Queues another name for a group. */
export function renameGroup(store: Store, batchId: string, group: number, name: string): Failure | null {
  if (resourceById(store.mirror, group)?.type !== 'Group') return failure('unknown-row');
  return setValue(store, batchId, group, 'displayName', name);
}

/**
 * Queues one value. A change of the same attribute that waits is replaced, and the value that it was to replace is kept:
 * it is what the tenant is expected to hold. One that is on its way to the tenant is left alone.
 */
export function setValue(store: Store, batchId: string, resourceId: number, path: string, value: Json): Failure | null {
  const subject = subjectOf(store, resourceId);
  return subject ? setOf(store, batchId, subject, path, value) : failure('unknown-row');
}

function setOf(store: Store, batchId: string, subject: Subject, path: string, value: Json): Failure | null {
  const { stored, open: all } = subject;
  const resourceId = stored.id;
  if (all.some(({ kind }) => kind === 'delete')) return failure('to-be-deleted');
  if (sameValue(readPath(overlay(stored.base, all), parsePath(path)), value)) return null;
  const open = all.filter((change) => change.kind === 'set' && change.path === path);
  const underWay = open.findLast((change) => change.state === 'sending' || change.unsure);
  const waiting = open.filter((change) => change.state !== 'sending' && !change.unsure);
  const held = readPath(baseOrCreation(stored.base, all), parsePath(path));
  // Who types into a cell that shows a conflict has seen it, and decides over what the tenant holds now.
  const decided = waiting.some((change) => change.state === 'conflict');
  const replaced = waiting[0] ? waiting[0].was : underWay ? underWay.value : held;
  const was = decided ? held : replaced;
  const back = !underWay && sameValue(was, value);
  const wasHeld = waiting.some((change) => change.state === 'held');
  const state = back ? 'void' : wasHeld ? 'held' : 'pending';
  const change = insertChange(store, { batchId, resourceId, kind: 'set', path, was, value, state, wasHeld }, stored);
  for (const before of waiting) replace(store, before, change.id);
  // The tenant refused somebody with these values: with other ones it is asked again.
  retry(
    store,
    all.filter((other) => other.kind === 'create' && other.state === 'rejected'),
  );
  const left = all.filter((other) => !waiting.includes(other));
  refreshRow(store, resourceId, { stored, open: back ? left : [...left, change] });
  return null;
}

/** What the tenant holds, or, of somebody who is still to be created, what it will hold. */
function baseOrCreation(base: JsonObject, open: Parameters<typeof overlay>[1]): JsonObject {
  return overlay(
    base,
    open.filter(({ kind }) => kind === 'create'),
  );
}
