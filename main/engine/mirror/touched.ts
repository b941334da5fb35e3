/**
 * Whose rows have been written, so that what was found out of everybody is put right instead of found out anew. It is noted
 * before it is committed, in memory that every thread can read: whatever somebody sees of the mirror has been noted by then.
 */

export interface Touched {
  /** What threads share. */
  shared: SharedArrayBuffer;
  note(id: number): void;
  /** How many notes there are so far. */
  count(): number;
  /** Who was noted from one count to another, ascending, each once; null where that is no longer known. */
  between(from: number, to: number): Uint32Array | null;
}

/** So many are remembered; to look at more people again takes as long as to look at all. */
const most = 1 << 17;

/** @param shared of another thread, which notes */
export function createTouched(shared = new SharedArrayBuffer(4 * (most + 1))): Touched {
  const [counted, ids] = [new Int32Array(shared, 0, 1), new Uint32Array(shared, 4)];
  const count = () => Atomics.load(counted, 0);
  return {
    shared,
    note(id) {
      ids[count() % most] = id;
      Atomics.add(counted, 0, 1);
    },
    count,
    between(from, to) {
      const found = Uint32Array.from({ length: Math.min(to - from, most) }, (_none, n) => ids[(from + n) % most] ?? 0);
      // What was noted meanwhile may have taken the place of the first of them.
      if (count() - from >= most) return null;
      return found.sort().filter((id, place) => place === 0 || id !== found[place - 1]);
    },
  };
}
