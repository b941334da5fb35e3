/** Queues who joins and who leaves a group. */
import type { CellValue, Result } from '../../../preload/contract';
import { type Failure, failed, failure, succeeded } from '../../../preload/failure';
import { readFact } from '../mirror/facts';
import { memberIds, resourceById, type StoredResource } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { JsonObject } from '../scim/resource';
import { type Change, openChangesOf, openMembership } from './changes';
import { insertChange } from './insert';
import { replace } from './states';

/** A group as one gesture finds it: read once, however many join or leave by it. */
export interface GroupBefore {
  isGroup: boolean;
  isToBeDeleted: boolean;
  holds(remoteId: string): boolean | null;
}

/** Reads a group for `setMember`. */
export function groupBefore(store: Store, groupId: number): GroupBefore {
  const group = resourceById(store.mirror, groupId);
  const members = new Set(memberIds(group?.base ?? {}));
  const isKnown = group !== null && (group.remoteId === null || showsMembers(store, group.base));
  return {
    isGroup: group?.type === 'Group',
    isToBeDeleted: openChangesOf(store.mirror, groupId).some(({ kind }) => kind === 'delete'),
    holds: (remoteId) => (isKnown ? members.has(remoteId) : null),
  };
}

/**
 * Queues one membership; answers why it cannot be. A wish that is taken back before it was sent leaves nothing to send.
 * The group's row is left to whoever ends the gesture.
 */
export function setMember(
  store: Store,
  batchId: string,
  groupId: number,
  userId: number,
  joins: boolean,
  group: GroupBefore = groupBefore(store, groupId),
): Failure | null {
  const user = resourceById(store.mirror, userId);
  const refusal = whyNoMember(group, user);
  if (refusal || !user) return refusal;
  const last = openMembership(store.mirror, groupId, userId);
  if (isMember(group, user, last) === joins) return null;
  const waits = last !== null && last.state !== 'sending' && !last.unsure;
  const change = insertChange(store, {
    batchId,
    resourceId: groupId,
    kind: joins ? 'add-member' : 'remove-member',
    path: 'members',
    was: null,
    value: { row: userId },
    state: waits ? 'void' : 'pending',
    wasHeld: last?.state === 'held',
    member: userId,
  });
  if (waits) replace(store, last, change.id);
  return null;
}

/** Why somebody can neither join nor leave a group; null where they can. */
export function whyNoMember(group: GroupBefore, user: Pick<StoredResource, 'type'> | null): Failure | null {
  if (!group.isGroup || user?.type !== 'User') return failure('unknown-row');
  return group.isToBeDeleted ? failure('to-be-deleted') : null;
}

/**
 * Whether a user is in a group; null where the tenant does not tell.
 *
 * @param last the last open wish about it
 */
export function isMember(
  group: GroupBefore,
  { remoteId }: Pick<StoredResource, 'remoteId'>,
  last: Change | null,
): boolean | null {
  if (last) return last.kind === 'add-member';
  return remoteId === null ? false : group.holds(remoteId);
}

/** What the cell of a group's column is to be: yes joins, no and nothing leave. Fails with `not-boolean`. */
export function memberCell(value: CellValue): Result<boolean> {
  const word = String(value ?? false).toLowerCase();
  if (word === '' || word === 'false') return succeeded(false);
  return word === 'true' ? succeeded(true) : failed('not-boolean', { value: word });
}

/** Whether the tenant lets this admin change who is in a group. */
export function mayEditGroups({ model }: Store): boolean {
  return model.admin.permissions?.includes('groups.edit') ?? true;
}

export function isMembership({ kind }: Change): boolean {
  return kind === 'add-member' || kind === 'remove-member';
}

/** Whether a group tells who is in it. One without members may be empty, or of a tenant that does not show them. */
export function showsMembers({ mirror }: Store, group: JsonObject): boolean {
  return Array.isArray(group.members) || readFact(mirror, 'membersShown') === true;
}

/** Whether a group, as the tenant returned it, holds a user; null where it does not tell. */
export function holdsMember(store: Store, group: JsonObject, remoteId: string | null): boolean | null {
  if (!showsMembers(store, group)) return null;
  return remoteId !== null && memberIds(group).includes(remoteId);
}
