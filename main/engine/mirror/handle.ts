/**
 * Kysely builds, better-sqlite3 runs: queries are typed and composed by Kysely, compiled once, and run synchronously,
 * so that a transaction is a plain function that nothing else can slip into.
 */
import type BetterSqlite3 from 'better-sqlite3';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { SqlTests } from './sql-tests';
import type { Tables } from './tables';
import type { Touched } from './touched';

/** A transaction that is being written on another connection, with turns for others in between. */
export interface Stepwise {
  /** Takes all steps that are left. Never throws: what goes wrong is told to whoever waits for the transaction. */
  finish(): void;
  /** Takes back what is not there as a whole, and lets go of the file. */
  abandon(): void;
  /** Resolves when it is over: who can wait for that keeps nobody else waiting. */
  ended: Promise<void>;
}

export interface Mirror {
  /** The file, for messages. */
  path: string;
  sqlite: BetterSqlite3.Database;
  /** Prepared statements by their text. */
  statements: Map<string, BetterSqlite3.Statement>;
  /** The last row that the full-text index knows; null until that is asked for. */
  indexed: number | null;
  /** Grows whenever somebody comes or goes. */
  population: number;
  /** How many users there were with this population; null until they are counted. */
  counted: { population: number; users: number } | null;
  /** Whose rows have been written. */
  touched: Touched;
  /** Of another thread's mirror, how many of its notes were committed before what is read now; null of one's own. */
  settled: number | null;
  /** Null mostly; whoever writes on this connection has to let it end before. */
  stepwise: Stepwise | null;
  /** What SQL calls as `fits(number, text)`. */
  tests: SqlTests;
  /** Called now and then by whatever reads for long: throws once nobody waits for it any more. */
  carryOn(): void;
}

/** Builds queries; has no connection of its own. */
export const sqlFor = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

function prepared(mirror: Mirror, text: string): BetterSqlite3.Statement {
  let statement = mirror.statements.get(text);
  if (!statement) {
    statement = mirror.sqlite.prepare(text);
    mirror.statements.set(text, statement);
  }
  if (mirror.stepwise && !statement.readonly) mirror.stepwise.finish();
  return statement;
}

/** All rows of a query. */
export function all<T>(mirror: Mirror, query: Compilable<T>): T[] {
  const { sql: text, parameters } = query.compile();
  return prepared(mirror, text).all(...parameters) as T[];
}

/** The first row of a query, if any. */
export function first<T>(mirror: Mirror, query: Compilable<T>): T | undefined {
  const { sql: text, parameters } = query.compile();
  return prepared(mirror, text).get(...parameters) as T | undefined;
}

/** Runs a writing query. */
export function run(mirror: Mirror, query: Compilable<unknown>): { changes: number; lastInsertRowid: number } {
  const { sql: text, parameters } = query.compile();
  const { changes, lastInsertRowid } = prepared(mirror, text).run(...parameters);
  return { changes, lastInsertRowid: Number(lastInsertRowid) };
}

/** The first column of every row, without an object for each. */
export function pluck<T>(mirror: Mirror, query: Compilable<unknown>): T[] {
  const { sql: text, parameters } = query.compile();
  return mirror.sqlite
    .prepare(text)
    .pluck()
    .all(...parameters) as T[];
}

/** All rows of a query as arrays, which are read in half the time. */
export function arrays<T extends unknown[]>(mirror: Mirror, query: Compilable<unknown>): T[] {
  const { sql: text, parameters } = query.compile();
  return mirror.sqlite
    .prepare(text)
    .raw()
    .all(...parameters) as T[];
}

/** The column with which a statement of `readFew` tells how many rows there are. */
export const howMany = sql<number>`count(*) over ()`.as('howMany');

/**
 * The rows of a statement that mostly finds none or one, and counts them as `howMany`. better-sqlite3 makes a function
 * anew for each `all`, which costs five times as much as to `get` a row.
 */
export function readFew<T>(statement: BetterSqlite3.Statement, ...parameters: unknown[]): T[] {
  const row = statement.get(...parameters) as (T & { howMany: number }) | undefined;
  if (!row) return [];
  const rows = row.howMany === 1 ? [row] : (statement.all(...parameters) as (T & { howMany: number })[]);
  return rows.map(({ howMany: _howMany, ...read }) => read as T);
}

/**
 * Compiles once what runs thousands of times: building a query costs more than running it.
 * `build` gets the name of each parameter and must use it as the value.
 */
export function compileOnce<P extends readonly string[]>(
  names: P,
  build: (parameter: Record<P[number], never>) => Compilable<unknown>,
): (mirror: Mirror) => BetterSqlite3.Statement {
  const markers = Object.fromEntries(names.map((name) => [name, { parameter: name }]));
  const { sql: text, parameters } = build(markers as never).compile();
  const order = parameters.map((value) => (value as { parameter: string }).parameter);
  if (order.some((name, index) => name !== names[index])) {
    throw new Error(`parameters stand in the order ${order.join(', ')}, not ${names.join(', ')}`);
  }
  return (mirror) => prepared(mirror, text);
}

/**
 * Runs `work` in one transaction, which is on disk when this returns. Whatever decides about a write is read in its
 * transaction: as that begins, what was being written in steps comes to be there.
 */
export function transaction<T>(mirror: Mirror, work: () => T): T {
  if (mirror.sqlite.inTransaction) return work();
  mirror.stepwise?.finish();
  return mirror.sqlite.transaction(work).immediate();
}

/** Changes with whatever is written, here or elsewhere; null while something is being written that may be taken back. */
export function momentOf({ sqlite }: Mirror): string | null {
  if (sqlite.inTransaction && !sqlite.readonly) return null;
  const elsewhere = sqlite.pragma('data_version', { simple: true });
  return `${elsewhere} ${sqlite.prepare('select total_changes()').pluck().get()}`;
}

/** Reads in one transaction, which sees nothing of what is written meanwhile. */
export async function snapshot<T>({ sqlite }: Mirror, work: () => T | Promise<T>): Promise<T> {
  sqlite.exec('begin');
  // What is seen is fixed by the first reading.
  sqlite.prepare('select 1 from sqlite_schema').get();
  try {
    return await work();
  } finally {
    if (sqlite.inTransaction) sqlite.exec('commit');
  }
}

/**
 * Runs `work` in one transaction without waiting for the disk: for what the tenant tells again. A power cut may take back
 * the last of these, each as a whole; the next `transaction` brings them to the disk along with itself.
 */
export function unhurriedTransaction<T>(mirror: Mirror, work: () => T): T {
  if (mirror.sqlite.inTransaction) return work();
  mirror.sqlite.pragma('synchronous = NORMAL');
  try {
    return transaction(mirror, work);
  } finally {
    mirror.sqlite.pragma('synchronous = FULL');
  }
}
