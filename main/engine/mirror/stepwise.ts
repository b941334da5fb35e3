/**
 * A transaction in steps, between which others have their turns. It is written on a connection of its own: whoever reads on
 * the usual one sees nothing of it until it is there as a whole, and whoever wants to write there has the rest of it written
 * first.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Mirror, Stepwise } from './handle';
import { openToWrite } from './open';
import { isCorruption, sqliteFailure } from './sqlite-failure';
import type { Store } from './store';

type Outcome<T> = { value: T } | { error: unknown } | 'abandoned';

/**
 * Resolves once what `work` writes is on the disk, with what it returns; with null where it was stopped or the mirror was
 * closed before, so that nothing of it was written.
 *
 * @param work gets the store with which it reads and writes; it yields wherever others may have their turns
 */
export async function transactionInSteps<T>(
  store: Store,
  work: (own: Store) => Generator<undefined, T>,
  signal: AbortSignal,
): Promise<T | null> {
  const { mirror } = store;
  mirror.stepwise?.finish();
  const { own, tellTouched } = besides(mirror);
  const { sqlite } = own;
  const steps = work({ ...store, mirror: own });
  const ended: Outcome<T>[] = [];

  /** Whatever was not committed is taken back by closing. */
  function giveUp(why: Outcome<T>): void {
    if (ended.length === 0) ended.push(why);
    sqlite.close();
  }

  function step(): void {
    if (signal.aborted) {
      giveUp('abandoned');
      return;
    }
    try {
      const { done, value } = steps.next();
      if (!done) return;
      // Noted before it is there, and in one turn with that.
      tellTouched();
      sqlite.exec('commit');
      ended.push({ value });
    } catch (error) {
      giveUp({ error });
    }
  }

  let tellEnded = () => {};
  const stepwise: Stepwise = {
    finish() {
      while (ended.length === 0) step();
    },
    abandon: () => giveUp('abandoned'),
    ended: new Promise((resolve) => {
      tellEnded = resolve;
    }),
  };
  try {
    sqlite.exec('begin immediate');
    mirror.stepwise = stepwise;
    while (ended.length === 0) {
      step();
      await nextTurn();
    }
    // After others had their turn.
    carryOver(own);
    await nextTurn();
  } finally {
    if (mirror.stepwise === stepwise) mirror.stepwise = null;
    tellEnded();
    sqlite.close();
  }
  const [how = 'abandoned'] = ended;
  if (how === 'abandoned') return null;
  if ('error' in how) throw how.error;
  return how.value;
}

/** Has what was committed carried over into the file now, and not along with what somebody else writes next. */
function carryOver({ sqlite, path }: Mirror): void {
  if (!sqlite.open) return;
  try {
    sqlite.pragma('wal_checkpoint(passive)');
  } catch (error) {
    // It is on the disk all the same, and is carried over with a later commit.
    if (isCorruption(error) || !sqliteFailure(error, path)) throw error;
  }
}

/** The same mirror on a connection of its own. Who was touched, and who has come and gone, is told when it is there. */
function besides(mirror: Mirror): { own: Mirror; tellTouched(): void } {
  const noted = new Set<number>();
  const own = openToWrite(mirror.path, { ...mirror.touched, note: (id) => noted.add(id) });
  return {
    own,
    tellTouched() {
      mirror.population += own.population;
      for (const id of noted) mirror.touched.note(id);
    },
  };
}
