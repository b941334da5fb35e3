/**
 * What can still be read of the queue and of saved views in a damaged mirror file, and its way into the new one, in which
 * no number means somebody else than before.
 */
import BetterSqlite3 from 'better-sqlite3';
import type { Selectable } from 'kysely';
import { type Mirror, run, sqlFor, transaction } from './handle';
import type { BatchTable, ChangeTable, ResourceTable, SavedViewTable } from './tables';

type ReadChange = Selectable<ChangeTable>;
type ReadBatch = Selectable<BatchTable>;
type Stub = Pick<Selectable<ResourceTable>, 'id' | 'type' | 'remote_id' | 'base' | 'made_at'>;

export interface Salvage {
  changes: ReadChange[];
  batches: ReadBatch[];
  /** The resources that the changes speak of, as far as they could be read. */
  stubs: Map<number, Stub>;
  views: SavedViewTable[];
  /** No number above this one was given to anybody. */
  lastNumber: number;
}

/** Where the last number cannot be read: more than any tenant will have had people. */
const beyondAnybody = 10_000_000;

const nothing: Salvage = { changes: [], batches: [], stubs: new Map(), views: [], lastNumber: beyondAnybody };

const openStates = `('pending', 'sending', 'conflict', 'rejected', 'held')`;

/** Reads rows from both ends until the damage stops it. */
function readable<T extends { key: unknown }>(sqlite: BetterSqlite3.Database, query: string): T[] {
  const rows = new Map<unknown, T>();
  for (const direction of ['asc', 'desc']) {
    try {
      for (const row of sqlite.prepare(`${query} order by rowid ${direction}`).iterate()) {
        rows.set((row as T).key, row as T);
      }
    } catch (error) {
      // The damage begins here; what was read before it stays.
      if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
    }
  }
  return [...rows.values()];
}

/** Reads what is left that no tenant knows; a file that cannot be opened at all gives nothing. */
export function salvageFrom(path: string): Salvage {
  let sqlite: BetterSqlite3.Database;
  try {
    sqlite = new BetterSqlite3(path, { fileMustExist: true });
  } catch {
    return nothing;
  }
  try {
    // Lets SQLite read a file that is shorter than its header says; nothing is written.
    sqlite.unsafeMode();
    sqlite.pragma('writable_schema = ON');
    const changes = readable<ReadChange & { key: number }>(
      sqlite,
      `select *, id as key from change not indexed where state in ${openStates}`,
    );
    const batches = readable<ReadBatch & { key: string }>(sqlite, 'select *, id as key from batch not indexed');
    const views = readable<SavedViewTable & { key: string }>(sqlite, 'select *, id as key from saved_view not indexed');
    const resources = sqlite.prepare('select * from resource where id = ?');
    const stubs = new Map<number, Stub>();
    for (const id of new Set(changes.flatMap(resourcesOf))) stubs.set(id, readStub(resources, id));
    return {
      changes: changes.sort((a, b) => a.id - b.id).map(({ key: _key, ...change }) => change),
      batches: batches.map(({ key: _key, ...batch }) => batch),
      stubs,
      views: views.map(({ key: _key, ...view }) => view),
      lastNumber: readLastNumber(sqlite),
    };
  } catch {
    // Not even the table of contents can be read.
    return nothing;
  } finally {
    sqlite.close();
  }
}

function readLastNumber(sqlite: BetterSqlite3.Database): number {
  try {
    const last: unknown = sqlite.prepare(`select seq from sqlite_sequence where name = 'resource'`).pluck().get();
    return typeof last === 'number' && last >= 0 && last < 2 * beyondAnybody ? last : beyondAnybody;
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) return beyondAnybody;
    throw error;
  }
}

/** The numbers of the resources that a change speaks of: its own, and of a membership the user's as well. */
function resourcesOf({ resource_id, value }: ReadChange): number[] {
  const parsed: unknown = isJson(value) ? JSON.parse(value) : null;
  const row = typeof parsed === 'object' && parsed !== null && 'row' in parsed ? parsed.row : null;
  return typeof row === 'number' ? [resource_id, row] : [resource_id];
}

function readStub(resources: BetterSqlite3.Statement, id: number): Stub {
  const nothing: Stub = { id, type: 'User', remote_id: null, base: '{}', made_at: null };
  try {
    const read = resources.get(id) as Partial<Stub> | undefined;
    const isWhole = typeof read?.base === 'string' && isJson(read.base);
    return isWhole ? { ...nothing, ...read } : nothing;
  } catch {
    return nothing;
  }
}

