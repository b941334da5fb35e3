/** Who has which value of one column, in memory: texts packed, and 24 bytes for each beside its text. */
import { createStringStore } from '../workbook/reading/string-store';

/** Those who share a value. */
export interface Owners {
  /** The first of them. */
  row: number;
  /** Others have it too. */
  isShared: boolean;
}

/** So many slots there are for each entry at least: with fewer, texts are looked for longer. */
const fill = 1.4;

export interface KeyTable {
  /** People come by ascending rows, each once. */
  add(text: string, row: number): void;
  /** Null where it is nobody's. */
  ownersOf(text: string): Owners | null;
  /** Some of those who have a value. */
  rowsOf(text: string, most: number): number[];
  /** Whether it is the value of somebody. */
  has(text: string, row: number): boolean;
  /** The values of some people, by row; of those who have one. */
  textsOf(rows: Iterable<number>): Map<number, string>;
}

/** @param people so many are expected: what is made for fewer grows */
export function createKeyTable(people = 0): KeyTable {
  /** Of each entry its text, whose it is, its hash, and the next entry with the same text; entries count from 1 on. */
  const texts = createStringStore();
  const room = Math.max(people, 1_000) + 1;
  let rows = new Uint32Array(room);
  let hashes = new Uint32Array(room);
  let nexts = new Uint32Array(room);
  let count = 0;
  /** The first entry of a text stands at its hash, or behind it where that place was taken. */
  let slots = new Uint32Array(2 ** Math.ceil(Math.log2(room * fill)));

  const textAt = (entry: number) => texts.get(entry - 1);

  /** The slot of a text, or the one that it would get. */
  function slotOf(text: string, hash: number): number {
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] ?? 0;
      if (entry === 0 || (hashes[entry] === hash && textAt(entry) === text)) return slot;
    }
  }

  /** The value of somebody; null where they have none. */
  function textOf(row: number): string | null {
    let [low, high] = [1, count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((rows[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return rows[low] === row && low <= count ? textAt(low) : null;
  }

  const firstOf = (text: string) => slots[slotOf(text, hashOf(text))] ?? 0;

  function grow(): void {
    rows = grown(rows);
    hashes = grown(hashes);
    nexts = grown(nexts);
    const before = slots;
    slots = new Uint32Array(before.length * 2);
    const mask = slots.length - 1;
    for (const entry of before) {
      if (entry === 0) continue;
      let slot = (hashes[entry] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry;
    }
  }

  return {
    add(text, row) {
      if (count + 1 === rows.length) grow();
      const hash = hashOf(text);
      const slot = slotOf(text, hash);
      const first = slots[slot] ?? 0;
      count += 1;
      texts.add(text);
      rows[count] = row;
      hashes[count] = hash;
      if (first === 0) slots[slot] = count;
      else {
        nexts[count] = nexts[first] ?? 0;
        nexts[first] = count;
      }
    },
    ownersOf(text) {
      const first = firstOf(text);
      return first === 0 ? null : { row: rows[first] ?? 0, isShared: nexts[first] !== 0 };
    },
    rowsOf(text, most) {
      const found: number[] = [];
      for (let entry = firstOf(text); entry !== 0 && found.length < most; entry = nexts[entry] ?? 0) {
        found.push(rows[entry] ?? 0);
      }
      return found;
    },
    has: (text, row) => textOf(row) === text,
    textsOf(people) {
      const found = new Map<number, string>();
      for (const row of people) {
        const text = textOf(row);
        if (text !== null) found.set(row, text);
      }
      return found;
    },
  };
}

/** FNV-1a over the UTF-16 units of a text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(numbers.length * 2);
  next.set(numbers);
  return next;
}
