/** Several requests under way at once. */
import type { PushOutcome } from './outcome';

/** So many at once. */
const width = 4;

/** Works through a list, four at a time, until one piece finds that nobody can be reached; the others come to their ends. */
export async function together<T>(
  list: readonly T[],
  work: (piece: T) => PushOutcome | Promise<PushOutcome>,
): Promise<PushOutcome> {
  const waiting = [...list];
  let halted: PushOutcome = null;
  async function lane(): Promise<void> {
    for (let piece = waiting.shift(); piece !== undefined && !halted; piece = waiting.shift()) {
      halted = (await work(piece)) ?? halted;
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, list.length) }, lane));
  return halted;
}
