/** A tenant's resources and ledgers in a SQLite file, so that they outlive the server. */
import Database from 'better-sqlite3';
import type { Json, JsonObject, Resource, ResourceTypeName } from '../scim/resource';
import { isObject } from '../scim/resource';
import type { LedgerJournal } from './ledger';
import type { Entry, Journal } from './store';

/** Grows when the layout of the file changes. */
const layout = 2;

export interface TenantFile {
  journal: Journal;
  ledgers: LedgerJournal;
  /** The kind of tenant that the file holds; null if it is new. */
  kind: string | null;
  /** How many resources it holds. */
  size: number;
  /** All resources in the order they were created. */
  read(): Iterable<{ type: ResourceTypeName; entry: Entry }>;
  /** Writes everything that `fill` puts into the journal in one go and marks the file as holding `kind`. */
  fill(kind: string, fill: () => Promise<void>): Promise<void>;
}

interface Row {
  type: string;
  body: string;
  hidden: string;
}

function isResource(body: Json): body is Resource {
  return isObject(body) && typeof body.id === 'string' && isObject(body.meta) && Array.isArray(body.schemas);
}

function entryOf({ body, hidden }: Row): Entry {
  const resource: Json = JSON.parse(body);
  const known: Json = JSON.parse(hidden);
  if (!isResource(resource) || !isObject(known)) throw new Error('the file holds something that is no resource');
  return { resource, hidden: known, json: null };
}

function open(path: string): Database.Database {
  const db = new Database(path);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version > layout) throw new Error(`it was written by a newer version of the demo tenant (layout ${version})`);
    db.exec(`
      create table if not exists tenant (kind text not null);
      create table if not exists resource (
        position integer primary key autoincrement,
        id text not null unique,
        type text not null,
        body text not null,
        hidden text not null
      );
      create table if not exists ledger (
        position integer primary key autoincrement,
        name text not null,
        id text not null,
        entry text not null,
        unique (name, id)
      );
      pragma user_version = ${layout};
    `);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Opens or makes the file of a tenant.
 * @throws Error that names the file, if it cannot be used
 */
export function openTenantFile(path: string): TenantFile {
  let db: Database.Database;
  try {
    db = open(path);
  } catch (error) {
    throw new Error(`cannot use ${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const put = db.prepare<[string, ResourceTypeName, string, string]>(
    `insert into resource (id, type, body, hidden) values (?, ?, ?, ?)
     on conflict (id) do update set body = excluded.body, hidden = excluded.hidden`,
  );
  const remove = db.prepare<[string]>('delete from resource where id = ?');
  const write = db.prepare<[string, string, string]>(
    `insert into ledger (name, id, entry) values (?, ?, ?)
     on conflict (name, id) do update set entry = excluded.entry`,
  );
  const erase = db.prepare<[string, string]>('delete from ledger where name = ? and id = ?');
  const kept = db.prepare<[string], { entry: string }>('select entry from ledger where name = ? order by position');
  const kind = db.prepare<[], { kind: string }>('select kind from tenant').get()?.kind ?? null;

  return {
    kind,
    size: db.prepare<[], { size: number }>('select count(*) as size from resource').get()?.size ?? 0,
    journal: {
      put(type, { resource, hidden }) {
        put.run(resource.id, type, JSON.stringify(resource), JSON.stringify(hidden satisfies JsonObject));
      },
      remove(_type, id) {
        remove.run(id);
      },
      together: (work) => db.transaction(work)(),
      close: () => db.close(),
    },
    ledgers: {
      entries: (name) => kept.all(name).map(({ entry }): Json => JSON.parse(entry)),
      write(name, id, entry) {
        write.run(name, id, JSON.stringify(entry));
      },
      erase(name, id) {
        erase.run(name, id);
      },
    },
    *read() {
      const rows = db.prepare<[], Row>('select type, body, hidden from resource order by position').iterate();
      for (const row of rows) yield { type: row.type === 'Group' ? 'Group' : 'User', entry: entryOf(row) };
    },
    async fill(name, fill) {
      // Not `db.transaction`, which cannot wait: filling lets the event loop run so that progress can be told.
      db.exec('begin');
      try {
        db.prepare<[string]>('insert into tenant (kind) values (?)').run(name);
        await fill();
        db.exec('commit');
      } catch (error) {
        db.exec('rollback');
        throw error;
      }
    },
  };
}
