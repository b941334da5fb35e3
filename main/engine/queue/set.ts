/** Queues values of attributes. */
import type { CellValue, Result } from '../../../preload/contract';
import { type Failure, failed, failure } from '../../../preload/failure';
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

/**
 * What a cell is to hold; answers why it cannot.
 *
 * @param subject the one with this number, as they are now
 */
export function editCellOf(
  store: Store,
  batchId: string,
  row: number,
  column: ColumnDefinition | undefined,
  input: CellValue,
  subject: Subject | null = subjectOf(store, row),
): Failure | null {
  const seen = subject ? overlay(subject.stored.base, subject.open) : {};
  const edited = judgeCell(store, subject, seen, column, input);
  if (!edited.ok) return edited.failure;
  return subject && column ? setOf(store, batchId, subject, column.key, edited.value) : null;
}

/**
 * The JSON that stands in the place of a column once it holds `input`, or why it cannot.
 *
 * @param subject null for somebody unknown
 * @param seen how the admin sees them
 */
export function judgeCell(
  store: Store,
  subject: Subject | null,
  seen: JsonObject,
  column: ColumnDefinition | undefined,
  input: CellValue,
): Result<Json> {
  if (!column) return failed('unknown-column');
  if (subject?.stored.type !== 'User') return failed('unknown-row');
  if (isOwnAndFixed(store, subject.stored, column.key)) return failed('own-attribute');
  const edited = editCell(seen, column, input);
  return edited.ok && isToBeDeleted(subject) ? failed('to-be-deleted') : edited;
}

function isToBeDeleted({ open }: Subject): boolean {
  return open.some(({ kind }) => kind === 'delete');
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
  if (isToBeDeleted(subject)) return failure('to-be-deleted');
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
