/** What is ticked in the review: whole batches, or single changes, or everything that is listed. */
import type { BatchEntry, ChangeAction, ChangeEntry, ChangeSelection } from '../../preload/contract';

export interface Picked {
  batches: ReadonlySet<string>;
  changes: ReadonlySet<number>;
  /** All that is listed, however much of it is here. */
  all: boolean;
}

export const nothingPicked: Picked = { batches: new Set(), changes: new Set(), all: false };

export function isAnyPicked({ batches, changes, all }: Picked): boolean {
  return all || batches.size > 0 || changes.size > 0;
}

/** A set with some members more, or fewer. */
export function withMembers<T>(set: ReadonlySet<T>, members: Iterable<T>, isIn: boolean): Set<T> {
  const next = new Set(set);
  for (const member of members) {
    if (isIn) next.add(member);
    else next.delete(member);
  }
  return next;
}

/** The ids from one entry of a list to another, whichever comes first; only the latter where the former is gone. */
export function idsBetween<T>(entries: readonly { id: T }[], anchor: T | null, end: T): T[] {
  const from = entries.findIndex(({ id }) => id === anchor);
  const to = entries.findIndex(({ id }) => id === end);
  if (from < 0 || to < 0) return [end];
  return entries.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id);
}

/** What the engine is told of what is ticked in a list. */
export function pickedSelection({ batches, changes, all }: Picked, listed: ChangeSelection): ChangeSelection {
  if (all) return listed;
  if (batches.size === 0) return { changes: [...changes] };
  const { batches: _one, ...filter } = listed;
  return { ...filter, batches: [...batches] };
}

/** Whether an action does anything to a change. */
export function canAct(action: ChangeAction, { state, ready, mayHurry, urgent }: ChangeEntry): boolean {
  switch (action) {
    case 'discard':
      return state !== 'sending' && state !== 'done';
    case 'hold':
      return state === 'pending';
    case 'retry':
      return state === 'conflict' || state === 'rejected';
    case 'send':
      return state === 'held' || (state === 'pending' && !ready);
    case 'hurry':
      return mayHurry && !urgent && (state === 'pending' || state === 'held');
  }
}

/** Whether an action does anything to a batch, as far as its counts tell. */
function canActOnBatch(action: ChangeAction, { counts }: BatchEntry): boolean {
  const { pending, held, conflict, rejected } = counts;
  switch (action) {
    case 'discard':
      return pending + held + conflict + rejected > 0;
    case 'hold':
      return pending > 0;
    case 'retry':
      return conflict + rejected > 0;
    case 'send':
      return pending + held > 0;
    case 'hurry':
      return false;
  }
}

const order: readonly ChangeAction[] = ['send', 'retry', 'hold', 'hurry', 'discard'];

/** What can be done with what is ticked, judged by what is here of it. */
export function offeredActions(
  picked: Picked,
  batches: readonly BatchEntry[],
  changes: readonly ChangeEntry[],
): ChangeAction[] {
  const isPicked = ({ id, batchId }: ChangeEntry) =>
    picked.all || picked.changes.has(id) || picked.batches.has(batchId);
  const here = changes.filter(isPicked);
  const whole = batches.filter(({ id }) => picked.batches.has(id));
  return order.filter(
    (action) => here.some((entry) => canAct(action, entry)) || whole.some((batch) => canActOnBatch(action, batch)),
  );
}
