/** How many people have which value, and which values are taken. */
import { sql } from 'kysely';
import { groupOfColumn } from '../../../preload/contract';
import { expressionOf } from '../mirror/expressions';
import { listGroups } from '../mirror/groups';
import { pluck, sqlFor } from '../mirror/handle';
import { countUsers, remoteIdsOf } from '../mirror/resources';
import type { ReadStore, Store } from '../mirror/store';
import { readRows } from '../mirror/view';
import { type Subject, whyNotTo } from '../queue/actions';
import { openChangesOfMany } from '../queue/changes';
import { inPieces } from './pieces';
import { type Counts, valueCounts } from './value-counts';

/** Which values of columns some people have, most first, column by column. */
export async function countValues(
  store: ReadStore,
  ids: ArrayLike<number>,
  keys: readonly string[],
  limit: number,
): Promise<Counts[]> {
  const counts: Counts[] = [];
  for (const key of keys) counts.push((await valueCounts(store, ids, key)).slice(0, limit));
  return counts;
}

/** So many values of one column are told apart. */
const mostValues = 100;

/** The same for a list that is looked at; of yes/no columns `true` alone. */
export async function countColumns(store: ReadStore, ids: Uint32Array, keys: readonly string[]): Promise<Counts[]> {
  // Of everybody the rows of the groups know it already.
  const isEverybody = ids.length === countUsers(store.mirror);
  const members = new Map(isEverybody ? listGroups(store.mirror).map(({ row, members }) => [row, members]) : []);
  const known = (key: string) => members.get(groupOfColumn(key) ?? 0);
  const rest = keys.filter((key) => known(key) === undefined);
  const counted = rest.length > 0 ? await countValues(store, ids, rest, mostValues) : [];
  return keys.map((key) => {
    const count = known(key);
    if (count !== undefined) return [{ value: true, count }];
    const counts = counted[rest.indexOf(key)] ?? [];
    const isYesNo = groupOfColumn(key) !== null || store.model.byKey.get(key)?.type === 'boolean';
    return isYesNo ? [counts.find(({ value }) => value === true) ?? { value: true, count: 0 }] : counts;
  });
}

/** To how many of some people each action of the tenant can be done. */
export async function countActions(
  store: Store,
  rows: readonly number[],
): Promise<{ action: string; applies: number }[]> {
  const { actions } = store.model.admin;
  const counts = actions.map(({ id }) => ({ action: id, applies: 0 }));
  await inPieces(store, rows, (piece) => {
    const subjects = subjectsOf(store, piece);
    actions.forEach((action, place) => {
      const count = counts[place];
      if (count) count.applies += subjects.filter((subject) => whyNotTo(store, action, subject) === null).length;
    });
  });
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
export function knownValues(store: ReadStore, key: string, values: readonly string[]): string[] {
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
