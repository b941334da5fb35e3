/** A workbook written row by row to a stream, in flat memory and in short turns. */
import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CellValue } from '../../../preload/contract';
import { rowsOfSheet } from './layout';
import { createSheets, type Layout, type Sheets } from './sheets';

/** Rows one by one, or in batches that may have to be waited for. */
export type Rows = Iterable<CellValue[]> | AsyncIterable<CellValue[][]>;

export interface WorkbookContent extends Layout {
  rows: Rows;
  /** How many rows there will be, as far as is known: only for the progress. */
  total: number;
  onProgress(done: number, total: number): void;
  /** When the workbook was made: milliseconds since 1970, UTC. */
  now?: () => number;
  /** Rows of one sheet without its header; more go to further sheets. Excel's own limit unless told. */
  rowsPerSheet?: number;
}

export interface Written {
  rows: number;
  /** Cells whose text was cut to what Excel can hold. */
  shortened: number;
}

/** Others in this process get their turn at least this often, in milliseconds. */
const longestTurn = 8;
/** Rows after which the clock is looked at: a fraction of a turn. */
const clockEvery = 16;
const progressEvery = 1000;
const batchSize = 200;

/** Writes the workbook and ends the stream; throws as soon as `stop` is aborted. */
export async function writeWorkbook(output: Writable, content: WorkbookContent, stop: AbortSignal): Promise<Written> {
  // Loaded when it is first needed, and only the part that is: all of exceljs takes three times as long.
  const { default: Writer } = await import('exceljs/lib/stream/xlsx/workbook-writer.js');
  stop.throwIfAborted();
  const created = new Date((content.now ?? Date.now)());
  const workbook = new Writer({ stream: output, useStyles: true, creator: 'Muster', created });
  const startSheets = (sample: CellValue[][]) =>
    createSheets(workbook, content, sample, content.rowsPerSheet ?? rowsOfSheet);
  let sheets: Sheets | null = null;
  let rows = 0;
  let turn = performance.now();
  for await (const batch of batchesOf(content.rows)) {
    sheets ??= startSheets(batch.slice(0, batchSize));
    for (const row of batch) {
      sheets.add(row);
      rows += 1;
      if (rows % progressEvery === 0) content.onProgress(rows, content.total);
      if (rows % clockEvery !== 0 || performance.now() - turn < longestTurn) continue;
      await sheets.room(stop);
      await nextTurn();
      turn = performance.now();
    }
  }
  sheets ??= startSheets([]);
  sheets.end();
  await Promise.race([workbook.commit(), aborted(stop)]);
  content.onProgress(rows, content.total);
  return { rows, shortened: sheets.shortened() };
}

async function* batchesOf(rows: Rows): AsyncGenerator<CellValue[][]> {
  if (Symbol.asyncIterator in rows) {
    yield* rows;
    return;
  }
  let batch: CellValue[][] = [];
  for (const row of rows) {
    if (batch.push(row) < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
