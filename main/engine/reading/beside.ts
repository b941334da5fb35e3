/** Reads on threads beside the engine's own, so that windows are answered and edits made meanwhile. */
import type { Worker } from 'node:worker_threads';
import type { Query } from '../../../preload/contract';
import type { WantedRanks } from '../mirror/kept-ranks';
import { isForEverybody } from '../mirror/matching';
import { countUsers } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Ahead, rankAhead } from './ahead';
import { createPrecedence } from './precedence';
import { type How, NobodyWaits, type Reader, readHere } from './reader';
import { type ReadingThread, startReadingThread } from './reading-thread';
import type { Asked, Found, Readings } from './readings';
import { createStoring } from './storing';

export interface Beside {
  /** Starts `thread.ts` on a thread of its own. */
  startThread(): Worker;
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  log(level: 'warn', text: string): void;
  /** Of fewer people everything is read where it is asked: that is over before another thread has answered. */
  least?: number;
}

const usualLeast = 5_000;
/** After so long the first thread is started, unless somebody has needed it before; until then the app has enough to do. */
const startDelay = 2_000;
/** A second one is there for lists as soon as the first one counts everybody's values. */
const mostThreads = 2;
/** Of so many times the least, the first sort by a column takes long enough to be made ready ahead. */
const worthAhead = 10;
/** Nobody has asked for these, nor misses them. */
const unmissed: ReadonlySet<keyof Readings> = new Set(['ready', 'ranks', 'storing']);
/** Threads that were lost one after the other; no more are started then. */
const mostLost = 3;

interface Waiting {
  what: keyof Readings;
  asked: unknown;
  how: How;
  /** Its beginning has been told. */
  isBegun: boolean;
  /** It was left for a list that is wanted sooner, and is to be read again: once, lest that never end. */
  isLeft: boolean;
  resolve(found: unknown): void;
  reject(error: unknown): void;
}

