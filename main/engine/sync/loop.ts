/**
 * One loop a tenant: push and pull by turns, and a wait that anything can cut short. Because every step is taken here, a
 * page of a pull is never taken over while an answer is being settled.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Result } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import type { Environment } from '../environment';
import { indexMore } from '../mirror/search';
import { isCorruption, sqliteFailure } from '../mirror/sqlite-failure';
import type { Store } from '../mirror/store';
import { changeById, countOpen } from '../queue/changes';
import { recoverInterrupted } from '../queue/states';
import type { TenantClient } from '../tenant/client';
import { createPace, type Pacer } from '../tenant/pace';
import { paced } from '../tenant/paced';
import { createBell } from './bell';
import { isAnswered, judgeFailure } from './classify';
import { adoptDiscovery } from './discover';
import { createForecast } from './forecast';
import type { PushContext } from './outcome';
import { forgetDue, nextDue, nextParcels, type Parcel } from './outgoing';
import { learn, profileOf } from './profile';
import { createPulling } from './pulling';
import { pushParcels } from './push';
import { bulkSize, fitsBulk, isWorthBulk, pushBulk } from './push-bulk';
import { keepState, type SyncState } from './state';

export type { SyncState } from './state';

export interface SyncEvents {
  /** The connection or the progress changed. */
  state(): void;
  /** Rows were added, changed or removed. */
  rows(): void;
  /** What was sent is settled: people are shown otherwise, and stay where they are. */
  settled(): void;
  /** The tenant's schemas changed. */
  columns(): void;
  /** An error that is a bug or the mirror's: the loop has ended. */
  broken(error: unknown): void;
}

/** A signed-in tenant that can be asked now. */
export interface Session {
  client: TenantClient;
  signal: AbortSignal;
}

export interface SyncLoop {
  state(): SyncState;
  /** There is something to send. */
  kick(): void;
  /** Tries at once: push, then a full pull. */
  syncNow(): void;
  /** The admin has decided whether those whom a pull did not show are to be removed. */
  decide(remove: boolean): void;
  /** Whom to ask what may not wait; null while signed out. */
  session(): Session | null;
  /** Signs in with a new client, or out with null. */
  use(client: TenantClient | null): void;
  /** Ends after the step under way; requests are aborted. */
  stop(): Promise<void>;
}

/** Nothing is waited for longer than this without looking again; timers themselves end at 24 days. */
const longestRest = 60 * 60_000;
/** So many parcels are planned at once: what becomes urgent waits for no more than these. */
const planSize = 16;

