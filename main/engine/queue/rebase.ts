/** Lays open changes over a base that moved at the tenant: merges what can be merged, and finds the conflicts. */
import { failure } from '../../../preload/failure';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { holds, unmoved } from '../scim/compare';
import { parsePath, readPath } from '../scim/path';
import type { JsonObject } from '../scim/resource';
import { type Change, openChangesOf } from './changes';
import { record } from './history';
import { refreshRow } from './rows';
import { close, park, release } from './states';

/**
 * Judges the open changes of a resource by its new base, and writes its row; belongs in the transaction of the base.
 * A change under way is left to its own answer, and later ones of the same attribute to their own turn: what they
 * replace is not yet at the tenant. `own` is the change whose answer brought the base.
 */
export function rebase(store: Store, resourceId: number, own: Change | null = null): void {
  const resource = resourceById(store.mirror, resourceId);
  if (!resource) return;
  const unsettled = new Set<string>();
  for (const change of openChangesOf(store.mirror, resourceId)) {
    if (change.id === own?.id || change.state === 'sending' || change.unsure) unsettled.add(change.path);
    else if (!unsettled.has(change.path)) judge(store, change, resource.base);
  }
  refreshRow(store, resourceId);
}

function judge(store: Store, change: Change, base: JsonObject): void {
  const theirs = readPath(base, parsePath(change.path));
  if (holds(theirs, change.value, change.was)) {
    close(store, change, 'done', null, 'found-done');
  } else if (unmoved(theirs, change.was)) {
    // The other side took its own change back, or changed another attribute.
    if (change.state === 'conflict' && change.failure?.code === 'conflict')
      release(store, change, false, change.attempts);
    else record(store, 'merged', change);
  } else if (change.state === 'pending' || change.state === 'held') {
    park(store, change, 'conflict', failure('conflict', {}, JSON.stringify(theirs)));
  }
}