/** Reads in the order in which it is asked, lists before anything else; whatever fails on a thread is done here. */
export function readBeside(store: Store, { startThread, wait, log, least = usualLeast }: Beside): Reader {
  const here = readHere(store);
  const threads = new Map<ReadingThread, Waiting | null>();
  const waiting: Waiting[] = [];
  const closing = new AbortController();
  const precedence = createPrecedence();
  let lost = 0;

  function idleThread(): ReadingThread | null {
    for (const [thread, asker] of threads) if (asker === null) return thread;
    return threads.size < mostThreads ? start() : null;
  }

  function start(): ReadingThread {
    const thread = startReadingThread(startThread(), store.mirror, precedence.shared);
    threads.set(thread, null);
    thread.gone.then((why) => lose(thread, why));
    return thread;
  }

  /** Has a thread ready for whoever asks next: that takes it as long as several lists. */
  function startReady(): void {
    const thread = start();
    ask('ready', {}, {}, (asker) => give(thread, asker)).catch((error: unknown) => {
      if (!(error instanceof NobodyWaits)) throw error;
    });
  }

  /** What it was doing is done here. */
  function lose(thread: ReadingThread, why: string): void {
    const left = threads.get(thread) ?? null;
    threads.delete(thread);
    if (closing.signal.aborted) {
      left?.reject(new NobodyWaits());
      return;
    }
    lost += 1;
    // It may have been too much for this computer.
    ahead.pause();
    log('warn', `a reading thread is gone: ${why}`);
    if (left) readInstead(left);
    next();
  }

  function readInstead({ what, asked, how, resolve, reject }: Waiting): void {
    if (unmissed.has(what)) resolve(null);
    else here.read(what, asked as never, how).then(resolve, reject);
  }

  function next(): void {
    if (lost >= mostLost) {
      for (const asker of waiting.splice(0)) readInstead(asker);
      return;
    }
    while (waiting.length > 0) {
      const thread = idleThread();
      if (!thread) return;
      const [asker] = waiting.splice(
        Math.max(
          0,
          waiting.findIndex(({ what }) => what === 'order'),
        ),
        1,
      );
      if (asker) give(thread, asker);
    }
  }

  function give(thread: ReadingThread, asker: Waiting): void {
    threads.set(thread, asker);
    const { what, asked, how } = asker;
    if (what !== 'order' && what !== 'ready' && threads.size < mostThreads) startReady();
    const { early } = how;
    const begin = (first: Uint32Array) => {
      asker.isBegun = true;
      precedence.claim();
      early?.(first);
    };
    const isAgain = asker.isLeft;
    const reading = thread.read(what, asked, store.model.discovery, early && !asker.isBegun ? begin : null);
    reading.then((answer) => {
      if (threads.has(thread)) threads.set(thread, null);
      if (what === 'order') precedence.claim();
      const isToBeReadAgain = asker.isLeft && !isAgain && !closing.signal.aborted && !how.signal?.aborted;
      if ('found' in answer) {
        // To be ready proves nothing: what is asked of it may be too much for it.
        if (what !== 'ready') lost = 0;
        asker.resolve(answer.found);
      } else if (answer.abandoned && isToBeReadAgain) waiting.push(asker);
      else if (answer.abandoned || closing.signal.aborted) asker.reject(new NobodyWaits());
      else {
        log('warn', `${what} could not be read beside the engine: ${answer.error}`);
        readInstead(asker);
      }
      next();
    });
  }

  /** Nobody waits for it any more. */
  function abandon(asker: Waiting): void {
    const place = waiting.indexOf(asker);
    if (place >= 0) {
      waiting.splice(place, 1);
      asker.reject(new NobodyWaits());
    }
    for (const [thread, current] of threads) if (current === asker) thread.abandon();
  }

  function ask<K extends keyof Readings>(what: K, asked: Asked<K>, how: How, give: (asker: Waiting) => void) {
    let leave = () => {};
    const found = new Promise<Found<K>>((resolve, reject) => {
      const begins = { what, asked, how, isBegun: false, isLeft: false };
      const asker: Waiting = { ...begins, resolve: resolve as (found: unknown) => void, reject };
      leave = () => abandon(asker);
      how.signal?.addEventListener('abort', leave);
      give(asker);
    });
    return found.finally(() => how.signal?.removeEventListener('abort', leave));
  }

  /** Whoever looks at the beginning of a list can wait for its rest, which often nobody wants any more. */
  function leaveRests(): void {
    for (const [thread, asker] of threads) {
      if (asker?.what !== 'order' || !asker.isBegun || asker.isLeft) continue;
      asker.isLeft = true;
      thread.abandon();
    }
  }

  function queue(asker: Waiting): void {
    if (asker.what === 'order') {
      precedence.claim();
      leaveRests();
    }
    waiting.push(asker);
    next();
  }

  /** Asks the last thread for what nobody waits for, so that the first one is there for whoever asks meanwhile. */
  function askLast<K extends keyof Readings>(what: K, asked: Asked<K>, signal: AbortSignal) {
    while (threads.size < mostThreads) start();
    const last = [...threads.keys()].at(-1);
    if (!last || threads.get(last) !== null) throw new NobodyWaits();
    return { last, found: ask(what, asked, { signal }, (asker) => give(last, asker)) };
  }

  async function rank(wanted: WantedRanks, signal: AbortSignal): Promise<void> {
    const { discovery } = store.model;
    const asked = askLast('ranks', wanted, signal);
    const found = await asked.found;
    if (found === null || discovery !== store.model.discovery) return;
    for (const thread of threads.keys()) if (thread !== asked.last) thread.keep(wanted, found, discovery);
  }

  const outlast = createStoring(store, {
    log,
    ask: (columns, signal) => askLast('storing', { columns }, signal).found,
  });
  const ahead: Ahead = rankAhead(store, { wait, least: worthAhead * least, rank, store: outlast });

  function isSmall(what: keyof Readings, asked: object): boolean {
    if ('ids' in asked) return (asked.ids as ArrayLike<number>).length < least;
    // The first list of all is read sooner than a thread starts.
    const isPlain = what === 'order' && isPlainList(asked as Query);
    return (isPlain && threads.size === 0) || countUsers(store.mirror) < least;
  }

  async function startEarly(): Promise<void> {
    await wait(startDelay, closing.signal);
    if (!closing.signal.aborted && threads.size === 0 && countUsers(store.mirror) >= least) startReady();
  }
  void startEarly();

  return {
    async read<K extends keyof Readings>(what: K, asked: Asked<K>, how: How = {}): Promise<Found<K>> {
      if (closing.signal.aborted || how.signal?.aborted) throw new NobodyWaits();
      if (how.shown) ahead.show(how.shown);
      if (isSmall(what, asked)) return here.read(what, asked, how);
      ahead.pause();
      return ask(what, asked, how, queue).finally(ahead.resume);
    },
    putOff() {
      precedence.claim();
      ahead.putOff();
    },
    async close() {
      closing.abort();
      ahead.pause();
      for (const asker of waiting.splice(0)) asker.reject(new NobodyWaits());
      await Promise.all([...threads.keys()].map((thread) => thread.end()));
    },
  };
}

function isPlainList(query: Query): boolean {
  return query.sort.length === 0 && isForEverybody(query);
}
