/** What a change had replaced comes back when it is taken back. */
import type { Store } from '../mirror/store';
import { type Change, openChangesOf, replacedBy } from './changes';
import { isSameTarget, reopen } from './states';

/** Lets what a closed change had replaced wait again, unless it was edited since: then the later edit stands. */
export function reopenReplaced(store: Store, change: Change): void {
  const others = openChangesOf(store.mirror, change.resourceId);
  for (const before of replacedBy(store.mirror, change.id)) {
    if (others.some((other) => other.id > before.id && isSameTarget(before, other))) continue;
    reopen(store, before);
  }
}
