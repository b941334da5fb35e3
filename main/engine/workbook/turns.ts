/** Rows handed on in short turns: others in this process have theirs in between. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SheetValue } from './cells';
import type { Rows } from './content';

/** What takes rows. */
export interface RowTaker {
  add(row: SheetValue[]): void;
  /** Waits until what was written has gone on, so that a slow disk doesn't fill the memory; rejects when `stop` is aborted. */
  room(stop: AbortSignal): Promise<void>;
}

/** Others get their turn at least this often, in milliseconds. */
const longestTurn = 8;
/** Rows after which the clock is looked at: a fraction of a turn. */
const clockEvery = 16;
const progressEvery = 1000;
const batchSize = 200;

/**
 * Hands all rows to what `start` makes, which is shown the first of them, and tells now and then how many it has.
 * Throws as soon as `stop` is aborted.
 */
export async function takeInTurns<T extends RowTaker>(
  rows: Rows,
  start: (sample: SheetValue[][]) => T,
  tell: (rows: number) => void,
  stop: AbortSignal,
): Promise<{ taker: T; rows: number }> {
  let taker: T | null = null;
  let count = 0;
  let turn = performance.now();
  for await (const batch of batchesOf(rows)) {
    taker ??= start(batch.slice(0, batchSize));
    for (const row of batch) {
      taker.add(row);
      count += 1;
      if (count % progressEvery === 0) tell(count);
      if (count % clockEvery !== 0 || performance.now() - turn < longestTurn) continue;
      await taker.room(stop);
      await nextTurn();
      turn = performance.now();
    }
  }
  stop.throwIfAborted();
  return { taker: taker ?? start([]), rows: count };
}

async function* batchesOf(rows: Rows): AsyncGenerator<SheetValue[][]> {
  if (Symbol.asyncIterator in rows) {
    yield* rows;
    return;
  }
  let batch: SheetValue[][] = [];
  for (const row of rows) {
    if (batch.push(row) < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
