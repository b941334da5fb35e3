/** Which people of the tenant the file names, and which it does not. */
import { sql } from 'kysely';
import { all, pluck, sqlFor } from '../mirror/handle';
import { personName } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { orderedIds } from '../mirror/view';
import { type Scratch, valuesOf } from './scratch';
import { namedPeople } from './verdicts';

const everybody = { search: '', status: null, equal: [], group: null, filter: null, open: null, sort: [] };

/** The rows of those whom the file does not name, in the order of their numbers. */
export function absentRows(store: Store, scratch: Scratch): Uint32Array {
  const rows = orderedIds(store, everybody);
  const isNamed = new Uint8Array((rows.at(-1) ?? 0) + 1);
  for (const row of valuesOf<number>(scratch, namedPeople)) isNamed[row] = 1;
  return rows.filter((row) => isNamed[row] === 0);
}

/** The same by name. */
export function absentByName(store: Store, scratch: Scratch): Uint32Array {
  const rows = JSON.stringify([...absentRows(store, scratch)]);
  const full = sql`nullif(trim(coalesce(given_name, '') || ' ' || coalesce(family_name, '')), '')`;
  const name = sql`fold(coalesce(nullif(display_name, ''), ${full}, user_name, email))`;
  const sorted = sqlFor
    .selectFrom('row')
    .select('id')
    .where('id', 'in', sql<number>`(select value from json_each(${rows}))`)
    .orderBy(name)
    .orderBy('id');
  return Uint32Array.from(pluck<number>(store.mirror, sorted));
}

/** How some people are called, in their order; those who have left meanwhile are left out. */
export function namesOf({ mirror }: Store, rows: Uint32Array): { row: number; name: string; userName: string }[] {
  const among = sql<number>`(select value from json_each(${JSON.stringify([...rows])}))`;
  const found = all(mirror, sqlFor.selectFrom('row').select(['id', 'user_name as userName']).where('id', 'in', among));
  const userNames = new Map(found.map(({ id, userName }) => [id, userName ?? '']));
  return [...rows].flatMap((row) => {
    const userName = userNames.get(row);
    return userName === undefined ? [] : [{ row, name: personName(mirror, row), userName }];
  });
}
