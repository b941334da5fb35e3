import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A value that outlives the app, kept as JSON in a file of its own. Nothing secret belongs here. */
export interface Kept<T> {
  get(): T;
  /** Replaces the file as a whole and flushes it to disk. Throws when the disk refuses. */
  set(value: T): void;
}

/**
 * Reads a kept value. A file that cannot be understood is set aside, never deleted.
 *
 * Written by hand because it runs before the first window opens: libraries for it bring a schema validator and signal
 * handlers, and cost as much time as the rest of the start-up code together.
 * @param accept gives the value that was read its type, or null when it is not one
 */
export function openKept<T>(
  path: string,
  accept: (raw: unknown) => T | null,
  fallback: T,
  warn: (text: string) => void,
): Kept<T> {
  let value = read(path, accept, warn) ?? fallback;
  return {
    get: () => value,
    set(next) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify(next, null, 2), { mode: 0o600, flush: true });
      renameSync(`${path}.new`, path);
      value = next;
    },
  };
}

function read<T>(path: string, accept: (raw: unknown) => T | null, warn: (text: string) => void): T | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') warn(`cannot read ${path}: ${error}`);
    return null;
  }
  try {
    const value = accept(JSON.parse(text));
    if (value !== null) return value;
  } catch (error) {
    warn(`${path} is not JSON: ${error}`);
  }
  const aside = `${path}.unreadable-${Date.now()}`;
  renameSync(path, aside);
  warn(`${path} could not be understood and was set aside as ${aside}`);
  return null;
}
