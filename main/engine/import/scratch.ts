/**
 * The file that holds what was read of one workbook and what was found out about it, until the import is closed. It lies
 * beside the tenant's mirror, so that whoever wipes the one wipes the other. Its loss costs nothing but reading again, and
 * so it knows no journal and waits for no disk.
 */
import { closeSync, openSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type Failure, failure } from '../../../preload/failure';
import type { KeyTable } from './key-table';

export interface Scratch {
  path: string;
  sqlite: BetterSqlite3.Database;
  statements: Map<string, BetterSqlite3.Statement>;
  /** Who has which value of what tells people apart, by the place of the column. */
  keys: Map<number, KeyTable>;
}

/** The scratch file cannot be used any more: what was read of the workbook is lost. */
export class ScratchBroken extends Error {
  readonly failure: Failure;

  constructor(path: string, cause: { code: string; message: string }) {
    super(cause.message, { cause });
    const file = basename(path);
    this.failure =
      cause.code === 'SQLITE_FULL' || cause.code === 'ENOSPC'
        ? failure('disk-full', { file })
        : failure('file-failed', { file, reason: cause.code }, cause.message);
  }
}

const leftOver = /^import-[0-9a-f-]{36}\.sqlite/;

/** Lines as they stand in the file; what is known of each, once it was judged; and what it does, once it is to be applied. */
const tables = `
  create table line (
    number integer primary key, cells text not null, remote text, prints text, fixes text, mine integer,
    out integer not null default 0);
  create table exported (id text primary key, row integer) without rowid;
  create table key (place integer, value text, row integer, primary key (place, value, row)) without rowid;
  create table claim (place integer, value text, number integer, primary key (place, value, number)) without rowid;
  create index claim_number on claim (number);
  create table verdict (
    number integer primary key, part integer not null, own text not null, verdict text not null, out integer not null, row integer,
    name text not null, states text not null, failure text, same integer, twice integer,
    mine integer, wish text, cells text not null, search text not null);
  create table plan (
    last integer primary key, first integer not null, lines integer not null, people text not null, sets text, rows text,
    rest text not null);
  create index verdict_order on verdict (verdict);
  create index verdict_settled on verdict (mine) where mine is not null;
  create index verdict_counts on verdict (out, part, verdict, states);
`;

/** Makes an empty scratch file, which nobody else on this computer may read. */
export function openScratch(directory: string, importId: string): Scratch {
  const path = join(directory, `import-${importId}.sqlite`);
  return used(path, () => {
    rmSync(path, { force: true });
    closeSync(openSync(path, 'wx', 0o600));
    const sqlite = new BetterSqlite3(path);
    sqlite.pragma('page_size = 8192');
    // The library lets nobody do without a journal who does not mean it.
    sqlite.unsafeMode(true);
    sqlite.pragma('journal_mode = off');
    sqlite.unsafeMode(false);
    sqlite.pragma('synchronous = off');
    sqlite.pragma('locking_mode = exclusive');
    // What is put aside while it is sorted is about people too.
    sqlite.pragma('temp_store = memory');
    sqlite.pragma('cache_size = -16384');
    sqlite.exec(tables);
    return { path, sqlite, statements: new Map(), keys: new Map() };
  });
}

/** Closes the file and deletes it. */
export function closeScratch({ path, sqlite, statements, keys }: Scratch): void {
  statements.clear();
  keys.clear();
  if (sqlite.open) sqlite.close();
  removeFile(path);
}

/** Deletes what an engine that ended in the middle has left behind. */
export function removeLeftOvers(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (leftOver.test(name)) removeFile(join(directory, name));
  }
}

function removeFile(path: string): void {
  try {
    rmSync(path, { force: true, maxRetries: 3 });
  } catch (error) {
    // Somebody else, such as a virus scanner, holds on to it: it goes when the tenant is opened the next time.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}

function used<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      throw new ScratchBroken(path, { code: error.code, message: error.message });
    }
    throw error;
  }
}

function prepared({ sqlite, statements }: Scratch, text: string): BetterSqlite3.Statement {
  let statement = statements.get(text);
  if (!statement) {
    statement = sqlite.prepare(text);
    statements.set(text, statement);
  }
  return statement;
}

type Parameter = string | number | null;

/** All rows of a query. */
export function rowsOf<T>(scratch: Scratch, text: string, ...parameters: Parameter[]): T[] {
  return used(scratch.path, () => prepared(scratch, text).all(...parameters) as T[]);
}

/** The first row of a query, if any. */
export function rowOf<T>(scratch: Scratch, text: string, ...parameters: Parameter[]): T | undefined {
  return used(scratch.path, () => prepared(scratch, text).get(...parameters) as T | undefined);
}

/** The first column of every row, without an object for each. */
export function valuesOf<T>(scratch: Scratch, text: string, ...parameters: Parameter[]): T[] {
  return used(
    scratch.path,
    () =>
      scratch.sqlite
        .prepare(text)
        .pluck()
        .all(...parameters) as T[],
  );
}

/** Runs a writing statement; answers how many rows it wrote. */
export function write(scratch: Scratch, text: string, ...parameters: Parameter[]): number {
  return used(scratch.path, () => prepared(scratch, text).run(...parameters).changes);
}

/** Runs a writing statement once for each of some rows of parameters. */
export function writeMany(scratch: Scratch, text: string, rows: readonly (readonly Parameter[])[]): void {
  used(scratch.path, () => {
    const statement = prepared(scratch, text);
    for (const row of rows) statement.run(row);
  });
}

/** Runs `work` in one transaction, for its speed alone: what an error leaves behind is of no use to anybody. */
export function together<T>(scratch: Scratch, work: () => T): T {
  return scratch.sqlite.inTransaction ? work() : used(scratch.path, () => scratch.sqlite.transaction(work)());
}

/**
 * The same for work that lets others have their turns: pages that are written again and again go to the disk once. Work
 * that is given up leaves what it had written.
 */
export async function togetherOverTurns<T>(scratch: Scratch, work: () => Promise<T>): Promise<T> {
  write(scratch, 'begin');
  try {
    return await work();
  } finally {
    // Whoever closed the file meanwhile wants nothing of it.
    if (scratch.sqlite.open && scratch.sqlite.inTransaction) write(scratch, 'commit');
  }
}
