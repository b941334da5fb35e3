/** A program: what SQLite does with a mirror when it is asked by itself, in milliseconds. */
import { performance } from 'node:perf_hooks';
import BetterSqlite3 from 'better-sqlite3';
import { mirrorPath } from '../../main/engine/mirror/open';
import { answer } from './child';

/** A column of the list as SQL. */
export type SortedBy = 'text' | 'json' | 'date';

export type BareOrder =
  | { open: string }
  /** Reads so many people at places all over the list. */
  | { windows: number; rows: number }
  /** Reads family names of letters only. */
  | { names: number }
  | { search: string }
  | { sort: SortedBy };

export interface BareAnswer {
  /** How long each took. */
  times: number[];
  names: string[];
}

/** What the list is sorted by, and how it is read; the attributes are those of `sortedColumns`. */
const expressions: Record<SortedBy, string> = {
  text: `row.display_name collate nocase`,
  json: `json_extract(iif(row.data is null, resource.base, json_patch(resource.base, row.data)), '$."urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"."department"') collate nocase`,
  date: `json_extract(iif(row.data is null, resource.base, json_patch(resource.base, row.data)), '$."urn:muster:params:scim:schemas:extension:admin:1.0:User"."lastLogin"')`,
};

let sqlite: BetterSqlite3.Database | null = null;

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** Numbers of rows are read as one text, which takes less time than any other way. */
function readIds(database: BetterSqlite3.Database, query: string, ...given: string[]): number {
  const statement = database.prepare(`select json_group_array(id) from (${query})`).pluck();
  return timed(() => Uint32Array.from(JSON.parse(statement.get(...given) as string) as number[]));
}

function windows(database: BetterSqlite3.Database, count: number, rows: number): number[] {
  const ids = database.prepare('select id from row order by id').pluck().all() as number[];
  const read = database
    .prepare(
      `select row.id, iif(row.data is null, resource.base, json_patch(resource.base, row.data)) from row join resource on resource.id = row.id
      where row.id in (select value from json_each(?))`,
    )
    .raw();
  return Array.from({ length: count }, (_, turn) => {
    const start = Math.floor(((turn * 0.618) % 1) * Math.max(1, ids.length - rows));
    return timed(() => {
      const found = read.all(JSON.stringify(ids.slice(start, start + rows))) as [number, string][];
      for (const [, text] of found) JSON.parse(text);
    });
  });
}

function namesAllOver(database: BetterSqlite3.Database, count: number): string[] {
  const all = database
    .prepare(
      `select distinct family_name from row where family_name glob '[A-Z][a-z][a-z][a-z][a-z]*' order by id limit 500`,
    )
    .pluck()
    .all() as string[];
  const plain = all.filter((name) => /^[A-Za-z]{5,8}$/.test(name));
  return Array.from({ length: count }, (_, turn) => plain[Math.floor((turn * plain.length) / count)] ?? 'jensen');
}

function search(database: BetterSqlite3.Database, text: string): number {
  return text.length < 3
    ? readIds(database, 'select id from row where instr(search_text, ?) > 0', text)
    : readIds(database, 'select rowid as id from row_search where row_search match ?', `"${text}"`);
}

function work(order: BareOrder): BareAnswer {
  if ('open' in order) {
    sqlite?.close();
    sqlite = new BetterSqlite3(mirrorPath(order.open), { readonly: true });
    return { times: [], names: [] };
  }
  if (!sqlite) throw new Error('there is no mirror yet');
  if ('names' in order) return { times: [], names: namesAllOver(sqlite, order.names) };
  if ('windows' in order) return { times: windows(sqlite, order.windows, order.rows), names: [] };
  if ('search' in order) return { times: [search(sqlite, order.search)], names: [] };
  const join = order.sort === 'text' ? '' : 'join resource on resource.id = row.id';
  const query = `select row.id from row ${join} order by ${expressions[order.sort]} nulls last, row.id`;
  return { times: [readIds(sqlite, query)], names: [] };
}

answer(async (order: BareOrder): Promise<BareAnswer> => work(order));
