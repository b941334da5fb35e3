/** Work on many people in pieces, with turns for others in between: the window is answered meanwhile. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadStore } from '../mirror/store';

const pieceSize = 500;

/**
 * Has `work` done for some people at a time, in their order.
 *
 * @param signal ends it between two pieces
 * @param size people at a time
 */
export async function inPieces(
  store: ReadStore,
  ids: ArrayLike<number>,
  work: (piece: number[]) => void,
  signal: AbortSignal | null = null,
  size = pieceSize,
): Promise<void> {
  for (let start = 0; start < ids.length; start += size) {
    if (start > 0) await nextTurn();
    // The tenant may have been closed meanwhile: nobody waits for the rest.
    if (!store.mirror.sqlite.open || signal?.aborted) return;
    store.mirror.carryOn();
    work(Array.prototype.slice.call(ids, start, start + size) as number[]);
  }
}
