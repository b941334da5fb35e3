/** What is asked of the list of users. */
import type { Query, Sort } from '../../preload/contract';

/** Whether something was searched or filtered in the list that was chosen. */
export function isFiltered({ search, status, filter, open }: Query): boolean {
  return search !== '' || status !== null || filter !== null || open !== null;
}

/** Whether these are not all users of the tenant. */
export function isPart(query: Query): boolean {
  return isFiltered(query) || query.equal.length > 0 || query.group !== null;
}

/** A click on a column's header: ascending, descending, then the tenant's own order again. */
export function cycleSort(sort: readonly Sort[], column: string): Sort[] {
  const current = sort.find((by) => by.column === column);
  if (!current) return [{ column, direction: 'ascending' }];
  return current.direction === 'ascending' ? [{ column, direction: 'descending' }] : [];
}
