/** Keeps the invariant of the mirror: row = base + open changes. */
import { memberIds, removeResource, resourceById, writeGroupRow, writeRow } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Change, memberOf, openChangesOf, overlay } from './changes';

/** Writes the row of a user or a group anew from its base and its open changes; belongs in their transaction. */
export function refreshRow(store: Store, resourceId: number): void {
  const { mirror } = store;
  const resource = resourceById(mirror, resourceId);
  if (!resource) return;
  const changes = openChangesOf(mirror, resourceId);
  const seen = overlay(resource.base, changes);
  if (resource.type === 'Group') {
    writeGroupRow(
      mirror,
      resourceId,
      { ...seen, members: resource.base.members ?? null },
      growth(store, resource.base, changes),
    );
  } else {
    writeRow(
      store,
      resourceId,
      seen,
      changes.some(({ kind }) => kind === 'create' || kind === 'set'),
    );
  }
}

/** By how many members the open changes of a group make it grow. */
function growth({ mirror }: Store, base: Parameters<typeof memberIds>[0], changes: readonly Change[]): number {
  const wishes = changes.filter(({ kind }) => kind === 'add-member' || kind === 'remove-member');
  if (wishes.length === 0) return 0;
  const held = new Set(memberIds(base));
  const last = new Map(wishes.map((change) => [memberOf(change), change.kind === 'add-member']));
  let more = 0;
  for (const [row, joins] of last) {
    const isMember = held.has(resourceById(mirror, row)?.remoteId ?? '');
    if (joins !== isMember) more += joins ? 1 : -1;
  }
  return more;
}

/** Takes a resource that the tenant no longer has out of the mirror, unless changes wait on it. */
export function removeUnlessEdited(store: Store, resourceId: number): boolean {
  if (openChangesOf(store.mirror, resourceId).length > 0) return false;
  removeResource(store.mirror, resourceId);
  return true;
}
