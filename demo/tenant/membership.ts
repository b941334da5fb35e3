/** Keeps `groups` of users and `members` of groups in step: the groups are the source (RFC 7643 section 4.1.2). */
import { badRequest } from '../scim/error';
import { isObject, type Json, type JsonObject, type Resource } from '../scim/resource';
import type { Store } from '../store/store';

/** Writes attributes that follow from another resource's change, as a new version. */
type Follow = (type: 'User' | 'Group', id: string, attributes: JsonObject) => void;

function values(list: Json | undefined): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => (isObject(one) && typeof one.value === 'string' ? [one.value] : []));
}

/**
 * Fills in what the tenant says of a group's members.
 * @throws ScimError 400 invalidValue if a member is no user
 */
export function completeMembers(store: Store, draft: JsonObject): void {
  if (!Array.isArray(draft.members)) return;
  const stranger = values(draft.members).find((id) => store.users.get(id) === null);
  if (stranger !== undefined) throw badRequest('invalidValue', `members.value "${stranger}" is no user of this tenant`);
  draft.members = draft.members.map((member) => (isObject(member) ? { ...member, type: 'User' } : member));
}

/** A user's `groups` with one of them added, renamed or taken away. */
export function withGroup(user: Resource, group: Resource, isMember: boolean): JsonObject {
  const { groups, ...attributes }: JsonObject = user;
  const others = Array.isArray(groups) ? groups.filter((one) => isObject(one) && one.value !== group.id) : [];
  const own = isMember ? [{ value: group.id, display: group.displayName ?? '' }] : [];
  const all = [...others, ...own];
  return all.length === 0 ? attributes : { ...attributes, groups: all };
}

/** Tells the users whose membership changed with a group's; null stands for a group that was not or is no more. */
export function followGroup(store: Store, before: Resource | null, after: Resource | null, follow: Follow): void {
  const group = after ?? before;
  if (group === null) return;
  const were = new Set(values(before?.members));
  const are = new Set(values(after?.members));
  const renamed = before?.displayName !== after?.displayName;
  for (const id of new Set([...were, ...are])) {
    const user = store.users.get(id)?.resource;
    if (user === undefined || (!renamed && were.has(id) === are.has(id))) continue;
    follow('User', id, withGroup(user, group, are.has(id)));
  }
}

/** Takes a deleted user out of the groups. */
export function followDeletedUser(store: Store, user: Resource, follow: Follow): void {
  for (const groupId of values(user.groups)) {
    const group = store.groups.get(groupId)?.resource;
    if (group === undefined) continue;
    const { members, ...attributes }: JsonObject = group;
    const left = Array.isArray(members) ? members.filter((one) => isObject(one) && one.value !== user.id) : [];
    follow('Group', groupId, left.length === 0 ? attributes : { ...attributes, members: left });
  }
}
