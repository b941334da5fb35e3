/** Takes over what the tenant made of a creation. */
import { failure } from '../../../preload/failure';
import { readFact } from '../mirror/facts';
import { run, sqlFor, transaction } from '../mirror/handle';
import { giveRemoteId, removeResource, resourceById, resourceByRemote } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Change, changeById, isOpenState, openChangesOf, unsureCreations } from '../queue/changes';
import { record } from '../queue/history';
import { insertChange } from '../queue/insert';
import { refreshRow } from '../queue/rows';
import { confirm, park } from '../queue/states';
import { valueText } from '../queue/words';
import { holds } from '../scim/compare';
import { parsePath, readPath } from '../scim/path';
import type { JsonObject, Resource, ResourceKind } from '../scim/resource';
import { settle } from './push-update';
import { keep, type Seen } from './read-back';

/**
 * What was created locally is from now on what the tenant calls by this id. Edits that went out with the creation are
 * settled by what came back, and what the tenant dropped is said.
 *
 * @param sent the creation first, then the edits that went with it
 */
export function adopt(store: Store, kind: ResourceKind, sent: readonly Change[], seen: Seen, found: boolean): void {
  const [creation, ...edits] = sent;
  if (!creation) return;
  const { mirror } = store;
  transaction(mirror, () => {
    joinWith(store, kind, creation, seen.resource.id);
    giveRemoteId(mirror, creation.resourceId, seen.resource.id, store.now());
    const pull = readFact(mirror, 'pull') ?? 0;
    run(mirror, sqlFor.updateTable('resource').set({ pull }).where('id', '=', creation.resourceId));
    const base = keep(store, kind, seen, sent);
    confirm(store, creation, found ? 'found-done' : 'confirmed', null);
    for (const change of edits) settle(store, change, base);
    tellDropped(store, kind, creation, edits, base);
    refreshRow(store, creation.resourceId);
  });
}

/** A pull may have brought the very same resource before the answer did: what was edited there is carried over. */
function joinWith({ mirror }: Store, kind: ResourceKind, { resourceId }: Change, remoteId: string): void {
  const other = resourceByRemote(mirror, kind, remoteId);
  if (!other || other.id === resourceId) return;
  run(mirror, sqlFor.updateTable('change').set({ resource_id: resourceId }).where('resource_id', '=', other.id));
  const value = JSON.stringify({ row: resourceId });
  run(mirror, sqlFor.updateTable('change').set({ member: resourceId, value }).where('member', '=', other.id));
  removeResource(mirror, other.id);
}

/** A value of the creation that the tenant does not hold stands as a rejected edit, with its reason on its cell. */
function tellDropped(
  store: Store,
  kind: ResourceKind,
  creation: Change,
  edits: readonly Change[],
  base: Resource,
): void {
  if (kind === 'Group') return;
  // What was edited since may have gone out with it, and is judged on its own.
  const edited = [...edits, ...openChangesOf(store.mirror, creation.resourceId)].map((edit) => edit.path);
  for (const { key, path, fixed } of store.model.columns) {
    const wanted = readPath(creation.value as JsonObject, parsePath(key));
    if (wanted === null || fixed === 'read-only' || edited.includes(key)) continue;
    const theirs = readPath(base, path);
    if (holds(theirs, wanted, null)) continue;
    const { batchId, resourceId } = creation;
    if (theirs === null) {
      const dropped = insertChange(store, { batchId, resourceId, kind: 'set', path: key, was: null, value: wanted });
      park(store, dropped, 'rejected', failure('value-dropped'));
    } else {
      // The tenant has made something else of it.
      const made: Change = { ...creation, kind: 'set', path: key, was: null, value: wanted };
      record(store, 'confirmed', made, valueText(store, key, theirs));
    }
  }
}

/** Creations of which it is not known whether they arrived, by the `externalId` that the app gave them. */
export function creationsInDoubt(store: Store): Map<string, Change> {
  const found = new Map<string, Change>();
  for (const change of unsureCreations(store.mirror)) {
    const { externalId } = change.value as JsonObject;
    if (typeof externalId === 'string') found.set(externalId, change);
  }
  return found;
}

/** A pull shows what we asked the tenant to create, and whose answer was lost. */
export function adoptPulled(store: Store, kind: ResourceKind, creation: Change, seen: Seen): void {
  const current = changeById(store.mirror, creation.id);
  if (!current || !isOpenState(current.state) || resourceById(store.mirror, current.resourceId)?.type !== kind) return;
  adopt(store, kind, [current], seen, true);
}
