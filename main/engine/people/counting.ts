/** How many people have which value, and which values are taken. */
import { sql } from 'kysely';
import type { CellValue } from '../../../preload/contract';
import { expressionOf } from '../mirror/expressions';
import { all, pluck, sqlFor } from '../mirror/handle';
import { remoteIdsOf } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { readRows } from '../mirror/view';
import { type Subject, whyNotTo } from '../queue/actions';
import { openChangesOfMany } from '../queue/changes';
import { cellsOf } from './rows';

const pieceSize = 500;

export type Counts = { value: CellValue; count: number }[];

/** Which values of a column some people have, most first. */
export function countValues(store: Store, ids: ArrayLike<number>, key: string, limit: number): Counts {
  const counts = new Map<string, { value: CellValue; count: number }>();
  for (let start = 0; start < ids.length; start += pieceSize) {
    const piece = Array.prototype.slice.call(ids, start, start + pieceSize) as number[];
    for (const [value = null] of cellsOf(store, piece, [key])) {
      const name = JSON.stringify(value);
      const known = counts.get(name);
      if (known) known.count += 1;
      else counts.set(name, { value, count: 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, limit);
}

/** For several columns at once, in SQL: fast enough to stand over a list of a hundred thousand. */
export function countColumns(store: Store, ids: Uint32Array, keys: readonly string[]): Counts[] {
  const among = sql<number>`(select value from json_each(${JSON.stringify([...ids])}))`;
  return keys.map((key) => {
    const found = expressionOf(store, key);
    if (!found) return [];
    const isYesNo = key.startsWith('group:') || store.model.byKey.get(key)?.type === 'boolean';
    const rows = all(
      store.mirror,
      sqlFor
        .selectFrom('row')
        .innerJoin('resource', 'resource.id', 'row.id')
        .select([found.value.as('value'), ({ fn }) => fn.countAll<number>().as('count')])
        .where('row.id', 'in', among)
        .groupBy(sql`1`)
        .orderBy('count', 'desc')
        .limit(100),
    );
    if (!isYesNo) return rows;
    const yes = rows.filter(({ value }) => value === 1 || String(value).toLowerCase() === 'true');
    return [{ value: true, count: yes.reduce((sum, { count }) => sum + count, 0) }];
  });
}

/** To how many of some people each action of the tenant can be done. */
export function countActions(store: Store, rows: readonly number[]): { action: string; applies: number }[] {
  const { actions } = store.model.admin;
  const counts = actions.map(({ id }) => ({ action: id, applies: 0 }));
  for (let start = 0; start < rows.length; start += pieceSize) {
    const subjects = subjectsOf(store, rows.slice(start, start + pieceSize));
    actions.forEach((action, place) => {
      const count = counts[place];
      if (count) count.applies += subjects.filter((subject) => whyNotTo(store, action, subject) === null).length;
    });
  }
  return counts;
}

function subjectsOf(store: Store, rows: readonly number[]): Subject[] {
  const { mirror } = store;
  const changes = openChangesOfMany(mirror, rows);
  const atTenant = remoteIdsOf(mirror, rows);
  return readRows(mirror, rows).flatMap((row) =>
    row
      ? [
          {
            isAtTenant: atTenant.has(row.id),
            isToBeDeleted: changes.get(row.id)?.some(({ kind }) => kind === 'delete') ?? false,
            resource: row.resource,
          },
        ]
      : [],
  );
}

/** Those of the values that somebody has already in a column, in any case. */
export function knownValues(store: Store, key: string, values: readonly string[]): string[] {
  const found = expressionOf(store, key);
  if (!found) return [];
  const folded = sql<string>`(select lower(value) from json_each(${JSON.stringify(values)}))`;
  const taken = new Set(
    pluck<string>(
      store.mirror,
      sqlFor
        .selectFrom('row')
        .innerJoin('resource', 'resource.id', 'row.id')
        .select(sql<string>`lower(${found.value})`.as('value'))
        .where(sql<boolean>`lower(${found.value}) in ${folded}`),
    ),
  );
  return values.filter((value) => taken.has(value.toLowerCase()));
}
