/** Keeps the invariant of the mirror: row = base + open changes. */
import { memberIds, remoteIdsOf, writeGroupRow } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { writeRow } from '../mirror/user-rows';
import { type Change, memberOf, overlay } from './changes';
import { subjectOf } from './subject';

/**
 * Writes the row of a user or a group anew from its base and its open changes; belongs in their transaction.
 *
 * @param known these, where whoever has just changed them knows them
 */
export function refreshRow(store: Store, resourceId: number, known = subjectOf(store, resourceId)): void {
  if (!known) return;
  const { mirror } = store;
  const { stored: resource, open: changes } = known;
  const seen = overlay(resource.base, changes);
  if (resource.type === 'Group') {
    writeGroupRow(
      mirror,
      resourceId,
      { ...seen, members: resource.base.members ?? null },
      growth(store, resource.base, changes),
    );
  } else {
    writeRow(store, { id: resourceId, base: resource.base, seen });
  }
}

/** By how many members the open changes of a group make it grow. */
function growth({ mirror }: Store, base: Parameters<typeof memberIds>[0], changes: readonly Change[]): number {
  const last = new Map<number, boolean>();
  for (const change of changes) {
    if (change.kind === 'add-member' || change.kind === 'remove-member') {
      last.set(memberOf(change), change.kind === 'add-member');
    }
  }
  if (last.size === 0) return 0;
  const held = new Set(memberIds(base));
  const remoteIds = remoteIdsOf(mirror, [...last.keys()]);
  let more = 0;
  for (const [row, joins] of last) {
    const isMember = held.has(remoteIds.get(row) ?? '');
    if (joins !== isMember) more += joins ? 1 : -1;
  }
  return more;
}
