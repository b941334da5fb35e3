/** Has everybody's ranks outlast the app, so that the first sort after it was opened is as quick as the next. */
import { setStamp, standingStamp } from '../mirror/ranks-stamp';
import { countUsers } from '../mirror/resources';
import { sqliteFailure } from '../mirror/sqlite-failure';
import type { Store } from '../mirror/store';

export interface StoringHelp {
  log(level: 'warn', text: string): void;
  /**
   * Has a thread store what it keeps of columns; answers false where that needs another stamp, null where it failed, which
   * has been logged.
   */
  ask(columns: readonly string[], signal: AbortSignal): Promise<boolean | null>;
}

/** Of a larger part of everybody, written since the stamp, it takes long enough to put right what was stored. */
const worthAnew = 1 / 200;

/** Stores ranks by columns, once nothing is being written, and not with every change: a million people take 8 MB a column. */
export function createStoring(store: Store, { log, ask }: StoringHelp) {
  const { mirror } = store;
  let hasFailed = false;

  /** Null where the mirror's file does not let it. */
  function tried<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      const known = sqliteFailure(error, mirror.path);
      if (!known) throw error;
      log('warn', `ranks cannot be stored: ${known.code}`);
      hasFailed = true;
      return null;
    }
  }

  function isOutdated(): boolean {
    const standing = standingStamp(mirror);
    return standing === null || standing.written > countUsers(mirror) * worthAnew;
  }

  function stampAnew(): boolean {
    // What is written in steps would have to end at once.
    if (mirror.stepwise) return false;
    setStamp(mirror, store.uuid());
    return true;
  }

  return async function storeRanks(columns: readonly string[], signal: AbortSignal): Promise<void> {
    if (hasFailed) return;
    const isStale = tried(isOutdated);
    if (isStale === null) return;
    const isStored = isStale ? false : await ask(columns, signal);
    if (isStored === false && !signal.aborted && tried(stampAnew)) hasFailed = (await ask(columns, signal)) === null;
    else hasFailed ||= isStored === null;
  };
}