/**
 * Puts the salvaged views and changes into a new, empty mirror, over what is known of their people; the next pull fills in
 * the rest. What was being sent when the file broke is looked up before it is sent again.
 *
 * @returns how many changes were carried over
 */
export function carryOver(
  mirror: Mirror,
  { changes, batches, stubs, views, lastNumber }: Salvage,
  now: number,
): number {
  // Who cannot be found at the tenant, and was not to be created, cannot be edited there.
  const created = new Set(changes.filter(({ kind }) => kind === 'create').map(({ resource_id }) => resource_id));
  const usable = changes.filter(
    (change) => isWhole(change) && (change.remote_id !== null || created.has(change.resource_id)),
  );
  transaction(mirror, () => {
    const known = new Map(batches.map((batch) => [batch.id, batch]));
    const inserted = new Set<number>();
    for (const change of usable) {
      for (const id of resourcesOf(change)) {
        const stub = stubs.get(id);
        const remoteId = (id === change.resource_id ? change.remote_id : null) ?? stub?.remote_id ?? null;
        if (!inserted.has(id) && stub) insertStub(mirror, { ...stub, remote_id: remoteId });
        inserted.add(id);
      }
      const batch = known.get(change.batch_id) ?? lostBatch(change);
      run(mirror, sqlFor.insertInto('batch').orIgnore().values(batch));
      insertChange(mirror, change, now);
    }
    numberFrom(mirror, lastNumber);
    for (const view of views.filter(({ view }) => isJson(view))) {
      run(mirror, sqlFor.insertInto('saved_view').orIgnore().values(view));
    }
  });
  return usable.length;
}

/** Whoever comes gets a number above this one: a window may still show people and groups under the numbers that they had. */
function numberFrom({ sqlite }: Mirror, last: number): void {
  sqlite.prepare(`delete from sqlite_sequence where name = 'resource'`).run();
  sqlite
    .prepare(`insert into sqlite_sequence (name, seq) select 'resource', max(?, coalesce(max(id), 0)) from resource`)
    .run(last);
}

function lostBatch(change: ReadChange): ReadBatch {
  return {
    id: change.batch_id,
    label: JSON.stringify({ key: 'batch.salvaged', params: {} }),
    answer: JSON.stringify({ applied: 0, created: [], refused: [] }),
    created_at: change.created_at,
    author: '',
    state: 'made',
    reverses: null,
    undone_at: null,
  };
}

/** Damage may lie inside a row that SQLite still reads. */
function isWhole(change: ReadChange): boolean {
  const { failure, ...needed } = change;
  const texts = [needed.batch_id, needed.kind, needed.path, needed.state];
  if (texts.some((text) => typeof text !== 'string')) return false;
  return [needed.was, needed.value, failure ?? 'null'].every(isJson);
}

function isJson(text: unknown): boolean {
  try {
    JSON.parse(String(text));
    return typeof text === 'string';
  } catch {
    return false;
  }
}

function insertStub(mirror: Mirror, { id, type, remote_id, base, made_at }: Stub): void {
  // What the tenant holds of somebody of whom nothing could be read is for the next pull to tell.
  const text = base === '{}' && remote_id !== null ? JSON.stringify({ id: remote_id }) : base;
  const values = { id, type, remote_id, base: text, version: null, seen_at: 0, pull: 0, made_at };
  run(mirror, sqlFor.insertInto('resource').values(values));
}

function insertChange(mirror: Mirror, change: ReadChange, now: number): void {
  const wasSending = change.state === 'sending';
  const { lastInsertRowid } = run(
    mirror,
    sqlFor.insertInto('change').values({
      ...change,
      state: wasSending ? 'pending' : change.state,
      unsure: wasSending ? 1 : change.unsure,
    }),
  );
  run(
    mirror,
    sqlFor.insertInto('history').values({
      at: now,
      event: 'salvaged',
      change_id: lastInsertRowid,
      batch_id: change.batch_id,
      remote_id: change.remote_id,
      resource_id: change.resource_id,
      person: '',
      kind: change.kind,
      path: change.path,
      was: change.was,
      // As everywhere in the history: what an action was given is nobody's business later.
      value: change.kind === 'action' ? '{}' : change.value,
      author: '',
      detail: null,
    }),
  );
}
