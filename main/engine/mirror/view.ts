/** Ordered lists of row ids, made once for a search, filter and sort, and windows read out of them by position. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Query } from '../../../preload/contract';
import type { JsonObject } from '../scim/resource';
import { type Expression, expressionOf } from './expressions';
import { all, compileOnce, type Mirror, pluck, sqlFor } from './handle';
import { matching, type Rows } from './matching';
import { countUsers } from './resources';
import type { Store } from './store';

/** The mirror's numbers of all rows that match, in order. */
export function orderedIds(store: Store, query: Query): Uint32Array {
  const sort = query.sort.flatMap(({ column, direction }) => {
    const found = expressionOf(store, column);
    return found ? [{ ...found, direction }] : [];
  });
  const needsResource = sort.some((found) => found.needsResource);
  return matching(store, query, needsResource, (rows) =>
    sort.length === 0 ? inOwnOrder(store, rows) : sorted(store, rows, sort),
  );
}

/** In the order of their numbers: unordered they come out of the smallest index, and one text is read in a third of the time. */
function inOwnOrder(store: Store, rows: Rows): Uint32Array {
  return idsIn(store, sqlFor.selectFrom(rows.select('row.id').as('found'))).sort();
}

/** One text is read in a third of the time that so many numbers take. */
function idsIn({ mirror }: Store, found: SelectQueryBuilder<{ found: { id: number } }, 'found', object>): Uint32Array {
  const [text = '[]'] = pluck<string>(mirror, found.select(sql`json_group_array(found.id)`.as('ids')));
  return Uint32Array.from(JSON.parse(text) as number[]);
}

type SortExpression = Expression & Pick<Query['sort'][number], 'direction'>;

function sorted(store: Store, rows: Rows, sort: readonly SortExpression[]): Uint32Array {
  let ordered = rows.select('row.id');
  for (const expression of sort) ordered = ordered.orderBy(placeOf(expression));
  const read = () => idsIn(store, sqlFor.selectFrom(ordered.orderBy('row.id').as('found')));
  const ids = read();
  // Texts came whose place among the others had yet to be found.
  return store.mirror.collation.settle() ? read() : ids;
}

/** After every key. */
const last = '\x7f';

/** People without a value stand last, whichever way the others go. */
function placeOf({ value, kind, direction }: SortExpression) {
  const ascending = direction === 'ascending';
  if (kind === 'text') return ascending ? sql`coalesce(sort_key(${value}), ${last})` : sql`sort_key(${value}) desc`;
  const place = kind === 'instant' ? sql`coalesce(julianday(${value}), ${value})` : value;
  return ascending ? sql`${place} asc nulls last` : sql`${place} desc`;
}

/** The numbers of some users all over the mirror, or of all if there are no more than `size`. */
export function sampleOfUsers(mirror: Mirror, size: number): number[] {
  const each = Math.max(1, Math.ceil(countUsers(mirror) / size));
  return pluck<number>(
    mirror,
    sqlFor.selectFrom('row').select('id').where(sql<boolean>`id % ${each} = 0`).orderBy('id'),
  );
}

const windowQuery = (ids: string) =>
  sqlFor
    .selectFrom('row')
    .innerJoin('resource', 'resource.id', 'row.id')
    .select(['row.id', sql<string>`coalesce(row.data, resource.base)`.as('data')])
    .where('row.id', 'in', sql<number>`(select value from json_each(${ids}))`);

/** The resources as the admin sees them, in the order asked for; rows that went away meanwhile are null. */
export function readRows(mirror: Mirror, ids: readonly number[]): ({ id: number; resource: JsonObject } | null)[] {
  const found = new Map(all(mirror, windowQuery(JSON.stringify(ids))).map((row) => [row.id, row.data]));
  return ids.map((id) => {
    const data = found.get(id);
    return data === undefined ? null : { id, resource: JSON.parse(data) as JsonObject };
  });
}

const rowQuery = compileOnce(['id'] as const, (p) =>
  sqlFor
    .selectFrom('row')
    .innerJoin('resource', 'resource.id', 'row.id')
    .select(sql<string>`coalesce(row.data, resource.base)`.as('data'))
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
