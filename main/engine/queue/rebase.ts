/** Lays open changes over a base that moved at the tenant: merges what can be merged, and finds the conflicts. */
import { failure } from '../../../preload/failure';
import { resourceById, type StoredResource } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { holds, unmoved } from '../scim/compare';
import { parsePath, readPath } from '../scim/path';
import type { JsonObject } from '../scim/resource';
import { isAwaited } from './awaited';
import { type Change, memberOf, openChangesOf } from './changes';
import { record } from './history';
import { holdsMember } from './members';
import { refreshRow } from './rows';
import { calm, close, isSameTarget, park, setWas } from './states';
import { valueText } from './words';

/**
 * Judges the open changes of a resource by its new base, and writes its row; belongs in the transaction of the base.
 * Changes under way are left to their own answer, and later ones of the same attribute to their own turn: what they
 * replace is not yet at the tenant. `own` are the changes whose answer brought the base.
 */
export function rebase(store: Store, resourceId: number, own: readonly Change[] = []): void {
  const resource = resourceById(store.mirror, resourceId);
  if (!resource) return;
  const unsettled: Change[] = [];
  for (const change of openChangesOf(store.mirror, resourceId)) {
    const isOwn = own.some(({ id }) => id === change.id);
    if (isOwn || change.state === 'sending' || change.unsure) unsettled.push(change);
    else if (!unsettled.some((earlier) => isSameTarget(earlier, change))) judge(store, change, resource);
  }
  refreshRow(store, resourceId);
}

/**
 * What the tenant has changed along with a write of ours is no conflict with an edit that waits: that edit replaces it as
 * it would have replaced what was there before. Belongs before `rebase`.
 */
export function expectDerived(
  store: Store,
  resourceId: number,
  { before, after }: { before: JsonObject; after: JsonObject },
  own: readonly Change[],
): void {
  for (const change of openChangesOf(store.mirror, resourceId)) {
    if (change.kind !== 'set' || own.some((sent) => isSameTarget(sent, change))) continue;
    const path = parsePath(change.path);
    const isWaiting = change.state === 'pending' || change.state === 'held';
    if (isWaiting && !change.unsure && unmoved(readPath(before, path), change.was)) {
      setWas(store.mirror, change.id, readPath(after, path));
    }
  }
}

function judge(store: Store, change: Change, resource: StoredResource): void {
  if (change.kind === 'set') judgeValue(store, change, resource);
  else if (change.kind === 'add-member' || change.kind === 'remove-member') judgeMember(store, change, resource);
  // A creation has no base yet, and a deletion stands whatever else moved.
}

function judgeValue(store: Store, change: Change, { base }: StoredResource): void {
  const theirs = readPath(base, parsePath(change.path));
  const isInForce = holds(theirs, change.value, change.was);
  if (isInForce || isAwaited(base, change)) {
    close(store, change, 'done', isInForce ? null : 'awaited', 'found-done');
  } else if (unmoved(theirs, change.was)) {
    // The other side took its own change back, or changed another attribute.
    if (change.state === 'conflict' && change.failure?.code === 'conflict') calm(store, change);
    else record(store, 'merged', change);
  } else if (change.state === 'pending' || change.state === 'held') {
    park(store, change, 'conflict', failure('conflict', {}, valueText(store, change.path, theirs)));
  }
}

/** Somebody else has done the same. */
function judgeMember(store: Store, change: Change, { base }: StoredResource): void {
  const user = resourceById(store.mirror, memberOf(change));
  const isMember = holdsMember(store, base, user?.remoteId ?? null);
  if (isMember === (change.kind === 'add-member')) close(store, change, 'done', null, 'found-done');
}
