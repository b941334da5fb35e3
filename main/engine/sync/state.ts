/** Where the sync of a tenant stands, as windows are told, and what to do when the tenant cannot be had. */
import type { Connection } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import type { Environment } from '../environment';
import { readFact, writeFact } from '../mirror/facts';
import type { Store } from '../mirror/store';
import { delayAfter, isUnreachable } from './classify';

export interface SyncState {
  connection: Connection;
  notice: Failure | null;
  retryAt: number | null;
  /** When the tenant last answered. */
  seenAt: number | null;
  pull: { done: number; total: number | null; startedAt: number } | null;
  /** When everything that waits will have been sent; null if unknown. */
  finishAt: number | null;
}

type Told = Omit<SyncState, 'seenAt' | 'finishAt'>;

export interface StateKeeper {
  current(): Told & Pick<SyncState, 'seenAt'>;
  set(change: Partial<Told>): void;
  /** The tenant has answered. */
  reached(): void;
  /**
   * The tenant cannot be reached, or does not let us in: says so, and decides when to try again.
   *
   * @returns whether somebody has to sign in first
   */
  halted(failure: Failure): boolean;
  /** Failures so far say nothing of what comes. */
  forget(): void;
}

/** How often the time of the last answer is written down, in milliseconds. */
const seenInterval = 10_000;

export function keepState(store: Store, environment: Environment, changed: () => void): StateKeeper {
  const told: Told = { connection: 'connecting', notice: null, retryAt: null, pull: null };
  let seenAt = readFact(store.mirror, 'seenAt');
  let persistedAt = 0;
  let failures = 0;

  function set(change: Partial<Told>): void {
    Object.assign(told, change);
    changed();
  }

  return {
    current: () => ({ ...told, seenAt }),
    set,
    reached() {
      failures = 0;
      seenAt = environment.now();
      if (seenAt - persistedAt > seenInterval) {
        writeFact(store.mirror, 'seenAt', seenAt);
        persistedAt = seenAt;
      }
      if (told.connection !== 'online' || told.retryAt !== null) {
        const keep = told.notice?.code === 'pull-would-remove' ? told.notice : null;
        set({ connection: 'online', notice: keep, retryAt: null });
      }
    },
    halted(failure) {
      failures += 1;
      if (failure.code === 'unauthorized' || failure.code === 'wrong-tenant') {
        set({ connection: 'signed-out', notice: failure, retryAt: null });
        return true;
      }
      set({
        connection: isUnreachable(failure) ? 'offline' : 'paused',
        notice: failure,
        retryAt: environment.now() + delayAfter(failure, failures, environment.random),
      });
      return false;
    },
    forget() {
      failures = 0;
    },
  };
}
