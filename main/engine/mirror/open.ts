/** Opens a tenant's mirror: makes it, migrates it, refuses a newer one, and sets a damaged one aside. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { fold } from './fold';
import type { Mirror } from './handle';
import { formOf, migrate, newestForm } from './migrate';
import { carryOver, salvageFrom } from './salvage';
import { registerTests } from './sql-tests';
import { isCorruption, sqliteFailure } from './sqlite-failure';
import { forgetRanks } from './stored-ranks';
import { createTouched, type Touched } from './touched';

export interface OpenedMirror {
  mirror: Mirror;
  /** Set when a damaged file was set aside: where it lies now, and how many changes were carried over. */
  rebuilt: { setAside: string; carried: number } | null;
}

export function mirrorPath(directory: string): string {
  return join(directory, 'mirror.sqlite');
}

function rebuildingPath(directory: string): string {
  return join(directory, 'mirror.rebuilding.sqlite');
}

/** The files of one SQLite database in WAL mode. */
const suffixes = ['', '-wal', '-shm'];

/** Opens the mirror in a tenant's folder. Fails with `mirror-newer`, `mirror-unreadable`, `mirror-locked`, `disk-full`. */
export async function openMirror(directory: string, now: () => number): Promise<Result<OpenedMirror>> {
  const path = mirrorPath(directory);
  try {
    mkdirSync(directory, { recursive: true });
    finishRebuild(directory);
    if (existsSync(path) && peekForm(path) > newestForm) return failed('mirror-newer', { file: path });
    return succeeded({ mirror: await openFile(path, directory), rebuilt: null });
  } catch (error) {
    if (isCorruption(error)) return rebuildMirror(directory, now);
    const known = sqliteFailure(error, path);
    if (known) return { ok: false, failure: known };
    throw error;
  }
}

/** Reads the form without a chance to write, so that a newer version's file stays as it is. */
function peekForm(path: string): number {
  try {
    return readForm(path, true);
  } catch (error) {
    // A power cut while the file was being made leaves a journal, which SQLite has to roll back before it can read.
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_READONLY')) {
      return readForm(path, false);
    }
    throw error;
  }
}

function readForm(path: string, readonly: boolean): number {
  const sqlite = new BetterSqlite3(path, { readonly, fileMustExist: true });
  try {
    return formOf(sqlite);
  } finally {
    sqlite.close();
  }
}

async function openFile(path: string, directory: string): Promise<Mirror> {
  const sqlite = new BetterSqlite3(path);
  try {
    // Two users fit into a page of the usual size, five into one twice as large.
    sqlite.pragma('page_size = 8192');
    sqlite.pragma('journal_mode = WAL');
    // A pull writes the same pages of the indexes again and again; they are carried over once for many times (32 MB).
    sqlite.pragma('wal_autocheckpoint = 4000');
    // Every commit is on the disk before it is acknowledged: an edit that was shown survives a power cut.
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('cache_size = -65536');
    registerFold(sqlite);
    // While tables are made anew, what refers to them must not be deleted along with the old ones.
    sqlite.pragma('foreign_keys = OFF');
    await migrate(sqlite, directory);
    sqlite.pragma('foreign_keys = ON');
    touchTables(sqlite);
    return handleOf(path, sqlite, createTouched(), () => undefined);
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function handleOf(path: string, sqlite: BetterSqlite3.Database, touched: Touched, carryOn: () => void): Mirror {
  const tests = registerTests(sqlite, carryOn);
  const unknown = { indexed: null, counted: null, settled: null, stepwise: null };
  return { path, sqlite, statements: new Map(), population: 0, ...unknown, touched, tests, carryOn };
}

/**
 * Opens a mirror that is open already once more, for a thread that only reads from it. It has to be closed before the
 * other one is.
 *
 * @param touched of the other one
 */
export function openToRead(path: string, touched: SharedArrayBuffer, carryOn: () => void): Mirror {
  return openAgain(path, { readonly: true }, (sqlite) => {
    // Whoever looks at everybody comes past each page once.
    sqlite.pragma('cache_size = -16384');
    return handleOf(path, sqlite, createTouched(touched), carryOn);
  });
}

function openAgain(path: string, how: BetterSqlite3.Options, prepare: (sqlite: BetterSqlite3.Database) => Mirror) {
  const sqlite = new BetterSqlite3(path, { ...how, fileMustExist: true });
  try {
    return prepare(sqlite);
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function registerFold(sqlite: BetterSqlite3.Database): void {
  sqlite.function('fold', { deterministic: true }, (text) => fold(String(text ?? '')));
}

/**
 * Opens a mirror that is open already once more, for a large transaction. It has to be closed before the other one is.
 *
 * @param touched is told whose rows are written
 */
export function openToWrite(path: string, touched: Touched): Mirror {
  return openAgain(path, {}, (sqlite) => {
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('cache_size = -32768');
    // Left to whoever writes it, so that it does not come on top of the commit.
    sqlite.pragma('wal_autocheckpoint = 0');
    sqlite.pragma('foreign_keys = ON');
    registerFold(sqlite);
    return handleOf(path, sqlite, touched, () => undefined);
  });
}

/** Walks the smallest index of each big table, which meets a torn or overwritten file at once rather than in mid-work. */
function touchTables(sqlite: BetterSqlite3.Database): void {
  for (const table of ['resource', 'row', 'change', 'batch', 'history', 'fact', 'ranks_stamp', 'ranks_written']) {
    sqlite.prepare(`select count(*) from ${table}`).pluck().get();
  }
  sqlite.prepare(`select max(id) from change where state <> ''`).pluck().get();
}

/**
 * Sets the damaged file aside, never deletes it, and starts a new one with what is left of the queue. The new file is
 * made and filled under another name first: if that is cut short, the damaged file is still there to be read again.
 */
export async function rebuildMirror(directory: string, now: () => number): Promise<Result<OpenedMirror>> {
  const path = mirrorPath(directory);
  const stamp = new Date(now()).toISOString().replace(/[:.]/g, '-');
  const setAside = join(directory, `mirror.damaged-${stamp}.sqlite`);
  try {
    const salvage = salvageFrom(path);
    for (const suffix of suffixes) rmSync(rebuildingPath(directory) + suffix, { force: true });
    const fresh = await openFile(rebuildingPath(directory), directory);
    const carried = carryOver(fresh, salvage, now());
    closeMirror(fresh);
    for (const suffix of suffixes) {
      if (existsSync(path + suffix)) renameSync(path + suffix, setAside + suffix);
    }
    renameSync(rebuildingPath(directory), path);
    forgetRanks(directory);
    return succeeded({ mirror: await openFile(path, directory), rebuilt: { setAside, carried } });
  } catch (error) {
    const known = sqliteFailure(error, path);
    if (known) return { ok: false, failure: known };
    throw error;
  }
}

/** A rebuild that was cut short between its two renames has left a complete new file. */
function finishRebuild(directory: string): void {
  const path = mirrorPath(directory);
  if (!existsSync(path) && existsSync(rebuildingPath(directory))) renameSync(rebuildingPath(directory), path);
}

export function closeMirror(mirror: Mirror): void {
  mirror.stepwise?.abandon();
  mirror.statements.clear();
  mirror.sqlite.close();
}
