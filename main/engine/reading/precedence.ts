/**
 * Who goes before whom among threads: computers have few processors, and whoever waits for rows or for a list sees it when
 * others count meanwhile.
 */
export interface Precedence {
  /** What threads share. */
  shared: SharedArrayBuffer;
  /** Somebody waits for rows or for a list, or has just got one: they go before until it has come to the screen. */
  claim(): void;
  /** Keeps a thread from reading on while others go before, for a moment. Answers for how long, in milliseconds. */
  giveWay(): number;
}

/** So long a claim stands, in milliseconds: what a list takes to the answer as a rule, and from there to the screen. */
const claimed = 60;

/** @param shared of another thread, where others claim */
export function createPrecedence(shared = new SharedArrayBuffer(8)): Precedence {
  const until = new BigInt64Array(shared);
  const still = new Int32Array(new SharedArrayBuffer(4));
  return {
    shared,
    claim() {
      Atomics.store(until, 0, BigInt(Date.now() + claimed));
    },
    giveWay() {
      const left = Number(Atomics.load(until, 0)) - Date.now();
      // The clock may have been put back.
      const given = Math.max(0, Math.min(left, claimed));
      if (given > 0) Atomics.wait(still, 0, 0, given);
      return given;
    },
  };
}
