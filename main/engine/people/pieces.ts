/** Work on many people in pieces, with turns for others in between: the window is answered meanwhile. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '../mirror/store';

const pieceSize = 500;

/** Has `work` done for some people at a time, in their order. */
export async function inPieces(store: Store, ids: ArrayLike<number>, work: (piece: number[]) => void): Promise<void> {
  for (let start = 0; start < ids.length; start += pieceSize) {
    if (start > 0) await nextTurn();
    // The tenant may have been closed meanwhile: nobody waits for the rest.
    if (!store.mirror.sqlite.open) return;
    work(Array.prototype.slice.call(ids, start, start + pieceSize) as number[]);
  }
}
