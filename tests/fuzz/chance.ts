/** Chance that repeats: everything random in a history comes from its seed. */
export interface Chance {
  /** 0 <= x < 1. */
  next(): number;
  /** A whole number, 0 <= n < limit. */
  below(limit: number): number;
  /** A whole number, least <= n <= most. */
  between(least: number, most: number): number;
  /** True with a probability of 0 to 1. */
  happens(probability: number): boolean;
  /** @throws Error if there is nothing to pick from */
  pick<T>(from: readonly T[]): T;
  /** One of the names, as often as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name;
  uuid(): string;
  /** A chance of its own, so that what it decides does not move what this one decides. */
  fork(name: string): Chance;
}

/** A permutation of the 32-bit numbers that leaves nothing of their order (the finisher of MurmurHash3). */
function scramble(number: number): number {
  let mixed = number | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A 32-bit number for a text (FNV-1a). */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The same seed and name give the same draws (mulberry32). */
export function createChance(seed: number, name = ''): Chance {
  const own = scramble(scramble(seed) ^ numberOf(name));
  let state = own;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const hex = (digits: number) =>
    below(16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    happens: (probability) => next() < probability,
    pick(from) {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new Error('there is nothing to pick from');
      return chosen;
    },
    weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
      const names = Object.keys(weights) as Name[];
      const sum = names.reduce((total, each) => total + weights[each], 0);
      let point = next() * sum;
      for (const each of names) {
        point -= weights[each];
        if (point < 0) return each;
      }
      throw new Error('nothing has any weight');
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${(8 + below(4)).toString(16)}${hex(3)}-${hex(6)}${hex(6)}`,
    fork: (forkName) => createChance(own, forkName),
  };
}
