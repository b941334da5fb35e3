/** Ordered lists of row ids, made once for a search, filter and sort, and windows read out of them by position. */
import { sql } from 'kysely';
import type { Query } from '../../../preload/contract';
import type { JsonObject } from '../scim/resource';
import { joinedPerson } from './expressions';
import { type EarlyHearer, foundIds } from './found-ids';
import { all, compileOnce, type Mirror, pluck, sqlFor } from './handle';
import { isForEverybody } from './matching';
import { everybodyAtHand, everybodyInOrder, inOrder } from './ordering';
import { countUsers } from './resources';
import type { ReadStore } from './store';

/**
 * The mirror's numbers of all rows that match, in order.
 *
 * @param early hears of its beginning, where the rest takes long
 */
export function orderedIds(store: ReadStore, query: Query, early: EarlyHearer | null = null): Uint32Array {
  const { sort } = query;
  if (sort.length > 0 && isForEverybody(query)) return everybodyInOrder(store, sort).slice();
  const ids = foundIds(store, query, early && { hear: early, order: () => everybodyAtHand(store, sort) });
  return inOrder(store, { ids, isEverybody: false }, sort);
}

/** The numbers of some users all over the mirror, or of all if there are no more than `size`. */
export function sampleOfUsers(mirror: Mirror, size: number): number[] {
  const each = Math.max(1, Math.ceil(countUsers(mirror) / size));
  return pluck<number>(
    mirror,
    sqlFor.selectFrom('row').select('id').where(sql<boolean>`id % ${each} = 0`).orderBy('id'),
  );
}

const windowQuery = compileOnce(['ids'] as const, (p) =>
  sqlFor
    .selectFrom('row')
    .innerJoin('resource', 'resource.id', 'row.id')
    .select(['row.id', joinedPerson.as('data')])
    .where('row.id', 'in', sql<number>`(select value from json_each(${p.ids}))`),
);

/** The resources as the admin sees them, in the order asked for; rows that went away meanwhile are null. */
export function readRows(mirror: Mirror, ids: readonly number[]): ({ id: number; resource: JsonObject } | null)[] {
  const rows = windowQuery(mirror).all(JSON.stringify(ids)) as { id: number; data: string }[];
  const found = new Map(rows.map((row) => [row.id, row.data]));
  return ids.map((id) => {
    const data = found.get(id);
    return data === undefined ? null : { id, resource: JSON.parse(data) as JsonObject };
  });
}

const rowQuery = compileOnce(['id'] as const, (p) =>
  sqlFor
    .selectFrom('row')
    .innerJoin('resource', 'resource.id', 'row.id')
    .select(joinedPerson.as('data'))
    .where('row.id', '=', p.id),
);

/** One resource as the admin sees it. */
export function readRow(mirror: Mirror, id: number): JsonObject | null {
  const row = rowQuery(mirror).get(id) as { data: string } | undefined;
  return row ? (JSON.parse(row.data) as JsonObject) : null;
}

/** How many rows have each status. */
export function statusCounts(mirror: Mirror): { value: string; count: number }[] {
  return all(
    mirror,
    sqlFor
      .selectFrom('row')
      .select(['status as value', ({ fn }) => fn.countAll<number>().as('count')])
      .where('status', 'is not', null)
      .groupBy('status')
      .orderBy('status')
      .$narrowType<{ value: string }>(),
  );
}
