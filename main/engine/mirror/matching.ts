/** Who fits what a list asks for. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Query } from '../../../preload/contract';
import { parseFilter } from '../filter/parse';
import { expressionOf } from './expressions';
import { withFilter } from './filter-sql';
import { fold } from './fold';
import { sqlFor } from './handle';
import { isMember, mayBeMember } from './memberships';
import { withOpenChange } from './open-changes';
import { holdsWord, idsHolding, isIndexed } from './search';
import type { ReadStore } from './store';
import type { Tables } from './tables';

/** People of `row`; where it is needed, `resource` is joined by their number. */
export type Rows = SelectQueryBuilder<Tables, 'row', object>;

/** Whether nobody is left out. */
export function isForEverybody({ search, status, equal, group, filter, open }: Query): boolean {
  const isSearched = search.trim() !== '' || Boolean(filter?.trim());
  return !isSearched && status === null && equal.length === 0 && group === null && open === null;
}

/** Whether an index tells at once whom to look at. Everybody has to be looked through otherwise. */
export function isLookedUp(query: Query): boolean {
  return query.group !== null || query.open !== null || wordsOf(query).some(isIndexed);
}

/** Asks for those who fit a query, as long as `work` runs. */
export function matching<T>(store: ReadStore, query: Query, work: (rows: Rows) => T): T {
  const words = wordsOf(query);
  // The index alone knows who they are.
  if (words.length > 0 && words.every(isIndexed) && isForEverybody({ ...query, search: '' })) {
    return work(sqlFor.selectFrom(idsHolding(store.mirror, words).as('row')) as unknown as Rows);
  }
  const filter = query.filter?.trim() ? parseFilter(query.filter) : null;
  const everybody: Rows = sqlFor.selectFrom('row');
  if (filter === null) return work(restricted(store, query, false, everybody));
  // What cannot be read describes nobody.
  if (!filter.ok) return work(everybody.where(sql<boolean>`0`));
  return withFilter(store, filter.value, (condition, needsResource) =>
    work(restricted(store, query, needsResource, everybody.where(condition))),
  );
}

function wordsOf({ search }: Query): string[] {
  return fold(search).split(/\s+/).filter(Boolean);
}

function restricted(store: ReadStore, query: Query, needsResource: boolean, everybody: Rows): Rows {
  const { status, group, open } = query;
  const equal = query.equal.map(({ column, value }) => ({ found: expressionOf(store, column), value }));
  let rows = everybody;
  if (needsResource || group !== null || equal.some(({ found }) => found?.needsResource)) {
    rows = rows.innerJoin('resource', 'resource.id', 'row.id');
  }
  const words = wordsOf(query);
  const indexed = words.filter(isIndexed);
  if (indexed.length > 0) rows = rows.where(sql<boolean>`row.id in ${idsHolding(store.mirror, indexed)}`);
  for (const word of words) if (!isIndexed(word)) rows = rows.where(holdsWord(word));
  if (status !== null) rows = rows.where('row.status', '=', status);
  for (const { found, value } of equal) {
    // What the tenant does not know nobody has.
    rows = rows.where(found ? sql<boolean>`${found.value} = ${value} collate nocase` : sql<boolean>`0`);
  }
  if (group !== null) rows = rows.where(sql<boolean>`row.id in ${mayBeMember(group)} and ${isMember(group)}`);
  if (open !== null) rows = rows.where(sql<boolean>`row.id in ${withOpenChange(open)}`);
  return rows;
}
