/** Which new values of columns that must be unique are somebody else's. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { expressionOf } from '../mirror/expressions';
import { all, first, sqlFor } from '../mirror/handle';
import type { Store } from '../mirror/store';

/** The new values of one column by the person, in lower case: tenants compare names without their case. */
export type NewValues = ReadonlyMap<number, string>;

/** So many people are looked at between two turns. */
const piece = 5_000;

/** How many of the people get a value that another one of them gets too, or that somebody else keeps. */
export async function countTaken(
  store: Store,
  key: string,
  values: NewValues,
  signal: AbortSignal | null,
): Promise<number> {
  const wanted = new Map<string, number>();
  for (const value of values.values()) wanted.set(value, (wanted.get(value) ?? 0) + 1);
  const kept = await keptValues(store, key, values, wanted, signal);
  let count = 0;
  for (const value of values.values()) {
    if ((wanted.get(value) ?? 0) > 1 || kept.has(value)) count += 1;
  }
  return count;
}

/** Those of the wanted values that somebody has who does not change. */
async function keptValues(
  store: Store,
  key: string,
  values: NewValues,
  wanted: ReadonlyMap<string, number>,
  signal: AbortSignal | null,
): Promise<Set<string>> {
  const kept = new Set<string>();
  const found = expressionOf(store, key);
  if (!found) return kept;
  const { mirror } = store;
  const people = sqlFor.selectFrom('row').innerJoin('resource', 'resource.id', 'row.id');
  const last =
    first(
      mirror,
      sqlFor.selectFrom('row').select(({ fn }) => fn.max('id').as('id')),
    )?.id ?? 0;
  for (let from = 0; from <= last; from += piece) {
    if (!mirror.sqlite.open || signal?.aborted) return kept;
    const rows = all(
      mirror,
      people
        .select(['row.id', sql<string | number | null>`${found.value}`.as('value')])
        .where('row.id', '>=', from)
        .where('row.id', '<', from + piece),
    );
    for (const { id, value } of rows) {
      const text = String(value ?? '').toLowerCase();
      if (wanted.has(text) && !values.has(id)) kept.add(text);
    }
    await nextTurn();
  }
  return kept;
}
