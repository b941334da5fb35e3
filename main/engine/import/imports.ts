/** The files of one tenant that are being imported: each is read, judged and applied by one at a time. */
import type { Result } from '../../../preload/contract';
import { failed } from '../../../preload/failure';
import type { Judgement } from './judging';
import type { Strangers } from './people-named';
import type { ReadTable } from './read';
import { closeScratch, openScratch, removeLeftOvers, type Scratch, ScratchBroken } from './scratch';

export interface OpenImport {
  scratch: Scratch;
  /** Null while the file is read. */
  read: ReadTable | null;
  /** Null until the lines were judged. */
  judgement: Judgement | null;
  /** People whom the file does not name, by name, while they are looked through, and the words that were looked for. */
  absent: { search: string; rows: Uint32Array; strangers: Strangers } | null;
}

interface Entry extends OpenImport {
  /** Aborted when the import is closed. */
  closed: AbortController;
  /** Aborted when something newer makes the work that runs now useless. */
  busy: AbortController;
  turn: Promise<unknown>;
}

/** Work on one import; it must stop soon after its signal is aborted, and touch nothing of it any more. */
type Work<T> = (one: OpenImport, signal: AbortSignal) => Promise<Result<T>> | Result<T>;

export interface Imports {
  /** Begins a new import, in the place of one with the same id; where `work` fails nothing is left of it. */
  begin<T>(importId: string, signal: AbortSignal, work: Work<T>): Promise<Result<T>>;
  /** Does work whose outcome takes the place of that of the same work before: that one is cancelled. */
  anew<T>(importId: string, signal: AbortSignal, work: Work<T>): Promise<Result<T>>;
  /** Does work when it is its turn. Fails with `unknown-import`. */
  with<T>(importId: string, work: Work<T>): Promise<Result<T>>;
  close(importId: string): void;
  closeAll(): void;
}

/** @param directory the tenant's; what an engine that ended in the middle left in it is deleted */
export function createImports(directory: string): Imports {
  removeLeftOvers(directory);
  const entries = new Map<string, Entry>();
  const never = new AbortController().signal;

  function close(importId: string): void {
    const entry = entries.get(importId);
    if (!entry) return;
    entries.delete(importId);
    entry.closed.abort();
    closeScratch(entry.scratch);
  }

  function inTurn<T>(importId: string, entry: Entry, signal: AbortSignal, work: Work<T>): Promise<Result<T>> {
    const stop = AbortSignal.any([entry.closed.signal, signal]);
    const turn = entry.turn.then(async (): Promise<Result<T>> => {
      if (entry.closed.signal.aborted) return failed('unknown-import');
      try {
        return await work(entry, stop);
      } catch (error) {
        if (!(error instanceof ScratchBroken)) throw error;
        if (entries.get(importId) === entry) close(importId);
        return { ok: false, failure: error.failure };
      }
    });
    entry.turn = turn.catch(() => {
      // Whoever waits for this turn is told; the next one does not depend on it.
    });
    return turn;
  }

  return {
    async begin(importId, signal, work) {
      close(importId);
      let scratch: Scratch;
      try {
        scratch = openScratch(directory, importId);
      } catch (error) {
        if (error instanceof ScratchBroken) return { ok: false, failure: error.failure };
        throw error;
      }
      const fresh = { read: null, judgement: null, absent: null, turn: Promise.resolve() };
      const entry: Entry = { scratch, ...fresh, closed: new AbortController(), busy: new AbortController() };
      entries.set(importId, entry);
      let isRead = false;
      try {
        const result = await inTurn(importId, entry, signal, work);
        isRead = result.ok;
        return result;
      } finally {
        if (!isRead && entries.get(importId) === entry) close(importId);
      }
    },
    async anew(importId, signal, work) {
      const entry = entries.get(importId);
      if (!entry) return failed('unknown-import');
      entry.busy.abort();
      entry.busy = new AbortController();
      return inTurn(importId, entry, AbortSignal.any([signal, entry.busy.signal]), work);
    },
    async with(importId, work) {
      const entry = entries.get(importId);
      return entry ? inTurn(importId, entry, never, work) : failed('unknown-import');
    },
    close,
    closeAll() {
      for (const importId of [...entries.keys()]) close(importId);
    },
  };
}