/** Starts the loop of one tenant, signed out until `use` gives it a client. */
export function startLoop(store: Store, environment: Environment, events: SyncEvents): SyncLoop {
  const stopping = new AbortController();
  const state = keepState(store, environment, events.state);
  const pulling = createPulling(store, state, events);
  const forecast = createForecast(environment.now);
  const bell = createBell();
  let session = new AbortController();
  let context: PushContext | null = null;
  let pace: Pacer | null = null;
  let requests = 0;
  /** Those that the tenant has answered, be it with a no. */
  let answered = 0;
  let discovered = false;
  let pushedLast = false;
  /** A step was cut short by the mirror's own trouble, perhaps between a request and its record. */
  let interrupted = false;

  function halt(failure: Failure): void {
    keepPace();
    if (failure.code === 'cancelled') return;
    if (state.halted(failure)) context = null;
  }

  function keepPace(): void {
    const learnt = pace?.learnt() ?? null;
    if (JSON.stringify(learnt) !== JSON.stringify(profileOf(store).pace)) learn(store, { pace: learnt });
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

  async function discover({ client, signal }: PushContext): Promise<void> {
    const found = await client.discover(signal);
    if (signal.aborted) return;
    if (!found.ok) return halt(found.failure);
    if (await adoptDiscovery(store, found.value)) {
      events.columns();
      events.rows();
    }
    if (signal.aborted) return;
    discovered = true;
    state.reached();
  }

  /** Sends a plan of parcels; false when there is nothing to send. */
  async function push(current: PushContext): Promise<boolean> {
    const most = bulkSize(store);
    const planned = nextParcels(store, Math.max(planSize, most));
    if (planned.length === 0) return false;
    if (state.current().notice?.code === 'offline') {
      // Whether anybody answers again is found out by reading: a write that is left without an answer is in doubt.
      const heard = await current.client.probe(current.signal);
      if (!heard.ok) {
        pulling.overtaken();
        halt(heard.failure);
        return true;
      }
    }
    const together = most > 0 ? planned.filter(fitsBulk) : [];
    // The first edit of all finds out on its own whether versions count.
    const isAcquainted = profileOf(store).ifMatch !== 'unknown' || planned[0]?.kind !== 'update';
    const before = { waiting: waitingChanges(), requests, answered };
    const halted = isWorthBulk(together)
      ? await pushBulk(current, together.slice(0, most))
      : await pushParcels(current, planned.slice(0, isAcquainted ? planSize : 1), events.settled);
    events.settled();
    // Somebody has signed in or out meanwhile: what this session came to says nothing of the next.
    if (current.signal.aborted) return true;
    forecast.sent(Math.max(0, before.waiting - waitingChanges()), requests - before.requests);
    const [first] = planned;
    if (first) tellWritten(first);
    // One over whom the tenant stumbles does not keep it from others.
    const isOneAlone = halted && judgeFailure(halted) === 'doubt' && answered > before.answered;
    if (halted && !isOneAlone) {
      pulling.overtaken();
      halt(halted);
    } else {
      state.reached();
      keepPace();
    }
    return true;
  }

  /** A confirmed edit has to come back with what has changed. */
  function tellWritten({ kind, resource, changes }: Parcel): void {
    const isDone = changes.some(({ id }) => changeById(store.mirror, id)?.state === 'done');
    if (kind === 'update' && resource.type === 'User' && resource.remoteId !== null && isDone) {
      pulling.written(resource.remoteId);
    }
  }

  function waitingChanges(): number {
    const { pending, sending, collected } = countOpen(store.mirror);
    return pending + sending - collected;
  }

  /** One step of work; how long to rest when there is nothing to do before that, or a kick. */
  async function step(current: PushContext): Promise<{ restFor: number } | null> {
    const { retryAt } = state.current();
    const wait = retryAt === null ? 0 : retryAt - environment.now();
    if (wait > 0) return { restFor: wait };
    if (!discovered) return discover(current).then(() => null);
    // By turns, so that neither a long queue nor a large tenant keeps the other waiting.
    const isPullsTurn = pushedLast && pulling.wants();
    pushedLast = !isPullsTurn && (await push(current));
    if (pushedLast) return null;
    const restFor = pulling.restFor();
    if (!pulling.wants() && restFor > 0) {
      const due = nextDue(store);
      return { restFor: Math.min(restFor, due === null ? longestRest : Math.max(0, due - environment.now())) };
    }
    const failure = await pulling.step(current, isPullsTurn, bell.heard());
    if (failure && !current.signal.aborted) halt(failure);
    return null;
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (!context) {
        await rest(null);
        continue;
      }
      const idle = await guardedStep(context);
      if (idle) await rest(idle.restFor);
    }
  }

  /** A full disk stops the work, not the process; nothing that was not written counts as done. */
  async function guardedStep(current: PushContext): Promise<{ restFor: number } | null> {
    // Rings up to here are answered by the work that follows.
    bell.rearm();
    await store.mirror.stepwise?.ended;
    if (stopping.signal.aborted) return null;
    try {
      if (interrupted) recoverInterrupted(store);
      interrupted = false;
      const idle = await step(current);
      if (!idle || state.current().retryAt !== null || !indexMore(store.mirror)) return idle;
      await nextTurn();
      return null;
    } catch (error) {
      const known = isCorruption(error) ? null : sqliteFailure(error, store.mirror.path);
      if (!known) throw error;
      interrupted = true;
      // What had come and could not be written has to come again.
      pulling.restart();
      state.halted(known);
      return { restFor: Math.max(0, (state.current().retryAt ?? 0) - environment.now()) };
    }
  }

  const ended = loop().catch((error) => {
    if (!stopping.signal.aborted) events.broken(error);
  });

  return {
    state() {
      const current = state.current();
      return { ...current, finishAt: forecast.finishAt(waitingChanges(), pace?.rate() ?? null, current.retryAt) };
    },
    kick: bell.ring,
    session: () => context && { client: context.client, signal: context.signal },
    syncNow() {
      pulling.want();
      forgetDue(store);
      state.set({ retryAt: null });
      bell.ring();
    },
    decide(remove) {
      pulling.decide(remove);
      bell.ring();
    },
    use(client) {
      session.abort();
      session = new AbortController();
      pulling.drop();
      state.forget();
      discovered = false;
      const { wait, random } = environment;
      pace = client && createPace(environment, profileOf(store).pace);
      const onRequest = (answer: Result<unknown>) => {
        requests += 1;
        if (answer.ok || isAnswered(answer.failure)) answered += 1;
      };
      const { signal } = session;
      const known = { doubts: new Map<number, number>(), absences: new Map<number, number>() };
      const about = { store, signal, wait, random, answered: () => answered, ...known };
      context = client && pace ? { ...about, client: paced(client, { pace, wait, onRequest }) } : null;
      state.set({ connection: client ? 'connecting' : 'signed-out', notice: null, retryAt: null });
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
