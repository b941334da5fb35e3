/** A workbook written row by row to a stream, in flat memory and in short turns. */
import type { Writable } from 'node:stream';
import type { SheetContent } from './content';
import { nameFilters } from './filter-names';
import { rowsOfSheet } from './layout';
import { type OwnRole, ownSheetName } from './own-workbook';
import { createSheetNames } from './sheet-names';
import { createSheets, type Shared } from './sheets';
import { takeInTurns } from './turns';
import { createValueLists, listsSheetName } from './value-lists';

/** What is in the workbook so far. */
export interface SoFar {
  /** Of the first content. */
  rows: number;
  sheets: readonly { role: OwnRole; name: string }[];
}

export interface WorkbookContent extends SheetContent {
  /** What comes behind it; each is asked for when what is before it has been written. */
  further?(soFar: SoFar): Iterable<SheetContent>;
  /** How many rows there will be, as far as is known: only for the progress. */
  total: number;
  /** Told of the rows of all sheets. */
  onProgress(done: number, total: number): void;
  /** When the workbook was made: milliseconds since 1970, UTC. */
  now?: () => number;
  /** Rows of one sheet without its header; more go to further sheets. Excel's own limit unless told. */
  rowsPerSheet?: number;
}

export interface Written {
  /** Of the first content. */
  rows: number;
  /** Cells whose text was cut to what Excel can hold. */
  shortened: number;
}

/** Writes the workbook and ends the stream; throws as soon as `stop` is aborted. */
export async function writeWorkbook(output: Writable, content: WorkbookContent, stop: AbortSignal): Promise<Written> {
  // Loaded when it is first needed, and only the part that is: all of exceljs takes three times as long.
  const { default: Writer } = await import('exceljs/lib/stream/xlsx/workbook-writer.js');
  stop.throwIfAborted();
  const created = new Date((content.now ?? Date.now)());
  const shared: Shared = {
    workbook: new Writer({ stream: output, useStyles: true, creator: 'Muster', created }),
    names: createSheetNames([ownSheetName, listsSheetName]),
    lists: createValueLists(),
    filtered: [],
    rowsPerSheet: content.rowsPerSheet ?? rowsOfSheet,
  };
  nameFilters(shared.workbook, shared.filtered);
  const sheets: { role: OwnRole; name: string }[] = [];
  let done = 0;
  let shortened = 0;

  async function write(part: SheetContent): Promise<number> {
    const { taker, rows } = await takeInTurns(
      part.rows,
      (sample) => createSheets(shared, part, sample),
      (count) => content.onProgress(done + count, content.total),
      stop,
    );
    taker.end();
    done += rows;
    shortened += taker.shortened();
    const { role } = part;
    if (role) sheets.push(...taker.names().map((name) => ({ role, name })));
    return rows;
  }

  const rows = await write(content);
  for (const part of content.further?.({ rows, sheets }) ?? []) await write(part);
  const lists = shared.lists.sheet();
  if (lists) await write(lists);
  await Promise.race([shared.workbook.commit(), aborted(stop)]);
  content.onProgress(done, content.total);
  return { rows, shortened };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
