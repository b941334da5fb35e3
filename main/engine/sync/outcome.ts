/** What an attempt to send comes to, and what a failure makes of the changes that were sent. */
import type { Failure } from '../../../preload/failure';
import { failure } from '../../../preload/failure';
import { transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Change, changeById } from '../queue/changes';
import { park, release } from '../queue/states';
import type { TenantClient } from '../tenant/client';
import { delayAfter, judgeFailure, maximumTries } from './classify';

/** What every attempt to send works with. */
export interface PushContext {
  store: Store;
  client: TenantClient;
  signal: AbortSignal;
  /** Waits; ends early, without an error, when the signal is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** 0 <= x < 1. */
  random(): number;
  /** How many requests the tenant has answered as it should. */
  answered(): number;
  /** By change: how many requests had been answered when it was last in doubt. */
  doubts: Map<number, number>;
  /** By creation in doubt: when it was first looked for in vain; milliseconds since 1970, UTC. */
  absences: Map<number, number>;
}

/** Null when the changes are done, parked, or wait for another time; else why nobody can be reached, as it seems. */
export type PushOutcome = Failure | null;

/** A server may take a moment to know everywhere what was created: so long it is not believed that it is gone. */
const settling = 2 * 60_000;
const settlingRetry = 5000;

/**
 * Parks or postpones changes after a failure, each in the same way.
 *
 * @param unsure whether the tenant may have done it all the same; judged by the failure unless told
 */
export function fail(context: PushContext, changes: readonly Change[], reason: Failure, unsure?: boolean): PushOutcome {
  const { store, random } = context;
  const verdict = judgeFailure(reason);
  const isRefused = verdict === 'park' || verdict === 'moved';
  /** Nothing else has been answered since it was last tried: it may be the tenant as a whole. */
  let isEverybodys = false;
  transaction(store.mirror, () => {
    for (const sent of changes) {
      // The admin may have taken it back meanwhile.
      const change = changeById(store.mirror, sent.id);
      if (!change || (change.state !== 'sending' && change.state !== 'pending')) continue;
      const { attempts } = change;
      const doubtful = unsure ?? (verdict === 'retry-unsure' || verdict === 'doubt' || verdict === 'halt-unsure');
      if (isSettling(store, change, reason)) {
        release(store, change, { unsure: false, attempts, dueAt: store.now() + settlingRetry });
      } else if (isRefused && changes.length > 1) {
        // One of them is to blame; sent one by one, it shows which.
        release(store, change, { unsure: false, attempts, alone: true });
      } else if (isRefused) {
        park(store, change, verdict === 'moved' ? 'conflict' : 'rejected', reason);
      } else if (verdict === 'halt' || verdict === 'halt-unsure') {
        release(store, change, { unsure: doubtful, attempts });
      } else {
        const isOwn = verdict !== 'doubt' || isItsOwn(context, change.id);
        isEverybodys ||= !isOwn;
        const tries = attempts + (isOwn ? 1 : 0);
        const dueAt = store.now() + delayAfter(reason, attempts + 1, random);
        if (tries >= maximumTries) park(store, change, 'rejected', reason);
        else release(store, change, { unsure: doubtful, attempts: tries, dueAt });
      }
    }
  });
  if (verdict === 'doubt') return isEverybodys ? reason : null;
  return isRefused || verdict === 'retry-unsure' ? null : reason;
}

/** Whether others were answered since a change was last in doubt: then it is this one over which something stumbles. */
function isItsOwn({ doubts, answered }: PushContext, id: number): boolean {
  const before = doubts.get(id);
  doubts.set(id, answered());
  return before !== undefined && answered() > before;
}

/** Whether what a refusal speaks of was created by ourselves a moment ago, and is not known everywhere yet. */
function isSettling(store: Store, change: Change, { code }: Failure): boolean {
  if (code === 'gone') return isYoung(store, change.resourceId) || isYoung(store, change.member);
  return code === 'rejected' && change.kind === 'add-member' && isYoung(store, change.member);
}

/** Whether we have created it ourselves a moment ago. */
export function isYoung(store: Store, resourceId: number | null): boolean {
  const madeAt = resourceId === null ? null : (resourceById(store.mirror, resourceId)?.madeAt ?? null);
  return madeAt !== null && store.now() - madeAt < settling;
}

/** The tenant moved the resource under us again and again. */
export function giveUp({ store }: PushContext, changes: readonly Change[]): PushOutcome {
  transaction(store.mirror, () => {
    for (const change of stillWaiting(store, changes)) park(store, change, 'conflict', failure('conflict'));
  });
  return null;
}

/** Those of the changes that still wait to be sent, as they stand now. */
export function stillWaiting(store: Store, changes: readonly Change[]): Change[] {
  return changes.flatMap(({ id }) => {
    const change = changeById(store.mirror, id);
    return change && (change.state === 'pending' || change.state === 'sending') ? [change] : [];
  });
}
