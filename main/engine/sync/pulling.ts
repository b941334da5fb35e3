/** The pulling half of the sync: what is pulled when, a step at a time. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Result } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import { readFact } from '../mirror/facts';
import { transaction } from '../mirror/handle';
import type { Store } from '../mirror/store';
import type { ResourcePage, TenantClient } from '../tenant/client';
import { creationsInDoubt } from './adopt';
import { judgeFailure } from './classify';
import { type Canary, canaryRest, deltaFrom, pullDelta } from './delta';
import type { PushContext } from './outcome';
import { profileOf } from './profile';
import { beginMerge, beginPull, endPull, mergeMore, nextKind, type Pull, takeOne, takePage } from './pull';
import type { StateKeeper } from './state';
import { confirmSuspect, decideMissing, type Suspect } from './suspects';

/** A full pull is repeated after this time, or after twenty times what it took: the longer of both. */
const pullInterval = 10 * 60_000;
/** Where changes are told of, everything is read all the same once in this time. */
const wholeInterval = 24 * 60 * 60_000;
/** How often a tenant that tells of changes is asked for them. */
const deltaInterval = 60_000;

export interface Pulling {
  /** A pull is under way or due: a step of it would do something. */
  wants(): boolean;
  /**
   * One step; `failure` where the tenant could not be had. With `hurry` a page that is still on its way is not waited
   * for; neither is it after `kicked`.
   */
  step(context: PushContext, hurry: boolean, kicked: Promise<unknown>): Promise<Failure | null>;
  /** Milliseconds until something is due. */
  restFor(): number;
  /** Everything is to be pulled as soon as can be. */
  want(): void;
  /** Somebody else has found nobody there: a page that is under way may be lost by now, and found to be so only later. */
  overtaken(): void;
  /** Begins what is under way anew: something of it was lost. */
  restart(): void;
  /** Forgets what is under way: another session begins. */
  drop(): void;
  /** The tenant has confirmed a write of ours: it must come back with what has changed. */
  written(remoteId: string): void;
  decide(remove: boolean): void;
}

/** Whether nobody answered when the page was asked for. */
function wasLost(ready: IteratorResult<Result<ResourcePage>>): boolean {
  return !ready.done && !ready.value.ok && ['offline', 'timeout'].includes(ready.value.failure.code);
}

export interface PullEvents {
  rows(): void;
}

