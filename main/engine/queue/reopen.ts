/** What a change had replaced comes back when it is taken back. */
import type { Store } from '../mirror/store';
import { type Change, openChangesOf, replacedBy } from './changes';
import { isSameTarget, reopen } from './states';

/** Lets what a closed change had replaced wait again, unless it was edited since: then the later edit stands. */
export function reopenReplaced(store: Store, change: Change): void {
  const replaced = replacedBy(store.mirror, change.id);
  if (replaced.length === 0) return;
  const others = openChangesOf(store.mirror, change.resourceId);
  for (const before of replaced) {
    if (others.some((other) => other.id > before.id && isSameTarget(before, other))) continue;
    reopen(store, before);
  }
}
