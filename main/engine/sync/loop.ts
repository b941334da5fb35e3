/**
 * One loop a tenant: push before pull, one thing at a time, and a wait that anything can cut short. Because every step
 * is taken here, no page of a pull can slip in between a request and its answer.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection, Result } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import type { Environment } from '../environment';
import { readFact, writeFact } from '../mirror/facts';
import { indexMore } from '../mirror/search';
import { isCorruption, sqliteFailure } from '../mirror/sqlite-failure';
import type { Store } from '../mirror/store';
import { type Change, openChanges } from '../queue/changes';
import { recoverInterrupted } from '../queue/states';
import type { TenantClient, UserPage } from '../tenant/client';
import { createBell } from './bell';
import { delayAfter, isUnreachable, judgeFailure } from './classify';
import { adoptDiscovery } from './discover';
import { beginPull, confirmSuspect, endPull, type Pull, type Suspect, takePage } from './pull';
import { pushChange } from './push';

export interface SyncState {
  connection: Connection;
  notice: Failure | null;
  retryAt: number | null;
  /** When the tenant last answered. */
  seenAt: number | null;
  pull: { done: number; total: number | null; startedAt: number } | null;
}

export interface SyncEvents {
  /** The connection or the progress changed. */
  state(): void;
  /** Rows were added, changed or removed. */
  rows(): void;
  /** The tenant's schemas changed. */
  columns(): void;
  /** An error that is a bug or the mirror's: the loop has ended. */
  broken(error: unknown): void;
}

export interface SyncLoop {
  state(): SyncState;
  /** There is something to send. */
  kick(): void;
  /** Tries at once: push, then a full pull. */
  syncNow(): void;
  /** Signs in with a new client, or out with null. */
  use(client: TenantClient | null): void;
  /** Ends after the step under way; requests are aborted. */
  stop(): Promise<void>;
}

/** A full pull is repeated after this time, or after twenty times what it took: the longer of both. */
const pullInterval = 10 * 60_000;

/** Nothing is waited for longer than this without looking again; timers themselves end at 24 days. */
const longestRest = 60 * 60_000;

/** How often the time of the last answer is written down. */
const seenInterval = 10_000;

