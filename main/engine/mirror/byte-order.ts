/** The order of many strings of bytes, compared byte by byte as SQLite compares them: a shorter one before what it begins. */

/** Strings of bytes one after the other. None of them holds a zero. */
export interface ByteStrings {
  bytes: Uint8Array;
  /** Where each ends, and the next one begins. */
  ends: Uint32Array;
  count: number;
}

export interface Ranks {
  /** The place of each among all that differ; equal ones share theirs. */
  of: Uint32Array;
  /** How many differ. */
  count: number;
}

/** So few are put into their places one by one. */
const few = 12;
/** Up to here numbers hold every integer. */
const mostNumbers = 2 ** 53;

/**
 * Ranks strings. The next bytes of each and its place make up one number, so that numbers are sorted, which is done many
 * times as fast as comparing; those that are alike so far are sorted by what follows.
 */
export function rankBytes(strings: ByteStrings): Ranks {
  const { bytes, ends, count } = strings;
  const { codes, base } = codesOf(strings);
  const order = new Uint32Array(count);
  for (let item = 0; item < count; item += 1) order[item] = item;
  const before = new Uint32Array(count);
  const numbers = new Float64Array(count);
  /** Whether what stands at a place in the order differs from what stands before it. */
  const differs = new Uint8Array(count);
  /** What is still to be sorted: from, to, and how many bytes are alike. */
  const open = [0, count, 0];
  while (open.length > 0) {
    const depth = open.pop() as number;
    const to = open.pop() as number;
    const from = open.pop() as number;
    if (to - from <= few) insertAll(from, to, depth);
    else sortByNext(from, to, depth);
  }

  const of = new Uint32Array(count);
  let rank = -1;
  for (let place = 0; place < count; place += 1) {
    rank += place === 0 ? 1 : (differs[place] as number);
    of[order[place] as number] = rank;
  }
  return { of, count: rank + 1 };

  function sortByNext(from: number, to: number, depth: number): void {
    const size = to - from;
    const width = Math.floor(Math.log(mostNumbers / size) / Math.log(base));
    for (let place = 0; place < size; place += 1) {
      const item = order[from + place] as number;
      before[from + place] = item;
      numbers[from + place] = nextBytes(item, depth, width) * size + place;
    }
    numbers.subarray(from, to).sort();
    let start = from;
    let alike = Math.floor((numbers[from] as number) / size);
    for (let place = from; place < to; place += 1) {
      const number = numbers[place] as number;
      const next = Math.floor(number / size);
      order[place] = before[from + (number - next * size)] as number;
      if (next === alike) continue;
      differs[place] = 1;
      close(start, place, alike, depth + width);
      start = place;
      alike = next;
    }
    close(start, to, alike, depth + width);
  }

  /** As one number; zero stands for what comes after the end. */
  function nextBytes(item: number, depth: number, width: number): number {
    const end = ends[item] as number;
    let at = startOf(ends, item) + depth;
    let number = 0;
    for (let place = 0; place < width; place += 1) {
      number = number * base + (at < end ? (codes[bytes[at] as number] as number) : 0);
      at += 1;
    }
    return number;
  }

  /** What ends within the bytes that were looked at is alike to the end. */
  function close(from: number, to: number, alike: number, depth: number): void {
    if (to - from > 1 && alike % base !== 0) open.push(from, to, depth);
  }

  function insertAll(from: number, to: number, depth: number): void {
    for (let place = from + 1; place < to; place += 1) {
      const item = order[place] as number;
      let hole = place;
      while (hole > from && compareBytes(strings, order[hole - 1] as number, item, depth) > 0) {
        order[hole] = order[hole - 1] as number;
        hole -= 1;
      }
      order[hole] = item;
    }
    for (let place = from + 1; place < to; place += 1) {
      if (compareBytes(strings, order[place - 1] as number, order[place] as number, depth) !== 0) differs[place] = 1;
    }
  }
}

/** The bytes that occur, numbered from 1 on in their order: the fewer there are, the more of them make up one number. */
function codesOf({ bytes, ends, count }: ByteStrings): { codes: Uint8Array; base: number } {
  const codes = new Uint8Array(0x100);
  const end = ends[count - 1] ?? 0;
  for (let at = 0; at < end; at += 1) codes[bytes[at] as number] = 1;
  let base = 1;
  for (let byte = 0; byte < codes.length; byte += 1) {
    if (codes[byte] === 1) {
      codes[byte] = base;
      base += 1;
    }
  }
  return { codes, base: Math.max(2, base) };
}

function compareBytes({ bytes, ends }: ByteStrings, one: number, other: number, depth: number): number {
  let left = startOf(ends, one) + depth;
  let right = startOf(ends, other) + depth;
  const leftEnd = ends[one] as number;
  const rightEnd = ends[other] as number;
  while (left < leftEnd && right < rightEnd) {
    const difference = (bytes[left] as number) - (bytes[right] as number);
    if (difference !== 0) return difference;
    left += 1;
    right += 1;
  }
  return Math.max(0, leftEnd - left) - Math.max(0, rightEnd - right);
}

function startOf(ends: Uint32Array, item: number): number {
  return item === 0 ? 0 : (ends[item - 1] as number);
}
