/** Small facts about the tenant, kept with its mirror as JSON. */
import type { Discovery } from '../scim/resource';
import { first, type Mirror, run, sqlFor } from './handle';

interface Facts {
  discovery: Discovery;
  /** The number of the last full pull that was begun. */
  pull: number;
  /** When the last complete pull ended, and how long it took; milliseconds. */
  complete: { at: number; took: number };
  /** When the tenant last answered; milliseconds since 1970. */
  seenAt: number;
  /** The last row that the full-text index knows. */
  indexed: number;
}

export function readFact<K extends keyof Facts>(mirror: Mirror, name: K): Facts[K] | null {
  const row = first(mirror, sqlFor.selectFrom('fact').select('value').where('name', '=', name));
  return row ? (JSON.parse(row.value) as Facts[K]) : null;
}

export function writeFact<K extends keyof Facts>(mirror: Mirror, name: K, value: Facts[K]): void {
  const text = JSON.stringify(value);
  run(
    mirror,
    sqlFor
      .insertInto('fact')
      .values({ name, value: text })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text })),
  );
}
