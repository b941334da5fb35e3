/** What a disk holds after a power cut: everything that was synced, and of the rest whatever chance has left there. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Chance } from '../../fuzz/chance';

const kinds = { 1: 'write', 2: 'truncate', 3: 'sync', 4: 'unlink' } as const;

export interface Note {
  kind: (typeof kinds)[keyof typeof kinds];
  path: string;
  offset: number;
  data: Buffer;
}

const header = 17;

/** Reads what disk-journal.c has noted. */
export function readNotes(file: string): Note[] {
  const bytes = readFileSync(file);
  const notes: Note[] = [];
  for (let at = 0; at < bytes.length; ) {
    const kind = kinds[bytes[at] as keyof typeof kinds];
    const [pathLength, length] = [bytes.readUInt32LE(at + 1), bytes.readUInt32LE(at + 5)];
    const path = bytes.toString('utf8', at + header, at + header + pathLength);
    const from = at + header + pathLength;
    notes.push({
      kind,
      path,
      offset: Number(bytes.readBigUInt64LE(at + 9)),
      data: bytes.subarray(from, from + length),
    });
    at = from + length;
  }
  return notes;
}

/** A disk writes sectors of this size whole, and nothing larger. */
const sector = 512;

/** The contents of one file while notes are followed; null while there is no such file. */
class FileOnDisk {
  private bytes: Buffer | null = null;
  private length = 0;

  private room(end: number): Buffer {
    if (this.bytes === null || this.bytes.length < end) {
      const more = Buffer.alloc(Math.max(end, (this.bytes?.length ?? 0) * 2, 65_536));
      this.bytes?.copy(more, 0, 0, this.length);
      this.bytes = more;
    }
    this.length = Math.max(this.length, end);
    return this.bytes;
  }

  write(offset: number, data: Buffer): void {
    data.copy(this.room(offset + data.length), offset);
  }

  /** Some of the sectors arrive, and some do not. */
  tear(offset: number, data: Buffer, chance: Chance): void {
    for (let at = 0; at < data.length; at += sector) {
      if (chance.happens(0.5)) this.write(offset + at, data.subarray(at, at + sector));
    }
  }

  truncate(length: number): void {
    const bytes = this.room(length);
    bytes.fill(0, length, Math.max(length, this.length));
    this.length = length;
  }

  unlink(): void {
    this.bytes = null;
    this.length = 0;
  }

  contents(): Buffer | null {
    return this.bytes?.subarray(0, this.length) ?? null;
  }
}

/** For each note of a file, whether it was synced before the moment: with the file, or its name with the folder. */
function syncedUpTo(notes: readonly Note[], path: string): { data: number; name: number } {
  const last = (wanted: string) => notes.findLastIndex((note) => note.kind === 'sync' && note.path === wanted);
  return { data: last(path), name: Math.max(last(dirname(path)), -1) };
}

function contentsAfter(notes: readonly Note[], path: string, chance: Chance): Buffer | null {
  const synced = syncedUpTo(notes, path);
  const file = new FileOnDisk();
  notes.forEach(({ kind, path: of, offset, data }, at) => {
    if (of !== path || kind === 'sync') return;
    const safe = at < (kind === 'unlink' ? synced.name : synced.data);
    if (!safe && chance.happens(0.4)) return;
    if (kind === 'unlink') file.unlink();
    else if (kind === 'truncate') file.truncate(offset);
    else if (safe || chance.happens(0.6)) file.write(offset, data);
    else file.tear(offset, data, chance);
  });
  return file.contents();
}

/**
 * Writes the files of a folder as they would be found after the power failed once the given notes had been made. The
 * shared-memory file never matters: it is made anew.
 */
export function afterPowerCut(notes: readonly Note[], folder: string, chance: Chance): void {
  mkdirSync(folder, { recursive: true });
  const paths = new Set(notes.filter(({ kind }) => kind === 'write').map(({ path }) => path));
  for (const path of paths) {
    if (!basename(path).startsWith('mirror') || path.endsWith('-shm')) continue;
    const contents = contentsAfter(notes, path, chance);
    if (contents !== null) writeFileSync(join(folder, basename(path)), contents);
  }
}
