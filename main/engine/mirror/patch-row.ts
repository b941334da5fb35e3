/** Writes single values into the row of a user: it comes to the same as writing the row anew, and costs less. */
import { sql } from 'kysely';
import type { AttributePath } from '../scim/path';
import type { Json, JsonObject } from '../scim/resource';
import { compileOnce, type Mirror, sqlFor } from './handle';
import { rowColumns } from './model';
import { writeRow, writeRowData } from './resources';
import { changeText } from './search';
import type { Store } from './store';

/** A value that takes the place of what stands at a path. */
export interface Patch {
  path: AttributePath;
  value: Json;
}

/** A person before and after. */
export interface Patched {
  id: number;
  before: JsonObject;
  after: JsonObject;
  patches: readonly Patch[];
  /** What the row says to the search until now. */
  searchText: string;
}

/** Writes the row of somebody of whom some values have changed; belongs in the transaction of what changed them. */
export function patchRow(
  store: Store,
  { id, before, after, patches, searchText }: Patched,
  isProjected: boolean,
): void {
  const { mirror, model } = store;
  const projected = isProjected ? model.project(after) : null;
  if (patches.length > mostPatches || !patches.every((patch) => isPatchable(patch, before))) {
    if (projected) writeRow(store, id, after, true, searchText);
    else writeRowData(mirror, id, after, true);
    return;
  }
  const given = patches.flatMap(({ path, value }) => [jsonPath(path), JSON.stringify(value)]);
  patcher(patches.length, isProjected)(mirror).run(...(projected ?? []), ...given, id);
  if (projected && projected.at(-1) !== searchText) changeText(mirror, id);
}

/** For each number of patches there is a statement of its own. */
const mostPatches = 20;
const patchers = new Map<string, (mirror: Mirror) => ReturnType<ReturnType<typeof compileOnce>>>();

function patcher(count: number, isProjected: boolean) {
  const name = `${count} ${isProjected}`;
  const known = patchers.get(name) ?? makePatcher(count, isProjected ? rowColumns : []);
  patchers.set(name, known);
  return known;
}

function makePatcher(count: number, columns: readonly string[]) {
  const places = Array.from({ length: count }, (_place, index) => [`path${index}`, `value${index}`] as const);
  return compileOnce([...columns, ...places.flat(), 'id'], (p: Record<string, never>) => {
    const values = places.map(([path, value]) => sql`${p[path]}, json(${p[value]})`);
    const seen = sql`coalesce(row.data, (select base from resource where resource.id = row.id))`;
    const data = sql<string>`json_set(${seen}, ${sql.join(values)})`;
    const set = { ...Object.fromEntries(columns.map((column) => [column, p[column]])), data };
    return sqlFor
      .updateTable('row')
      .set(set)
      .where('id', '=', p.id as never);
  });
}

/**
 * Whether SQLite does the same as `writePath`: what is taken away may take along what it stood in, and what is no object
 * stands in the way.
 */
function isPatchable({ path: { schema, attribute, sub }, value }: Patch, before: JsonObject): boolean {
  const names = [schema, attribute, sub].filter((name) => name !== null);
  if (value === null || names.some((name) => name.includes('"'))) return false;
  let holder: Json | undefined = before;
  for (const name of names) {
    if (holder === undefined) return true;
    if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return false;
    holder = holder[name];
  }
  return true;
}

function jsonPath({ schema, attribute, sub }: AttributePath): string {
  return `$${[schema, attribute, sub].map((name) => (name === null ? '' : `."${name}"`)).join('')}`;
}