export function createPulling(store: Store, state: StateKeeper, events: PullEvents): Pulling {
  let wanted = true;
  let wantedWhole = true;
  let pull: Pull | null = null;
  let page: Promise<IteratorResult<Result<ResourcePage>>> | null = null;
  let isOvertaken = false;
  let suspects: Suspect[] = [];
  let canary: Canary | null = null;
  let deltaAt = 0;
  /** When everything, and not only who is there, was last read. */
  let wholeAt = 0;

  function drop(): void {
    if (pull) {
      wanted = true;
      wantedWhole ||= pull.whole;
      pull.pages.return(undefined).catch(() => {
        // A paging that is given up may end as it likes.
      });
    }
    pull = null;
    page = null;
    if (state.current().pull) state.set({ pull: null });
  }

  function pullDue(): number {
    if (wanted) return 0;
    const last = readFact(store.mirror, 'complete');
    return last ? last.at + Math.max(pullInterval, last.took * 20) - store.now() : 0;
  }

  function deltaDue(): number {
    if (deltaFrom(store) === null) return Number.POSITIVE_INFINITY;
    if (profileOf(store).delta === 'works') return deltaAt + deltaInterval - store.now();
    return canary ? canary.notBefore - store.now() : Number.POSITIVE_INFINITY;
  }

  function suspectDue(): number {
    return Math.min(Number.POSITIVE_INFINITY, ...suspects.map(({ dueAt = 0 }) => dueAt - store.now()));
  }

  async function takeNext(client: TenantClient, running: Pull, signal: AbortSignal, ready: Awaited<typeof page>) {
    page = null;
    if (ready && !ready.done) {
      if (!ready.value.ok) return pageFailed(ready.value.failure);
      // The request for the next page leaves when this turn ends: writing would hold it back.
      await nextTurn();
      if (pull !== running) return null;
      takePage(store, running, ready.value.value);
      state.reached();
      if (running.direct) events.rows();
      state.set({ pull: { done: running.done, total: running.total, startedAt: running.startedAt } });
      return null;
    }
    if (nextKind(store, client, running, signal)) return null;
    if (running.direct) finish(running);
    else beginMerge(store, running);
    return null;
  }

  /** After a passing trouble the same page is asked for again; after another the pull begins anew. */
  function pageFailed(failure: Failure): Failure {
    const passes = ['offline', 'timeout', 'rate-limited', 'server-error', 'unauthorized'].includes(failure.code);
    if (!passes) drop();
    return failure;
  }

  function finish(ended: Pull): void {
    const judged = endPull(store, ended);
    pull = null;
    if (ended.whole) wholeAt = store.now();
    suspects = judged.ok ? judged.value : [];
    events.rows();
    state.set({ pull: null, notice: judged.ok ? null : judged.failure });
  }

  async function mergeSome(context: PushContext): Promise<Failure | null> {
    const strangers = mergeMore(store);
    events.rows();
    if (strangers === null) {
      if (pull) finish(pull);
      // The process that had pulled it is gone, and with it the end of that pull.
      else wanted = true;
      return null;
    }
    const creations = creationsInDoubt(store);
    for (const { kind, remoteId } of strangers) {
      const askedAt = store.stamp();
      const found = await context.client.get(kind, remoteId, context.signal);
      if (found.ok) {
        transaction(store.mirror, () => takeOne(store, kind, found.value, askedAt, pull?.number ?? null, creations));
      } else if (judgeFailure(found.failure).startsWith('halt')) {
        // The next look at who is there finds the others.
        wanted = true;
        return found.failure;
      }
    }
    return null;
  }

  async function judgeNext(context: PushContext): Promise<Failure | null> {
    const index = suspects.findIndex(({ dueAt = 0 }) => dueAt <= store.now());
    const suspect = suspects[index];
    if (!suspect) return null;
    const judged = await confirmSuspect(context, suspect);
    if (context.signal.aborted) return null;
    // A tenant that stumbles over somebody who has gone must not stop everything else; the next pull asks again.
    const verdict = judged.ok ? null : judgeFailure(judged.failure);
    if (verdict === 'halt' || verdict === 'halt-unsure') return judged.ok ? null : judged.failure;
    suspects = suspects.flatMap((other) => (other === suspect ? ((judged.ok ? judged.value : null) ?? []) : other));
    state.reached();
    events.rows();
    return null;
  }

  async function takeDelta(context: PushContext): Promise<Failure | null> {
    const since = deltaFrom(store);
    if (since === null) return null;
    deltaAt = store.now();
    const asked = canary;
    canary = null;
    const answer = await pullDelta(context, since, asked);
    if (context.signal.aborted) return null;
    if (!answer.ok) return answer.failure;
    state.reached();
    if (answer.value > 0) events.rows();
    return null;
  }

  return {
    wants: () => pull !== null || readFact(store.mirror, 'merging') !== null || pullDue() <= 0,
    async step(context, hurry, kicked) {
      const { client, signal } = context;
      if (readFact(store.mirror, 'merging') !== null) return mergeSome(context);
      if (pull) {
        const running = pull;
        page ??= running.pages.next();
        const others = hurry ? [nextTurn('busy' as const)] : [kicked.then(() => 'busy' as const)];
        const ready = await Promise.race([page, ...others]);
        if (ready === 'busy') return null;
        const isOld = isOvertaken && wasLost(ready);
        isOvertaken = false;
        if (!isOld) return takeNext(client, running, signal, ready);
        // It says nothing of now: the same page is asked for again.
        page = null;
        return null;
      }
      if (suspectDue() <= 0) return judgeNext(context);
      if (deltaDue() <= 0 && !wanted) return takeDelta(context);
      if (pullDue() > 0) return null;
      const whole = wantedWhole || profileOf(store).delta !== 'works' || store.now() - wholeAt > wholeInterval;
      pull = beginPull(store, client, whole, signal);
      // Whoever asks from now on wants to see what changes behind the page that is being read.
      wanted = false;
      wantedWhole = false;
      state.set({ pull: { done: 0, total: null, startedAt: pull.startedAt } });
      return null;
    },
    restFor: () => Math.max(0, Math.min(pullDue(), deltaDue(), suspectDue())),
    want() {
      wanted = true;
      wantedWhole = true;
    },
    overtaken() {
      isOvertaken = pull !== null;
    },
    restart: drop,
    drop() {
      drop();
      suspects = [];
      canary = null;
      wanted = true;
      wantedWhole = true;
    },
    written(remoteId) {
      if (profileOf(store).delta === 'unknown') canary ??= { remoteId, notBefore: store.now() + canaryRest };
    },
    decide(remove) {
      suspects = [...suspects, ...decideMissing(store, remove)];
      if (state.current().notice?.code === 'pull-would-remove') state.set({ notice: null });
    },
  };
}
