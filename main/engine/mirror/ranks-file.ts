/** A file of ranked people: numbers, and of what they tell. Whatever is odd about one is as if it were not there. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { RankedPeople } from './patched-ranks';

/** Four bytes each: the checksum of all that follows, how many people and ranks there are, and eight of the label. */
const headLength = 11;

/**
 * Whether there is one, as far as can be told without reading it.
 *
 * @param label everything on which the ranks depend
 */
export function isRanksFile(path: string, label: string): boolean {
  return lookAt(path, (file) => hasHead(file, label)) ?? false;
}

/** Null where there is none with this label; one that is damaged is removed. */
export function readRanksFile(path: string, label: string): RankedPeople | null {
  return lookAt(path, (file) => {
    if (!hasHead(file, label)) return null;
    const whole = new Uint32Array(fstatSync(file).size / 4);
    fill(file, whole);
    const [checksum, people = 0, count = 0] = whole;
    if (crc32(whole.subarray(1)) !== checksum) {
      rmSync(path);
      return null;
    }
    const body = whole.subarray(headLength);
    // A copy of what is kept for long.
    return { ids: body.subarray(0, people), ranks: { of: body.slice(people), count } };
  });
}

/** Writes one in the place of another, as a whole. Throws what the disk says. */
export function writeRanksFile(path: string, label: string, { ids, ranks }: RankedPeople): void {
  const whole = new Uint32Array(headLength + 2 * ids.length);
  whole.set([0, ids.length, ranks.count, ...digestOf(label)]);
  whole.set(ids, headLength);
  whole.set(ranks.of, headLength + ids.length);
  whole[0] = crc32(whole.subarray(1));
  const unfinished = `${path}.unfinished`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(unfinished, whole);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function lookAt<T>(path: string, look: (file: number) => T): T | null {
  try {
    const file = openSync(path, 'r');
    try {
      return look(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    // What cannot be read is found out anew.
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}

/** Whether it has this label, and is as long as it says. */
function hasHead(file: number, label: string): boolean {
  const head = new Uint32Array(headLength);
  fill(file, head);
  const [, people = 0] = head;
  const isWhole = fstatSync(file).size === head.byteLength + 8 * people;
  return isWhole && digestOf(label).every((part, place) => part === head[place + 3]);
}

/** Reads from the beginning as many bytes as there are. */
function fill(file: number, numbers: Uint32Array): void {
  const bytes = new Uint8Array(numbers.buffer);
  for (let at = 0, read = 1; at < bytes.length && read > 0; at += read) {
    read = readSync(file, bytes, at, bytes.length - at, at);
  }
}

function digestOf(label: string): Uint32Array {
  return new Uint32Array(Uint8Array.from(createHash('sha256').update(label).digest()).buffer);
}
