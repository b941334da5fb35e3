/**
 * The life of a change: pending -> sending -> done, or rejected, conflict, held, discarded, undone, replaced.
 * Every step belongs in one transaction with the row and the history that follow from it.
 */

import { sql } from 'kysely';
import type { HistoryEvent } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import { compileOnce, type Mirror, run, sqlFor, transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { StoredState } from '../mirror/tables';
import { parsePath, readPath } from '../scim/path';
import type { Json } from '../scim/resource';
import { type Change, changeById, memberOf, openChanges, openChangesOf } from './changes';
import { record } from './history';
import { refreshRow } from './rows';

interface Step {
  state: StoredState;
  failure?: Failure | null;
  unsure?: boolean;
  attempts?: number;
  dueAt?: number;
}

const moveTo = compileOnce(['state', 'failure', 'unsure', 'due', 'attempts', 'id'] as const, (p) =>
  sqlFor
    .updateTable('change')
    .set({
      state: p.state,
      failure: p.failure,
      unsure: p.unsure,
      due_at: p.due,
      attempts: sql<number>`coalesce(${p.attempts}, attempts)`,
    })
    .where('id', '=', p.id),
);
const markAnswered = compileOnce(['at', 'id'] as const, (p) =>
  sqlFor.updateTable('change').set({ answered_at: p.at }).where('id', '=', p.id),
);
const markReplaced = compileOnce(['by', 'id'] as const, (p) =>
  sqlFor.updateTable('change').set({ replaced_by: p.by }).where('id', '=', p.id),
);
const markSent = compileOnce(['at', 'id'] as const, (p) =>
  sqlFor
    .updateTable('change')
    .set({ state: sql<'sending'>`'sending'`, sent_at: p.at })
    .where('id', '=', p.id)
    .where(sql<boolean>`state in ('pending', 'sending')`),
);

function move(mirror: Mirror, id: number, { state, failure, unsure, attempts, dueAt = 0 }: Step): void {
  moveTo(mirror).run(state, failure ? JSON.stringify(failure) : null, unsure ? 1 : 0, dueAt, attempts ?? null, id);
}

/**
 * Marks changes as on their way, durably, before their request goes out.
 *
 * @returns those that are marked: what the admin has taken back or put on hold meanwhile is not sent
 */
export function markSending(store: Store, changes: readonly Change[]): Change[] {
  return transaction(store.mirror, () =>
    changes.filter((change) => {
      const marked = markSent(store.mirror).run(change.sentAt ?? store.now(), change.id).changes > 0;
      if (marked) record(store, 'sent', change);
      return marked;
    }),
  );
}

export interface Release {
  /** A request may have reached the tenant: whether it did has to be found out. */
  unsure: boolean;
  /** How often the tenant has stumbled over it. */
  attempts: number;
  /** Not before this time; at once unless told. */
  dueAt?: number;
  /** To be sent in a request of its own. */
  alone?: boolean;
}

/** Back to waiting, unless the admin has taken it back, or put it on hold, meanwhile. */
export function release(store: Store, change: Change, { alone = false, ...release }: Release): void {
  transaction(store.mirror, () => {
    const state = changeById(store.mirror, change.id)?.state;
    if (state !== 'sending' && state !== 'pending') return;
    move(store.mirror, change.id, { state: 'pending', ...release });
    if (alone) run(store.mirror, sqlFor.updateTable('change').set({ alone: 1 }).where('id', '=', change.id));
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
  state: 'done' | 'replaced' | 'discarded' | 'undone',
  detail: string | null,
  event: HistoryEvent = state === 'done' ? 'confirmed' : state,
): void {
  move(store.mirror, change.id, { state });
  markAnswered(store.mirror).run(store.now(), change.id);
  record(store, event, change, detail);
  // What was to come after it now comes after what it was to replace.
  if (state === 'discarded' || state === 'undone') expectBefore(store, change, change.was);
}

/** A later change takes the place of one that waits. */
export function replace(store: Store, change: Change, by: number): void {
  close(store, change, 'replaced', null);
  markReplaced(store.mirror).run(by, change.id);
}

/** A conflict that is none any more: the change waits again, or is on hold again. */
export function calm(store: Store, change: Change): void {
  move(store.mirror, change.id, { state: change.wasHeld ? 'held' : 'pending', attempts: change.attempts });
}

/** What was replaced waits again, or is on hold again: what took its place was undone. */
export function reopen(store: Store, change: Change): void {
  move(store.mirror, change.id, { state: change.wasHeld ? 'held' : 'pending' });
  run(store.mirror, sqlFor.updateTable('change').set({ replaced_by: null }).where('id', '=', change.id));
  record(store, 'released', change);
}

/** Parks a change with its reason until the admin decides; only what depends on it waits for it. */
export function park(store: Store, change: Change, state: 'rejected' | 'conflict', failure: Failure): void {
  transaction(store.mirror, () => {
    move(store.mirror, change.id, { state, failure });
    record(store, state, change, failure.detail ?? failure.code);
    yieldToLater(store, change);
    refreshRow(store, change.resourceId);
  });
}

/** A later edit of the same attribute takes the place of one that was parked, and what that one was to replace. */
function yieldToLater(store: Store, change: Change): void {
  const later = laterOf(store, change);
  if (!later) return;
  setWas(store.mirror, later.id, change.was);
  replace(store, change, later.id);
}

/** Whether two changes are about the same thing, so that the later one has the last word. */
export function isSameTarget(one: Change, other: Change): boolean {
  if (one.resourceId !== other.resourceId || one.path !== other.path) return false;
  if (one.path === 'members' && one.kind !== 'set') return other.kind !== 'set' && memberOf(one) === memberOf(other);
  return one.kind === other.kind;
}

/** The next edit of the same attribute that waits behind a change. */
export function laterOf(store: Store, change: Change): Change | undefined {
  return openChangesOf(store.mirror, change.resourceId).find(
    (other) => other.id > change.id && isSameTarget(change, other) && ['pending', 'held'].includes(other.state),
  );
}

/** What the next edit of the same attribute replaces is now at the tenant, in the tenant's own spelling. */
export function expectBefore(store: Store, change: Change, value: Json): void {
  const later = laterOf(store, change);
  if (later) setWas(store.mirror, later.id, value);
}

export function setWas(mirror: Mirror, id: number, was: Json): void {
  run(
    mirror,
    sqlFor
      .updateTable('change')
      .set({ was: JSON.stringify(was) })
      .where('id', '=', id),
  );
}

/** Lets parked changes be sent again. A conflicting one is sent over what the tenant holds now: the admin has seen it. */
export function retry(store: Store, changes: readonly Change[]): void {
  for (const change of changes) {
    const resource = resourceById(store.mirror, change.resourceId);
    if (change.state === 'conflict' && change.kind === 'set' && resource) {
      setWas(store.mirror, change.id, readPath(resource.base, parsePath(change.path)));
    }
    // What a stumbling tenant was asked for eight times it may have done after all.
    const unsure = change.failure?.code === 'server-error' || change.failure?.code === 'timeout';
    move(store.mirror, change.id, { state: 'pending', unsure, attempts: 0 });
    markHeld(store.mirror, change.id, false);
    record(store, 'retried', change);
  }
}

/** Lets a change wait until the admin releases it. */
export function hold(store: Store, change: Change): void {
  move(store.mirror, change.id, { state: 'held' });
  markHeld(store.mirror, change.id, true);
  record(store, 'held', change);
}

function markHeld(mirror: Mirror, id: number, held: boolean): void {
  run(
    mirror,
    sqlFor
      .updateTable('change')
      .set({ was_held: held ? 1 : 0 })
      .where('id', '=', id),
  );
}

/** Lets a change wait until the admin presses Send. */
export function collect(store: Store, change: Change): void {
  run(store.mirror, sqlFor.updateTable('change').set({ ready: 0 }).where('id', '=', change.id));
}

/** Lets a held, collected or postponed change go. */
export function send(store: Store, change: Change): void {
  move(store.mirror, change.id, { state: 'pending', unsure: change.unsure, attempts: 0 });
  run(store.mirror, sqlFor.updateTable('change').set({ ready: 1, was_held: 0 }).where('id', '=', change.id));
  if (change.state === 'held' || !change.ready) record(store, 'released', change);
}

/** After a start: what was on its way when the process ended may have reached the tenant. */
export function recoverInterrupted(store: Store): void {
  transaction(store.mirror, () => {
    for (const change of openChanges(store.mirror, ['sending'])) {
      release(store, change, { unsure: true, attempts: change.attempts });
    }
  });
}
