/** Ranks everybody by the columns that are shown while nobody asks for anything, so that already the first sort by one is quick. */
import { groupOfColumn } from '../../../preload/contract';
import { expressionOf } from '../mirror/expressions';
import { mostColumns, type WantedRanks } from '../mirror/kept-ranks';
import { largestPart } from '../mirror/patched-ranks';
import { countUsers } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { NobodyWaits } from './reader';

export interface Surroundings {
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Of fewer people a first sort is quick anyway. */
  least: number;
  /** Ranks by a column and hands on what it found, if that can be; rejects with a `NobodyWaits` where that was left. */
  rank(wanted: WantedRanks, signal: AbortSignal): Promise<void>;
  /** Has what was found by columns outlast the app; as `rank` where that was left. */
  store(columns: readonly string[], signal: AbortSignal): Promise<void>;
}

export interface Ahead {
  /** A list with these columns was asked for. */
  show(columns: readonly string[]): void;
  /** Somebody asks for something and goes before; to be followed by `resume`, unless nothing is to be ranked any more. */
  pause(): void;
  /** They have been answered. */
  resume(): void;
  /** Somebody asks for what is answered at once; computers have few processors. */
  putOff(): void;
}

/** So long nobody asks for anything before it begins, in milliseconds. */
const idleFor = 1_000;
/** So long nothing is written before it begins: what a pull brings would have to be ranked again and again. */
const calmFor = 5_000;

export function rankAhead(store: Store, { wait, least, rank, store: outlast }: Surroundings): Ahead {
  const { mirror } = store;
  const { touched } = mirror;
  /** Those of the last list first. */
  let shown: readonly string[] = [];
  /** How many notes of who was touched there were when a column was ranked, by its key. */
  const ranked = new Map<string, number>();
  let { model } = store;
  let seen = touched.count();
  let asking = 0;
  let current = new AbortController();
  let working: Promise<void> = Promise.resolve();

  function begin(): void {
    current.abort();
    if (asking > 0) return;
    current = new AbortController();
    const { signal } = current;
    // What was left may not have ended yet.
    working = working.then(() => work(signal));
  }

  async function work(signal: AbortSignal): Promise<void> {
    await wait(idleFor, signal);
    try {
      await rankAll(signal);
    } catch (error) {
      if (!(error instanceof NobodyWaits)) throw error;
    }
  }

  async function rankAll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const among = countUsers(mirror) < least ? [] : slowestFirst(store, shown).slice(0, mostColumns);
      if (among.length === 0) return;
      const wanted = nextWanted(among);
      if (seen !== touched.count()) {
        seen = touched.count();
        await wait(calmFor, signal);
      } else if (wanted) await rankNext(wanted, signal);
      else return outlast(among, signal);
    }
  }

  function nextWanted(among: readonly string[]): WantedRanks | null {
    if (model !== store.model) ranked.clear();
    model = store.model;
    const users = countUsers(mirror);
    const column = among.find((one) => {
      const mark = ranked.get(one);
      return mark === undefined || touched.count() - mark > users * largestPart;
    });
    return column === undefined ? null : { column, among };
  }

  async function rankNext({ column, among }: WantedRanks, signal: AbortSignal): Promise<void> {
    const mark = touched.count();
    await rank({ column, among }, signal);
    ranked.set(column, mark);
    for (const other of ranked.keys()) if (ranked.size > mostColumns && !among.includes(other)) ranked.delete(other);
  }

  return {
    show(columns) {
      shown = [...new Set([...columns, ...shown])];
      begin();
    },
    pause() {
      asking += 1;
      current.abort();
    },
    resume() {
      asking -= 1;
      begin();
    },
    putOff: begin,
  };
}

/** Those that stand only in the JSON before the others, which are ranked in a quarter of the time. */
function slowestFirst(store: Store, columns: readonly string[]): string[] {
  // Who is in a group stands in no row: what was found out about it does not outlast the next change of anything.
  const found = columns.flatMap((column) => {
    const expression = groupOfColumn(column) === null ? expressionOf(store, column) : null;
    return expression ? [{ column, isSlow: expression.needsResource }] : [];
  });
  return found.sort((one, other) => Number(other.isSlow) - Number(one.isSlow)).map(({ column }) => column);
}
