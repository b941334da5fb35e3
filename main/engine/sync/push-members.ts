/** Brings who joins and who leaves a group to the tenant, many in one PATCH. */
import type { Result } from '../../../preload/contract';
import { failure } from '../../../preload/failure';
import { transaction } from '../mirror/handle';
import { memberIds, resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { Change } from '../queue/changes';
import { holdsMember } from '../queue/members';
import { refreshRow } from '../queue/rows';
import { confirm, markSending, park, release } from '../queue/states';
import type { PatchOperation, Resource } from '../scim/resource';
import { fail, type PushContext, type PushOutcome, stillWaiting } from './outcome';
import { type Parcel, remoteMember } from './outgoing';
import { profileOf } from './profile';
import { keep, read, readUntil, type Seen } from './read-back';

/** Sends memberships of one group, all of them joining or all of them leaving; looked up first where in doubt. */
export async function pushMembers(context: PushContext, { resource, changes }: Parcel): Promise<PushOutcome> {
  const { store } = context;
  const { remoteId } = resource;
  if (remoteId === null) return null;
  let waiting = stillWaiting(store, changes);
  const isPutWhole = !store.model.discovery.patch;
  // A member who is added twice stands there twice on some servers.
  if (isPutWhole || waiting.some((change) => change.unsure || isFulfilled(store, change))) {
    const found = await read(context, 'Group', remoteId);
    if (!found.ok)
      return fail(
        context,
        waiting,
        found.failure,
        waiting.some(({ unsure }) => unsure),
      );
    transaction(store.mirror, () => {
      keep(store, 'Group', found.value, waiting);
      // The admin may have taken some back while the group was read.
      waiting = stillWaiting(store, waiting);
      for (const change of waiting) if (isFulfilled(store, change)) confirm(store, change, 'found-done', null);
      refreshRow(store, resource.id);
    });
    waiting = stillWaiting(store, waiting);
  }
  waiting = markSending(store, waiting);
  if (waiting.length === 0) return null;
  const askedAt = store.stamp();
  const answer = await send(context, resource.id, remoteId, waiting);
  if (!answer.ok && answer.failure.code === 'conflict') return soonAgain(store, waiting);
  if (!answer.ok) return fail(context, waiting, answer.failure);
  const body = answer.value?.id === remoteId ? { resource: answer.value, askedAt } : null;
  return acknowledgeMembers(context, resource.id, waiting, body);
}

/** Somebody else changed the group meanwhile, which is no conflict: who joins and who leaves says nothing of others. */
function soonAgain(store: Store, changes: readonly Change[]): PushOutcome {
  const dueAt = store.now() + 1000;
  transaction(store.mirror, () => {
    for (const change of changes) release(store, change, { unsure: false, attempts: change.attempts, dueAt });
  });
  return null;
}

/** A tenant without PATCH gets the whole group (RFC 7644 section 3.5.1). */
function send(
  { store, client, signal }: PushContext,
  groupId: number,
  remoteId: string,
  changes: readonly Change[],
): Promise<Result<Resource | null>> {
  if (store.model.discovery.patch) {
    return client.patch('Group', remoteId, membershipOperations(store, changes), null, signal);
  }
  const known = resourceById(store.mirror, groupId);
  const { meta: _meta, ...rest } = known?.base ?? {};
  const members = new Set(memberIds(rest));
  for (const change of changes) {
    const id = remoteMember(store, change) ?? '';
    if (change.kind === 'add-member') members.add(id);
    else members.delete(id);
  }
  const group = { ...rest, members: [...members].map((value) => ({ value })) };
  const version = profileOf(store).ifMatch === 'honoured' ? (known?.version ?? null) : null;
  return client.replace('Group', remoteId, group, version, signal);
}

/** Members are added in one operation, and taken away in one each (RFC 7644 section 3.5.2). */
export function membershipOperations(store: Store, changes: readonly Change[]): PatchOperation[] {
  const ids = (kind: Change['kind']) =>
    changes.filter((change) => change.kind === kind).flatMap((change) => remoteMember(store, change) ?? []);
  const joining = ids('add-member');
  const add: PatchOperation = { op: 'add', path: 'members', value: joining.map((value) => ({ value })) };
  const remove = ids('remove-member').map(
    (id): PatchOperation => ({ op: 'remove', path: `members[value eq ${JSON.stringify(id)}]` }),
  );
  return joining.length > 0 ? [add, ...remove] : remove;
}

/** Whether the group, as the mirror knows it, is already as wished. */
function isFulfilled(store: Store, change: Change): boolean {
  const base = resourceById(store.mirror, change.resourceId)?.base ?? {};
  return holdsMember(store, base, remoteMember(store, change)) === (change.kind === 'add-member');
}

/** The tenant said yes: looks at who is in the group now, and ends the changes. */
export async function acknowledgeMembers(
  context: PushContext,
  groupId: number,
  changes: readonly Change[],
  sent: Seen | null,
): Promise<PushOutcome> {
  const { store } = context;
  const remoteId = resourceById(store.mirror, groupId)?.remoteId ?? null;
  if (remoteId === null) return null;
  let seen = sent;
  // Some answer without the members.
  if (seen === null || (seen.resource.members === undefined && memberIds(seen.resource).length === 0)) {
    const found = await readUntil(
      context,
      'Group',
      remoteId,
      (read) => read.ok && changes.every((change) => isIn(store, change, read.value.resource)),
    );
    if (!found.ok) return fail(context, changes, found.failure, true);
    seen = found.value;
  }
  const confirmed = seen;
  transaction(store.mirror, () => {
    const base = keep(store, 'Group', confirmed, changes);
    for (const change of changes) {
      if (isIn(store, change, base)) confirm(store, change, 'confirmed', null);
      // A tenant that never shows who is in a group has said yes all the same.
      else if (base.members === undefined) confirm(store, change, 'confirmed', 'not-shown');
      else park(store, change, 'rejected', failure('value-dropped'));
    }
    refreshRow(store, groupId);
  });
  return null;
}

function isIn(store: Store, change: Change, group: Resource): boolean {
  return holdsMember(store, group, remoteMember(store, change)) === (change.kind === 'add-member');
}
