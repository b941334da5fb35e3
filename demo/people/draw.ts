/** Chance that repeats: the same seed and number always draw the same. */

/** A permutation of the 32-bit numbers that leaves nothing of their order (the finisher of MurmurHash3). */
function scramble(number: number): number {
  let mixed = number | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * The draws of one thing among many, independent of how many there are (mulberry32).
 * A class, because one is made for each of a million people, and closures would cost more than the people.
 */
export class Draw {
  private state: number;

  constructor(seed: number, index: number) {
    this.state = scramble(index ^ scramble(seed));
  }

  /** 0 <= x < 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, 0 <= n < limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(from: readonly [T, ...T[]]): T {
    return from[this.below(from.length)] ?? from[0];
  }

  /** True with a probability of 0 to 1. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }
}

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0');

/**
 * A version 4 UUID. Its first part is a permutation of the index, so that no two indexes of one seed and one space share an id.
 * @param space keeps apart what is numbered separately, such as users and groups
 */
export function uuidFor(seed: number, space: number, index: number): string {
  const first = scramble(index ^ scramble(seed));
  const draw = new Draw(first ^ space, index);
  const version = 0x4000 | draw.below(0x1000);
  const variant = 0x8000 | draw.below(0x4000);
  const [second, last] = [hex(draw.below(2 ** 16), 4), hex(draw.below(2 ** 24), 6) + hex(draw.below(2 ** 24), 6)];
  return `${hex(first, 8)}-${second}-${hex(version, 4)}-${hex(variant, 4)}-${last}`;
}
