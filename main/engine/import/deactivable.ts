/** Whom an import could deactivate, of those whom the file does not name. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { Store } from '../mirror/store';
import { whyActive } from './deactivation';
import type { Part } from './part';
import { absentByName, absentRows } from './people-named';
import type { Scratch } from './scratch';

/** People who are looked at between two turns for others. */
const pieceSize = 1_000;

/** The rows of all of them, or of those whose name or username holds the words; fails with `cancelled`. */
export async function deactivable(
  store: Store,
  scratch: Scratch,
  parts: readonly Part[],
  search: string,
  signal: AbortSignal,
): Promise<Result<number[]>> {
  const rows = search === '' ? absentRows(store, scratch, parts) : absentByName(store, scratch, parts, search);
  const found: number[] = [];
  for (let start = 0; start < rows.length; start += pieceSize) {
    for (const [row, why] of whyActive(store, [...rows.subarray(start, start + pieceSize)])) {
      if (why === null) found.push(row);
    }
    await nextTurn();
    if (signal.aborted || !store.mirror.sqlite.open) return failed('cancelled');
  }
  return succeeded(found);
}
