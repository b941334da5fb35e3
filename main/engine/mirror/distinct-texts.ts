/** Texts as bytes, each of those that are alike kept once. */
import type { ByteStrings } from './byte-order';

export interface DistinctTexts {
  /** Takes in a text, UTF-8, and answers its number: the same for the same bytes, mostly. */
  add(bytes: Uint8Array, from: number, to: number): number;
  /** Those that were taken in, by their numbers. */
  texts(): ByteStrings;
}

/** Once so many are known, it shows whether they repeat; looking for those that never come again costs more than it saves. */
const acquainted = 50_000;
const worthwhile = 0.9;

export function createDistinctTexts(): DistinctTexts {
  let bytes = new Uint8Array(1 << 16);
  let ends = new Uint32Array(1 << 12);
  /** Numbers from 1 on, by the hash of their texts. */
  let table = new Uint32Array(1 << 13);
  let hashes = new Uint32Array(1 << 12);
  let count = 0;
  let taken = 0;
  let repeats = true;

  function append(source: Uint8Array, from: number, to: number): number {
    const start = count === 0 ? 0 : (ends[count - 1] as number);
    const end = start + to - from;
    if (end > bytes.length) bytes = grown(bytes, new Uint8Array(2 * end));
    if (count === ends.length) {
      ends = grown(ends, new Uint32Array(2 * count));
      hashes = grown(hashes, new Uint32Array(2 * count));
    }
    for (let at = from, into = start; at < to; at += 1, into += 1) bytes[into] = source[at] as number;
    ends[count] = end;
    count += 1;
    return count - 1;
  }

  function enlarge(): void {
    table = new Uint32Array(2 * table.length);
    for (let number = 0; number < count; number += 1) {
      let slot = (hashes[number] as number) & (table.length - 1);
      while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1);
      table[slot] = number + 1;
    }
  }

  function isAt(number: number, source: Uint8Array, from: number, to: number): boolean {
    const start = number === 0 ? 0 : (ends[number - 1] as number);
    if ((ends[number] as number) - start !== to - from) return false;
    for (let at = from, into = start; at < to; at += 1, into += 1) {
      if (bytes[into] !== source[at]) return false;
    }
    return true;
  }

  return {
    add(source, from, to) {
      taken += 1;
      if (taken === acquainted) repeats = count < worthwhile * taken;
      if (!repeats) return append(source, from, to);
      const hash = hashOf(source, from, to);
      let slot = hash & (table.length - 1);
      for (let known = table[slot] as number; known !== 0; known = table[slot] as number) {
        if (hashes[known - 1] === hash && isAt(known - 1, source, from, to)) return known - 1;
        slot = (slot + 1) & (table.length - 1);
      }
      const number = append(source, from, to);
      hashes[number] = hash;
      table[slot] = number + 1;
      if (2 * count > table.length) enlarge();
      return number;
    },
    texts: () => ({ bytes, ends, count }),
  };
}

function grown<A extends Uint8Array | Uint32Array>(from: A, into: A): A {
  into.set(from);
  return into;
}

/** FNV-1a, its bits stirred once more. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
