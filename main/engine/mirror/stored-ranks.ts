/**
 * Ranks of everybody that outlast the app, in files beside the mirror. A file tells of the moment at which the stamp was set
 * that it bears; whoever was written since is looked at again. No text stands in it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { endianness } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { groupOfColumn } from '../../../preload/contract';
import type { Ranks } from './byte-order';
import { type Expression, expressionOf } from './expressions';
import { type Mirror, pluck, sqlFor } from './handle';
import { newestForm } from './migrate';
import { largestPart, patchedRanks, type RankedPeople } from './patched-ranks';
import { isRanksFile, readRanksFile, writeRanksFile } from './ranks-file';
import { standingStamp, writtenSinceStamp } from './ranks-stamp';
import type { ReadStore } from './store';

/** How people are ranked: to be counted up with whatever ranks the same values in another way. */
const way = 1;

/** Where a tenant's ranks lie. */
export function ranksFolder(directory: string): string {
  return join(directory, 'ranks');
}

/** The ranks of everybody by a column out of its file; null where there is none, or it is less work to rank all anew. */
export function storedRanks(store: ReadStore, column: string, ids: Uint32Array): Ranks | null {
  const { mirror } = store;
  const file = fileOf(store, column);
  if (!file || file.written > ids.length * largestPart) return null;
  const before = readRanksFile(file.path, file.label);
  return before && patchedRanks(mirror, file.expression, before, ids, writtenSinceStamp(mirror));
}

/** Whether there is such a file. */
export function isStored(store: ReadStore, column: string): boolean {
  const file = fileOf(store, column);
  return file !== null && isRanksFile(file.path, file.label);
}

/**
 * Writes the ranks of everybody by a column, as the mirror is now. Throws what the disk says.
 *
 * @returns false where that needs another stamp, because somebody was written since the one that stands
 */
export function storeRanks(store: ReadStore, column: string, people: RankedPeople): boolean {
  const file = fileOf(store, column);
  if (file?.written !== 0) return false;
  writeRanksFile(file.path, file.label, people);
  return true;
}

/** Removes what was stored of a mirror that is there no more. */
export function forgetRanks(directory: string): void {
  remove(ranksFolder(directory));
}

/** Removes the files of all columns but some and those that were written last, so many in all. */
export function removeOldRanks({ path }: Mirror, columns: readonly string[], most: number): void {
  const folder = ranksFolder(dirname(path));
  const wanted = new Set(columns.map(nameOf));
  const others = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => !wanted.has(name))
    .map((name) => ({ file: join(folder, name), writtenAt: statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => other.writtenAt - one.writtenAt);
  for (const { file } of others.slice(Math.max(0, most - wanted.size))) remove(file);
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    // Somebody else, such as a virus scanner, holds on to it. Nobody takes it: no other mirror bears its stamp.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}

interface RanksFile {
  path: string;
  label: string;
  expression: Expression;
  /** How many people were written since the moment of which it tells. */
  written: number;
}

/** Null while no stamp stands, and of what stands in no row: who is in a group is written without a note. */
function fileOf(store: ReadStore, column: string): RanksFile | null {
  const { mirror } = store;
  const standing = groupOfColumn(column) === null ? standingStamp(mirror) : null;
  const expression = expressionOf(store, column);
  if (!standing || !expression) return null;
  const path = join(ranksFolder(dirname(mirror.path)), nameOf(column));
  const label = JSON.stringify([standing.stamp, column, ...making(mirror, expression)]);
  return { path, label, expression, written: standing.written };
}

/** Whatever makes other ranks of the same rows. */
function making(mirror: Mirror, { value, kind, needsResource }: Expression): unknown[] {
  const { sql: text, parameters } = sqlFor.selectFrom('row').select(value.as('value')).compile();
  const [sqlite] = pluck<string>(mirror, sqlFor.selectNoFrom(sql<string>`sqlite_version()`.as('version')));
  // The versions tell of the collation too (ICU, CLDR, Unicode).
  return [way, newestForm, text, parameters, kind, needsResource, endianness(), sqlite, process.versions];
}

/** Names of columns hold what names of files must not. */
function nameOf(column: string): string {
  return `${createHash('sha256').update(column).digest('hex').slice(0, 32)}.ranks`;
}
