/** Queues who joins and who leaves a group. */
import { type Failure, failure } from '../../../preload/failure';
import { memberIds, resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Change, memberOf, openChangesOf } from './changes';
import { insertChange } from './insert';
import { refreshRow } from './rows';
import { replace } from './states';

/** Queues one membership; answers why it cannot be. A wish that is taken back before it was sent leaves nothing. */
export function setMember(
  store: Store,
  batchId: string,
  groupId: number,
  userId: number,
  joins: boolean,
): Failure | null {
  const { mirror } = store;
  const [group, user] = [resourceById(mirror, groupId), resourceById(mirror, userId)];
  if (group?.type !== 'Group' || user?.type !== 'User') return failure('unknown-row');
  const open = openChangesOf(mirror, groupId);
  if (open.some(({ kind }) => kind === 'delete')) return failure('to-be-deleted');
  const wishes = open.filter((change) => isMembership(change) && memberOf(change) === userId);
  const last = wishes.at(-1);
  const isMember = last ? last.kind === 'add-member' : holdsMember(group.base, user.remoteId);
  if (isMember === joins) return null;
  const waits = last !== undefined && last.state !== 'sending' && !last.unsure;
  const change = insertChange(store, {
    batchId,
    resourceId: groupId,
    kind: joins ? 'add-member' : 'remove-member',
    path: 'members',
    was: null,
    value: { row: userId },
    state: waits ? 'void' : 'pending',
  });
  if (waits) replace(store, last, change.id);
  refreshRow(store, groupId);
  return null;
}

export function isMembership({ kind }: Change): boolean {
  return kind === 'add-member' || kind === 'remove-member';
}

/** Whether a group, as the tenant returned it, holds a user. */
export function holdsMember(group: Parameters<typeof memberIds>[0], remoteId: string | null): boolean {
  return remoteId !== null && memberIds(group).includes(remoteId);
}