/** Starts the loop of one tenant, signed out until `use` gives it a client. */
export function startLoop(store: Store, environment: Environment, events: SyncEvents): SyncLoop {
  const stopping = new AbortController();
  const state: Omit<SyncState, 'seenAt'> = { connection: 'connecting', notice: null, retryAt: null, pull: null };
  /** When a change over which the tenant stumbled may be tried again. */
  const postponed = new Map<number, number>();
  let client: TenantClient | null = null;
  let session = new AbortController();
  let discovered = false;
  let pullWanted = true;
  let pull: Pull | null = null;
  /** People whom the last complete pull did not show. */
  let suspects: Suspect[] = [];
  let page: Promise<IteratorResult<Result<UserPage>>> | null = null;
  let failures = 0;
  /** A step was cut short by the mirror's own trouble, perhaps between a request and its record. */
  let interrupted = false;
  const bell = createBell();
  let persistedAt = 0;
  let seenAt = readFact(store.mirror, 'seenAt');

  function set(change: Partial<Omit<SyncState, 'seenAt'>>): void {
    Object.assign(state, change);
    events.state();
  }

  function reached(): void {
    failures = 0;
    seenAt = environment.now();
    if (seenAt - persistedAt > seenInterval) {
      writeFact(store.mirror, 'seenAt', seenAt);
      persistedAt = seenAt;
    }
    if (state.connection !== 'online' || state.retryAt !== null) {
      const keep = state.notice?.code === 'pull-would-remove' ? state.notice : null;
      set({ connection: 'online', notice: keep, retryAt: null });
    }
  }

  /** The tenant cannot be reached, or does not let us in: says so, and decides when to try again. */
  function halt(failure: Failure): void {
    dropPull();
    if (failure.code === 'cancelled') return;
    failures += 1;
    if (failure.code === 'unauthorized' || failure.code === 'wrong-tenant') {
      client = null;
      set({ connection: 'signed-out', notice: failure, retryAt: null });
      return;
    }
    set({
      connection: isUnreachable(failure) ? 'offline' : 'paused',
      notice: failure,
      retryAt: environment.now() + delayAfter(failure, failures, environment.random),
    });
  }

  function dropPull(): void {
    if (pull) pullWanted = true;
    pull = null;
    page = null;
    if (state.pull) set({ pull: null });
  }

  /** Waits for a kick or for the time to pass; null waits for the kick alone. */
  async function rest(milliseconds: number | null): Promise<void> {
    const over = new AbortController();
    const waits: Promise<void>[] = [bell.heard()];
    if (milliseconds !== null) waits.push(environment.wait(Math.min(milliseconds, longestRest), over.signal));
    await Promise.race(waits);
    over.abort();
    bell.rearm();
  }

  function nextChange(): Change | null {
    const now = environment.now();
    for (const [id, at] of postponed) if (at <= now) postponed.delete(id);
    const blocked = new Set<string>();
    for (const change of openChanges(store.mirror, ['pending'], 200)) {
      const cell = `${change.resourceId} ${change.path}`;
      if (!postponed.has(change.id) && !blocked.has(cell)) return change;
      blocked.add(cell);
    }
    return null;
  }

  function pullDue(): number {
    if (pullWanted) return 0;
    const last = readFact(store.mirror, 'complete');
    if (!last) return 0;
    return Math.max(0, last.at + Math.max(pullInterval, last.took * 20) - environment.now());
  }

  async function push(change: Change, to: TenantClient): Promise<void> {
    const outcome = await pushChange(store, to, change, session.signal);
    postponed.delete(change.id);
    if (outcome.kind === 'halted') halt(outcome.failure);
    else reached();
    if (outcome.kind === 'postponed') {
      const delay = delayAfter(outcome.failure, change.attempts + 1, environment.random);
      postponed.set(change.id, environment.now() + delay);
    }
    events.rows();
  }

  async function discover(from: TenantClient): Promise<void> {
    const { signal } = session;
    const found = await from.discover(signal);
    if (!found.ok) return halt(found.failure);
    if (await adoptDiscovery(store, found.value)) {
      events.columns();
      events.rows();
    }
    if (signal.aborted) return;
    discovered = true;
    reached();
  }

  async function takeNext(running: Pull, fetched: IteratorResult<Result<UserPage>>): Promise<void> {
    page = null;
    if (!fetched.done) {
      if (!fetched.value.ok) return halt(fetched.value.failure);
      // The request for the next page leaves when this turn ends: writing would hold it back.
      await nextTurn();
      if (pull !== running) return;
      takePage(store, running, fetched.value.value);
      reached();
      events.rows();
      set({ pull: { done: running.done, total: running.total, startedAt: running.startedAt } });
      return;
    }
    const ended = endPull(store, running);
    pull = null;
    pullWanted = false;
    suspects = ended.ok ? ended.value : [];
    events.rows();
    set({ pull: null, notice: ended.ok ? null : ended.failure });
  }

  async function judgeNext(from: TenantClient, suspect: Suspect): Promise<void> {
    const judged = await confirmSuspect(store, from, suspect, session.signal);
    const verdict = judged.ok ? null : judgeFailure(judged.failure);
    // A tenant that stumbles over somebody who has gone must not stop everything else; the next pull asks again.
    if (!judged.ok && verdict !== 'park' && verdict !== 'retry-unsure') return halt(judged.failure);
    suspects = suspects.slice(1);
    reached();
    events.rows();
  }

  /** One step of work; false when there is nothing to do before a kick or the returned time. */
  async function step(to: TenantClient): Promise<{ restFor: number } | null> {
    const wait = state.retryAt === null ? 0 : state.retryAt - environment.now();
    if (wait > 0) return { restFor: wait };
    if (!discovered) return discover(to).then(() => null);
    const change = nextChange();
    if (change) return push(change, to).then(() => null);
    if (pull) {
      page ??= pull.pages.next();
      const running = pull;
      const kicked = bell.heard().then(() => 'kicked' as const);
      const fetched = await Promise.race([page, kicked]);
      if (fetched !== 'kicked') await takeNext(running, fetched);
      return null;
    }
    const [suspect] = suspects;
    if (suspect) return judgeNext(to, suspect).then(() => null);
    const due = pullDue();
    if (due > 0) return { restFor: Math.min(due, soonest()) };
    pull = beginPull(store, to, session.signal);
    set({ pull: { done: 0, total: null, startedAt: pull.startedAt } });
    return null;
  }

  function soonest(): number {
    const times = [...postponed.values()].map((at) => Math.max(0, at - environment.now()));
    return Math.min(Number.POSITIVE_INFINITY, ...times);
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (!client) {
        await rest(null);
        continue;
      }
      const idle = await guardedStep(client);
      if (idle) await rest(idle.restFor);
    }
  }

  /** A full disk stops the work, not the process; nothing that was not written counts as done. */
  async function guardedStep(to: TenantClient): Promise<{ restFor: number } | null> {
    // Rings up to here are answered by the work that follows.
    bell.rearm();
    try {
      if (interrupted) recoverInterrupted(store);
      interrupted = false;
      const idle = await step(to);
      if (!idle || !indexMore(store.mirror)) return idle;
      await nextTurn();
      return null;
    } catch (error) {
      const known = isCorruption(error) ? null : sqliteFailure(error, store.mirror.path);
      if (!known) throw error;
      interrupted = true;
      halt(known);
      return null;
    }
  }

  const ended = loop().catch((error) => {
    if (!stopping.signal.aborted) events.broken(error);
  });

  return {
    state: () => ({ ...state, seenAt }),
    kick: bell.ring,
    syncNow() {
      pullWanted = true;
      state.retryAt = null;
      postponed.clear();
      bell.ring();
    },
    use(next) {
      session.abort();
      session = new AbortController();
      dropPull();
      suspects = [];
      client = next;
      discovered = false;
      pullWanted = true;
      failures = 0;
      set(
        next
          ? { connection: 'connecting', notice: null, retryAt: null }
          : { connection: 'signed-out', notice: null, retryAt: null },
      );
      bell.ring();
    },
    async stop() {
      stopping.abort();
      session.abort();
      bell.ring();
      await ended;
    },
  };
}
