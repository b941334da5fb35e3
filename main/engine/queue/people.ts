/** Queues creations and deletions, of users and of groups. */
import type { CellValue, Result } from '../../../preload/contract';
import { type Failure, failed, failure, succeeded } from '../../../preload/failure';
import { groupsOf } from '../mirror/memberships';
import { departResource, insertLocal, removeResource, resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { editCell } from '../scim/cell';
import { writePath } from '../scim/path';
import type { Json, JsonObject, ResourceKind } from '../scim/resource';
import { type Change, openChangesOf, openMembershipsOf } from './changes';
import { insertChange } from './insert';
import { refreshRow } from './rows';
import { close, park, replace } from './states';

const coreSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** A new user as the tenant is to get it; or which column does not fit, and why. */
export function newUser(store: Store, values: Record<string, CellValue>): Result<JsonObject> & { column?: string } {
  const { model } = store;
  let resource: JsonObject = {};
  for (const [key, input] of Object.entries(values)) {
    const column = model.byKey.get(key);
    if (!column) return { ...failed('unknown-column'), column: key };
    // What can be given only once is given now.
    const isGivenOnce = column.fixed === 'immutable' || column.fixed === 'not-permitted';
    const edited = editCell(resource, isGivenOnce ? { ...column, fixed: null } : column, input);
    if (!edited.ok) return { ...edited, column: key };
    if (edited.value !== null) resource = writePath(resource, column.path, edited.value);
  }
  const missing = model.columns.find(
    ({ required, path, shape, fixed }) =>
      required &&
      fixed !== 'read-only' &&
      path.sub === null &&
      (shape !== 'all' || fixed === null) &&
      resource[path.attribute] === undefined,
  );
  if (missing && missing.path.schema === null) return { ...failed('required'), column: missing.key };
  return succeeded(resource);
}

/**
 * Queues a creation. The app's own `externalId` is what it is known by if the tenant's answer is lost.
 *
 * @param id the number that it had before it was taken back
 * @returns the mirror's number
 */
export function create(
  store: Store,
  batchId: string,
  kind: ResourceKind,
  attributes: JsonObject,
  id: number | null = null,
): number {
  const row = insertLocal(store.mirror, kind, id);
  const schemas = kind === 'Group' ? [groupSchema] : schemasFor(store, attributes);
  const value: JsonObject = { schemas, externalId: store.uuid(), ...attributes };
  insertChange(store, { batchId, resourceId: row, kind: 'create', path: '', was: null, value });
  refreshRow(store, row);
  return row;
}

/** The core schema and the extensions of which something is given (RFC 7643 section 3). */
function schemasFor({ model }: Store, attributes: JsonObject): Json[] {
  // Before the first discovery nothing but the core schema is sure.
  const [core = coreSchema, ...extensions] = model.discovery.schemas.map(({ id }) => id);
  return [core, ...extensions.filter((id) => attributes[id] !== undefined)];
}

/** Queues a deletion. Somebody whose creation has not been sent just vanishes. */
export function remove(store: Store, batchId: string, resourceId: number): Failure | null {
  const stored = resourceById(store.mirror, resourceId);
  if (!stored) return failure('unknown-row');
  const open = openChangesOf(store.mirror, resourceId);
  if (open.some(({ kind }) => kind === 'delete')) return null;
  const creation = open.find(({ kind }) => kind === 'create');
  if (creation && canWithdraw(store, creation)) {
    withdraw(store, resourceId, 'replaced');
    return null;
  }
  const change = insertChange(store, {
    batchId,
    resourceId,
    kind: 'delete',
    path: '',
    was: stored.base,
    // The memberships end with it, and come back with whoever is created again.
    value: { type: stored.type, groups: stored.type === 'User' ? groupsOf(store.mirror, resourceId) : [] },
  });
  // What else was to become of it no longer matters, unless the deletion is taken back.
  for (const before of open) {
    if (before.kind !== 'create' && before.state !== 'sending' && !before.unsure) replace(store, before, change.id);
  }
  refreshRow(store, resourceId);
  return null;
}

/** Whether nothing of a creation can be at the tenant: it was never sent, or the tenant has refused it. */
export function canWithdraw({ mirror }: Store, creation: Change): boolean {
  const isAtTenant = (resourceById(mirror, creation.resourceId)?.remoteId ?? null) !== null;
  return !isAtTenant && creation.state !== 'sending' && !creation.unsure;
}

/** Takes somebody who is not at the tenant out of the mirror, with all that was to become of them. */
export function withdraw(store: Store, resourceId: number, state: 'replaced' | 'discarded' | 'undone'): void {
  const memberships = openMembershipsOf(store.mirror, resourceId);
  for (const change of [...openChangesOf(store.mirror, resourceId), ...memberships]) close(store, change, state, null);
  removeResource(store.mirror, resourceId);
  for (const { resourceId: group } of memberships) refreshRow(store, group);
}

/**
 * Takes somebody whom the tenant no longer has out of the mirror, unless changes wait on them. Memberships that were to
 * be cannot be any more, which the admin is told.
 *
 * @returns whether they have left
 */
export function depart(store: Store, resourceId: number): boolean {
  if (openChangesOf(store.mirror, resourceId).length > 0) return false;
  const memberships = openMembershipsOf(store.mirror, resourceId);
  for (const change of memberships) {
    if (change.kind === 'remove-member') close(store, change, 'done', null, 'found-done');
    else if (change.state !== 'sending') park(store, change, 'conflict', failure('gone'));
  }
  departResource(store, resourceId);
  for (const { resourceId: group } of memberships) refreshRow(store, group);
  return true;
}
