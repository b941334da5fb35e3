/** A row no longer holds the whole person as the admin sees them, but what open changes make of the base: a merge patch. */
import { type Kysely, sql } from 'kysely';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
type JsonObject = { [name: string]: Json };

/** So many rows are read at once. */
const pageSize = 500;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await sql<{ id: number; base: string; data: string }>`
      select row.id, base, data from row join resource on resource.id = row.id
      where data is not null and row.id > ${after} order by row.id limit ${pageSize}`.execute(db);
    for (const { id, base, data } of rows) {
      const patch = mergePatch(JSON.parse(base) as JsonObject, JSON.parse(data) as JsonObject);
      await sql`update row set data = ${patch && JSON.stringify(patch)} where id = ${id}`.execute(db);
      after = id;
    }
    if (rows.length < pageSize) return;
  }
}

/** RFC 7396; null where nothing differs. */
function mergePatch(before: JsonObject, after: JsonObject): JsonObject | null {
  const entries: [string, Json][] = [];
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) entries.push([name, null]);
  for (const [name, value] of Object.entries(after)) {
    const held = Object.hasOwn(before, name) ? (before[name] as Json) : null;
    if (isObject(value) && isObject(held)) {
      const inner = mergePatch(held, value);
      if (inner) entries.push([name, inner]);
    } else if (JSON.stringify(value) !== JSON.stringify(held)) entries.push([name, value]);
  }
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
