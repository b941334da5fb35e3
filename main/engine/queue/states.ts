/**
 * The life of a change: pending -> sending -> done, or rejected, conflict, held, discarded, replaced.
 * Every step is one transaction with the row and the history that follow from it.
 */
import type { Failure } from '../../../preload/failure';
import { type Mirror, run, sqlFor, transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { HistoryEvent, StoredState } from '../mirror/tables';
import { parsePath, readPath } from '../scim/path';
import type { Json } from '../scim/resource';
import { type Change, changeById, openChanges, openChangesOf, openStates } from './changes';
import { record } from './history';
import { refreshRow } from './rows';

interface Step {
  state: StoredState;
  failure?: Failure | null;
  unsure?: boolean;
}

function move(mirror: Mirror, id: number, step: Step): void {
  run(
    mirror,
    sqlFor
      .updateTable('change')
      .set({
        state: step.state,
        failure: step.failure ? JSON.stringify(step.failure) : null,
        unsure: step.unsure ? 1 : 0,
      })
      .where('id', '=', id),
  );
}

/** Marks a change as on its way, durably, before the request goes out. */
export function markSending(store: Store, change: Change): void {
  transaction(store.mirror, () => {
    run(
      store.mirror,
      sqlFor.updateTable('change').set({ state: 'sending', sent_at: store.now() }).where('id', '=', change.id),
    );
    record(store, 'sent', change);
  });
}

/**
 * Back to waiting, unless the admin has taken it back meanwhile.
 *
 * @param unsure a request may have reached the tenant: whether it did has to be found out
 * @param attempts how often the tenant has stumbled over it
 */
export function release(store: Store, change: Change, unsure: boolean, attempts: number): void {
  if (!openStates.some((state) => state === changeById(store.mirror, change.id)?.state)) return;
  transaction(store.mirror, () => {
    move(store.mirror, change.id, { state: 'pending', unsure });
    run(store.mirror, sqlFor.updateTable('change').set({ attempts }).where('id', '=', change.id));
  });
}

/** Ends a change that the tenant has confirmed; belongs in the transaction that writes the confirmed base. */
export function confirm(store: Store, change: Change, event: HistoryEvent, detail: string | null): void {
  close(store, change, 'done', detail, event);
}

/** Ends a change without further effect; belongs in the transaction of what ends it. */
export function close(
  store: Store,
  change: Change,
  state: 'done' | 'replaced' | 'discarded',
  detail: string | null,
  event: HistoryEvent = state === 'done' ? 'confirmed' : state,
): void {
  move(store.mirror, change.id, { state });
  run(store.mirror, sqlFor.updateTable('change').set({ answered_at: store.now() }).where('id', '=', change.id));
  record(store, event, change, detail);
}

/** Parks a change with its reason until the admin decides; nothing else waits for it. */
export function park(store: Store, change: Change, state: 'rejected' | 'conflict', failure: Failure): void {
  transaction(store.mirror, () => {
    move(store.mirror, change.id, { state, failure });
    record(store, state, change, failure.detail ?? failure.code);
    yieldToLater(store, change, failure);
    refreshRow(store, change.resourceId);
  });
}

/** A later edit of the same attribute takes the place of one that was parked, and what that one was to replace. */
function yieldToLater(store: Store, change: Change, failure: Failure): void {
  const later = laterOf(store, change);
  if (!later) return;
  setWas(store.mirror, later.id, change.was);
  close(store, change, 'replaced', failure.detail);
}

/** The next edit of the same attribute that waits behind a change. */
function laterOf(store: Store, change: Change): Change | undefined {
  return openChangesOf(store.mirror, change.resourceId).find(
    (other) => other.id > change.id && other.path === change.path && other.state === 'pending',
  );
}

/** What the next edit of the same attribute replaces is now at the tenant, in the tenant's own spelling. */
export function expectBefore(store: Store, change: Change, value: Json): void {
  const later = laterOf(store, change);
  if (later) setWas(store.mirror, later.id, value);
}

function setWas(mirror: Mirror, id: number, was: Json): void {
  run(
    mirror,
    sqlFor
      .updateTable('change')
      .set({ was: JSON.stringify(was) })
      .where('id', '=', id),
  );
}

/**
 * Takes back changes that are not under way. One whose request may have reached the tenant stays: whether it was
 * applied has to be found out first.
 *
 * @returns the resources whose rows changed
 */
export function discard(store: Store, ids: readonly number[]): number[] {
  return transaction(store.mirror, () => {
    const touched = eachOpen(store, ids, (change) => {
      if (change.state === 'sending' || change.unsure) return false;
      close(store, change, 'discarded', null);
      return true;
    });
    for (const resourceId of touched) refreshRow(store, resourceId);
    return touched;
  });
}

/**
 * Lets parked changes be sent again. A conflicting one is sent over what the tenant holds now: the admin has seen it.
 *
 * @returns the resources concerned
 */
export function retry(store: Store, ids: readonly number[]): number[] {
  return transaction(store.mirror, () =>
    eachOpen(store, ids, (change) => {
      if (change.state !== 'rejected' && change.state !== 'conflict') return false;
      const resource = resourceById(store.mirror, change.resourceId);
      if (change.state === 'conflict' && resource) {
        setWas(store.mirror, change.id, readPath(resource.base, parsePath(change.path)));
      }
      // What a stumbling tenant was asked for eight times it may have done after all.
      move(store.mirror, change.id, { state: 'pending', unsure: change.failure?.code === 'server-error' });
      run(store.mirror, sqlFor.updateTable('change').set({ attempts: 0 }).where('id', '=', change.id));
      record(store, 'retried', change);
      return true;
    }),
  );
}

function eachOpen(store: Store, ids: readonly number[], act: (change: Change) => boolean): number[] {
  const touched = new Set<number>();
  for (const id of ids) {
    const change = changeById(store.mirror, id);
    if (!change || !openStates.some((state) => state === change.state)) continue;
    if (act(change)) touched.add(change.resourceId);
  }
  return [...touched];
}

/** After a start: what was on its way when the process ended may have reached the tenant. */
export function recoverInterrupted(store: Store): void {
  transaction(store.mirror, () => {
    for (const change of openChanges(store.mirror, ['sending'])) release(store, change, true, change.attempts);
  });
}
