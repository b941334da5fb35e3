/** Keeps the invariant of the mirror: row = base + open changes. */
import { removeResource, resourceById, writeRow } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { openChangesOf, overlay } from './changes';

/** Writes the row of a resource anew from its base and its open changes; belongs in their transaction. */
export function refreshRow(store: Store, resourceId: number): void {
  const resource = resourceById(store.mirror, resourceId);
  if (!resource) return;
  const changes = openChangesOf(store.mirror, resourceId);
  writeRow(store, resourceId, overlay(resource.base, changes), changes.length > 0);
}

/** Takes a person whom the tenant no longer has out of the mirror, unless changes wait on them. */
export function removeUnlessEdited(store: Store, resourceId: number): boolean {
  if (openChangesOf(store.mirror, resourceId).length > 0) return false;
  removeResource(store.mirror, resourceId);
  return true;
}
