/** What the admin does with open changes: take them back, hold them, try them again, let them go, let them go first. */
import type { ChangeAction, ChangeSelection } from '../../../preload/contract';
import { run, sqlFor, transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Change, changeById, memberOf, openChangesOf } from './changes';
import { record } from './history';
import { isMembership } from './members';
import { canWithdraw, withdraw } from './people';
import { reopenReplaced } from './reopen';
import { refreshRow } from './rows';
import { selectOpen } from './select';
import { close, hold, laterOf, retry, send } from './states';

export interface Acted {
  changed: number;
  /** Those that the action left alone. */
  left: number;
}

/** Carries out an action on a selection, in one transaction. */
export function act(store: Store, action: ChangeAction, selection: ChangeSelection): Acted {
  return transaction(store.mirror, () => {
    const selected = selectOpen(store.mirror, selection);
    const touched = new Set<number>();
    let changed = 0;
    for (const { id } of selected) {
      // An earlier one may have taken this one along.
      const change = changeById(store.mirror, id);
      if (!change || !actions[action](store, change)) continue;
      changed += 1;
      touched.add(change.resourceId);
    }
    for (const resourceId of touched) refreshRow(store, resourceId);
    return { changed, left: selected.length - changed };
  });
}

/** Each answers whether it did anything. */
const actions: Record<ChangeAction, (store: Store, change: Change) => boolean> = {
  discard(store, change) {
    if (change.state === 'discarded') return true;
    // Whether one that is under way was applied has to be found out first.
    if (change.state === 'sending' || change.unsure) return false;
    if (change.kind === 'create' && canWithdraw(store, change)) withdraw(store, change.resourceId, 'discarded');
    else close(store, change, 'discarded', null);
    // Without the deletion, what was to become of the person before is to become of them again.
    if (change.kind === 'delete') reopenReplaced(store, change);
    return true;
  },
  hold(store, change) {
    if (change.state !== 'pending' || change.unsure) return false;
    hold(store, change);
    // What was typed after it has to wait for it.
    const later = laterOf(store, change);
    if (later?.state === 'pending') hold(store, later);
    return true;
  },
  retry(store, change) {
    if (change.state !== 'rejected' && change.state !== 'conflict') return false;
    // Who has left cannot join a group.
    if (isMembership(change) && !resourceById(store.mirror, memberOf(change))) return false;
    retry(store, [change]);
    return true;
  },
  send(store, change) {
    if (change.state !== 'held' && change.state !== 'pending') return false;
    send(store, change);
    return true;
  },
  hurry(store, change) {
    if (!mayHurry(change) || (change.state !== 'pending' && change.state !== 'held')) return false;
    if (!change.urgent) record(store, 'hurried', change);
    // What waits for the same person goes along before it: their order stays.
    for (const other of openChangesOf(store.mirror, change.resourceId)) {
      if (other.id > change.id || other.state !== 'pending') continue;
      run(store.mirror, sqlFor.updateTable('change').set({ phase: 0, ready: 1 }).where('id', '=', other.id));
    }
    send(store, change);
    run(store.mirror, sqlFor.updateTable('change').set({ urgent: 1, phase: 0 }).where('id', '=', change.id));
    return true;
  },
};

/** Deactivations and deletions may go before everything else. */
export function mayHurry({ kind, path, value }: Change): boolean {
  return kind === 'delete' || (kind === 'set' && path === 'active' && value !== true);
}
