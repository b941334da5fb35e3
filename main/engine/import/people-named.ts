/** Which people the file names, and which it does not. */
import { sql } from 'kysely';
import { type AbsentPerson, everyone } from '../../../preload/contract';
import { failure } from '../../../preload/failure';
import { fold } from '../mirror/fold';
import { all, pluck, sqlFor } from '../mirror/handle';
import { personName } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { orderedIds } from '../mirror/view';
import { whyActive } from './deactivation';
import { mentioned } from './judge-line';
import type { Part } from './part';
import { rowsOf, type Scratch, together, valuesOf, write } from './scratch';

const namedPeople = `select distinct cast(value as integer) as row from claim where place in (0, ${mentioned})`;

/** So many ids are looked up at once. */
const pieceSize = 5_000;

/** Finds out who of the mirror was exported, some at a time. */
export function* findExported({ mirror }: Store, scratch: Scratch): Generator<undefined, void> {
  write(scratch, 'update exported set row = null where row is not null');
  let last = '';
  for (;;) {
    const ids = valuesOf<string>(scratch, 'select id from exported where id > ? order by id limit ?', last, pieceSize);
    const end = ids.at(-1);
    if (end === undefined) return;
    last = end;
    const among = sql<string>`(select value from json_each(${JSON.stringify(ids)}))`;
    const found = all(
      mirror,
      sqlFor
        .selectFrom('resource')
        .select(['id as row', 'remote_id as id'])
        .where('type', '=', 'User')
        .where('remote_id', 'in', among),
    );
    together(scratch, () => {
      for (const { id, row } of found) write(scratch, 'update exported set row = ? where id = ?', row, id);
    });
    yield;
  }
}

/** The rows of those whom the file does not name, and might have, in the order of their numbers. */
export function absentRows(store: Store, scratch: Scratch, parts: readonly Part[]): Uint32Array {
  const isExported = parts.some(({ role }) => role !== null);
  // Whoever takes the sheet of the people out of a workbook does not mean that they are gone.
  if (isExported && !parts.some(({ role }) => role === 'people')) return new Uint32Array();
  const rows = orderedIds(store, everyone);
  const last = rows.at(-1) ?? 0;
  const isMeant = new Uint8Array(last + 1).fill(isExported ? 0 : 1);
  if (isExported) {
    for (const row of valuesOf<number>(scratch, 'select row from exported where row is not null')) {
      if (row <= last) isMeant[row] = 1;
    }
  }
  for (const row of valuesOf<number>(scratch, namedPeople)) if (row <= last) isMeant[row] = 0;
  return rows.filter((row) => isMeant[row] === 1);
}

/** Lines of people who are not here, by their folded names. */
export type Strangers = ReadonlyMap<string, AbsentPerson['namesake']>;

export function strangersIn(scratch: Scratch): Strangers {
  const nobody = `select number, name from verdict where row is null and name <> '' order by number desc`;
  return new Map(
    rowsOf<{ number: number; name: string }>(scratch, nobody).map(({ number, name }) => [fold(name), number]),
  );
}

/**
 * The same by name; only those whose name or username holds the words that are looked for. Whoever is called like a
 * stranger of the file comes first: they may well be one.
 */
export function absentByName(
  store: Store,
  scratch: Scratch,
  parts: readonly Part[],
  search: string,
  strangers: Strangers = new Map(),
): Uint32Array {
  const rows = JSON.stringify([...absentRows(store, scratch, parts)]);
  const full = sql`nullif(trim(coalesce(given_name, '') || ' ' || coalesce(family_name, '')), '')`;
  const name = sql`fold(coalesce(nullif(display_name, ''), ${full}, user_name, email))`;
  let sorted = sqlFor
    .selectFrom('row')
    .select('id')
    .where('id', 'in', sql<number>`(select value from json_each(${rows}))`)
    .orderBy(sql`${name} in (select value from json_each(${JSON.stringify([...strangers.keys()])}))`, 'desc')
    .orderBy(name)
    .orderBy('id');
  for (const word of fold(search).split(/\s+/).filter(Boolean)) {
    sorted = sorted.where(sql<boolean>`instr(${name} || ' ' || fold(coalesce(user_name, '')), ${word}) > 0`);
  }
  return Uint32Array.from(pluck<number>(store.mirror, sorted));
}

/** Some people in their order; those who have left meanwhile are left out. */
export function absentPeople(store: Store, rows: Uint32Array, strangers: Strangers = new Map()): AbsentPerson[] {
  const { mirror } = store;
  const among = sql<number>`(select value from json_each(${JSON.stringify([...rows])}))`;
  const found = all(mirror, sqlFor.selectFrom('row').select(['id', 'user_name as userName']).where('id', 'in', among));
  const userNames = new Map(found.map(({ id, userName }) => [id, userName ?? '']));
  const reasons = whyActive(store, [...rows]);
  return [...rows].flatMap((row) => {
    const userName = userNames.get(row);
    if (userName === undefined) return [];
    const why = reasons.get(row);
    const told = why === undefined ? failure('unknown-row') : why;
    const name = personName(mirror, row);
    return [{ row, name, userName, namesake: strangers.get(fold(name)) ?? null, failure: told }];
  });
}
