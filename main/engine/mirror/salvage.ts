/** What can still be read of the queue in a damaged mirror file, and its way into the new one. */
import BetterSqlite3 from 'better-sqlite3';
import { type Mirror, run, sqlFor, transaction } from './handle';
import type { BatchTable, ChangeTable } from './tables';

interface ReadChange extends Omit<ChangeTable, 'id' | 'unsure' | 'attempts'> {
  id: number;
  unsure: number;
  attempts: number;
}

/** An open change with the resource that it belongs to, as far as that could be read. */
export interface Salvaged {
  change: ReadChange;
  base: string | null;
}

export interface Salvage {
  changes: Salvaged[];
  batches: BatchTable[];
}

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

/** Reads what is left of the queue; a file that cannot be opened at all gives nothing. */
export function salvageFrom(path: string): Salvage {
  let sqlite: BetterSqlite3.Database;
  try {
    sqlite = new BetterSqlite3(path, { fileMustExist: true });
  } catch {
    return { changes: [], batches: [] };
  }
  try {
    // Lets SQLite read a file that is shorter than its header says; nothing is written.
    sqlite.unsafeMode();
    sqlite.pragma('writable_schema = ON');
    const changes = readable<ReadChange & { key: number }>(
      sqlite,
      `select *, id as key from change not indexed where state in ${openStates}`,
    );
    const batches = readable<BatchTable & { key: string }>(sqlite, 'select *, id as key from batch not indexed');
    const bases = sqlite.prepare('select base from resource where id = ?').pluck();
    return {
      changes: changes
        .sort((a, b) => a.id - b.id)
        .map(({ key: _key, ...change }) => ({ change, base: readBase(bases, change.resource_id) })),
      batches: batches.map(({ key: _key, ...batch }) => batch),
    };
  } catch {
    // Not even the table of contents can be read.
    return { changes: [], batches: [] };
  } finally {
    sqlite.close();
  }
}

function readBase(bases: BetterSqlite3.Statement, id: number): string | null {
  try {
    const base = bases.get(id);
    return typeof base === 'string' ? base : null;
  } catch {
    return null;
  }
}

/**
 * Puts the salvaged changes into a new, empty mirror, over what is known of their people; the next pull fills in the
 * rest. What was being sent when the file broke is looked up before it is sent again.
 *
 * @returns how many changes were carried over
 */
export function carryOver(mirror: Mirror, salvage: Salvage, now: number): number {
  const usable = salvage.changes.filter(({ change }) => change.remote_id !== null && isWhole(change));
  transaction(mirror, () => {
    const batches = new Map(salvage.batches.map((batch) => [batch.id, batch]));
    const ids = new Map<string, number>();
    for (const { change, base } of usable) {
      const remoteId = change.remote_id as string;
      if (!ids.has(remoteId)) ids.set(remoteId, insertStub(mirror, remoteId, base));
      const lost: BatchTable = {
        id: change.batch_id,
        label: JSON.stringify({ key: 'batch.salvaged', params: {} }),
        answer: JSON.stringify({ applied: 0, refused: [] }),
        created_at: change.created_at,
      };
      const batch = batches.get(change.batch_id) ?? lost;
      run(mirror, sqlFor.insertInto('batch').orIgnore().values(batch));
      insertChange(mirror, change, ids.get(remoteId) as number, now);
    }
  });
  return usable.length;
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

function insertStub(mirror: Mirror, remoteId: string, base: string | null): number {
  const text = base !== null && isJson(base) ? base : JSON.stringify({ id: remoteId });
  return run(
    mirror,
    sqlFor.insertInto('resource').values({ remote_id: remoteId, base: text, version: null, seen_at: 0, pull: 0 }),
  ).lastInsertRowid;
}

function insertChange(mirror: Mirror, change: ReadChange, resourceId: number, now: number): void {
  const wasSending = change.state === 'sending';
  const { id } = change;
  const { lastInsertRowid } = run(
    mirror,
    sqlFor.insertInto('change').values({
      ...change,
      id,
      resource_id: resourceId,
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
      person: '',
      path: change.path,
      was: change.was,
      value: change.value,
      detail: null,
    }),
  );
}
