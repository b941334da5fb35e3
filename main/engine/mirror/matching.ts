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
import { holdsWord } from './search';
import type { Store } from './store';
import type { Tables } from './tables';

/** People of `row`; where it is needed, `resource` is joined by their number. */
export type Rows = SelectQueryBuilder<Tables, 'row', object>;

/**
 * Asks for those who fit a query, as long as `work` runs.
 *
 * @param needsResource whether `work` reads from `resource` too
 */
export function matching<T>(
  store: Store,
  query: Omit<Query, 'sort'>,
  needsResource: boolean,
  work: (rows: Rows) => T,
): T {
  const filter = query.filter?.trim() ? parseFilter(query.filter) : null;
  const ask = (rows: Rows, joined = needsResource) => work(restricted(store, query, joined, rows));
  const everybody: Rows = sqlFor.selectFrom('row');
  if (filter === null) return ask(everybody);
  // What cannot be read describes nobody.
  if (!filter.ok) return ask(everybody.where(sql<boolean>`0`));
  return withFilter(store, filter.value, (condition, needed) =>
    ask(everybody.where(condition), needsResource || needed),
  );
}

function restricted(store: Store, query: Omit<Query, 'sort'>, needsResource: boolean, everybody: Rows): Rows {
  const { search, status, group, open } = query;
  const equal = query.equal.map(({ column, value }) => ({ found: expressionOf(store, column), value }));
  let rows = everybody;
  if (needsResource || group !== null || equal.some(({ found }) => found?.needsResource)) {
    rows = rows.innerJoin('resource', 'resource.id', 'row.id');
  }
  for (const word of fold(search).split(/\s+/).filter(Boolean)) rows = rows.where(holdsWord(store.mirror, word));
  if (status !== null) rows = rows.where('row.status', '=', status);
  for (const { found, value } of equal) {
    // What the tenant does not know nobody has.
    rows = rows.where(found ? sql<boolean>`${found.value} = ${value} collate nocase` : sql<boolean>`0`);
  }
  if (group !== null) rows = rows.where(sql<boolean>`row.id in ${mayBeMember(group)} and ${isMember(group)}`);
  if (open !== null) rows = rows.where(sql<boolean>`row.id in ${withOpenChange(open)}`);
  return rows;
}
