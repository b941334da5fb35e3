/** A thread that reads from a mirror, as it is seen from the engine's own. */
import type { Worker } from 'node:worker_threads';
import type { EarlyHearer } from '../mirror/found-ids';
import type { Mirror } from '../mirror/handle';
import type { SharedRanks, WantedRanks } from '../mirror/kept-ranks';
import type { Discovery } from '../scim/resource';
import type { Answer, Beginning, Order } from './messages';
import type { Readings } from './readings';

export interface ReadingThread {
  /** Reads something; one reading at a time. Never answers once the thread is gone. */
  read(what: keyof Readings, asked: unknown, discovery: Discovery, early: EarlyHearer | null): Promise<Answer>;
  /** Another thread has ranked everybody by a column. */
  keep(wanted: WantedRanks, found: SharedRanks, discovery: Discovery): void;
  /** Nobody waits for what is being read. */
  abandon(): void;
  /** Resolves, with the reason, when it has ended. */
  gone: Promise<string>;
  /** Has it let go of the mirror's file and end. */
  end(): Promise<void>;
}

/** So long it may take to let go of the file, in milliseconds: what it reads in one step cannot be interrupted. */
const patience = 1_000;

export function startReadingThread(
  worker: Worker,
  { path, touched }: Mirror,
  precedence: SharedArrayBuffer,
): ReadingThread {
  const abandoned = new SharedArrayBuffer(4);
  let told: Discovery | null = null;
  let lastId = 0;
  let hear: (answer: Answer | Beginning) => void = () => undefined;

  const say = (order: Order) => worker.postMessage(order);
  const gone = new Promise<string>((resolve) => {
    worker.once('error', (error) => resolve(String(error)));
    worker.once('exit', (code) => resolve(`it ended with code ${code}`));
  });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const abandon = () => {
    const unwanted = new Int32Array(abandoned);
    Atomics.store(unwanted, 0, lastId);
    // It may be waiting before it goes on.
    Atomics.notify(unwanted, 0);
  };
  /** What the tenant says of itself, unless it has been told before. */
  const news = (discovery: Discovery) => {
    const isNews = told !== discovery;
    told = discovery;
    return isNews ? discovery : null;
  };
  worker.on('message', (answer: Answer | Beginning) => answer.id === lastId && hear(answer));
  // Nobody has to wait for a thread that waits.
  worker.unref();
  say({ kind: 'open', path, touched: touched.shared, abandoned, precedence });

  return {
    read(what, asked, discovery, early) {
      lastId += 1;
      worker.ref();
      return new Promise((resolve) => {
        hear = (answer) => {
          if ('early' in answer) return early?.(answer.early);
          worker.unref();
          resolve(answer);
        };
        // Between two turns nothing is being written.
        const settled = touched.count();
        const hasBeginning = early !== null;
        say({ kind: 'read', id: lastId, what, asked, settled, hasBeginning, discovery: news(discovery) });
      });
    },
    keep: (wanted, found, discovery) => say({ kind: 'keep', wanted, found, discovery: news(discovery) }),
    abandon,
    gone,
    async end() {
      abandon();
      worker.ref();
      say({ kind: 'close' });
      const late = setTimeout(() => worker.terminate(), patience);
      await ended;
      clearTimeout(late);
    },
  };
}
