import type { Column, Query } from '../../preload/contract';
import { failed } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { showFailure } from '../state/toasts';
import { useUsers } from '../state/users';
import { type Condition, filterOf } from './condition';
import { useNewest } from './useNewest';

/** So many values are listed; the others are found by a search. */
const mostListed = 100;

export interface Facets {
  values: readonly { value: string | number | boolean | null; count: number }[];
  /** How many different values there are, of those that are searched for. */
  distinct: number;
}

/** The values of a column among the people whom the other conditions describe, most first; null until they are known. */
export function useFacets(column: Column, others: readonly Condition[], search: string): Facets | null {
  const tenantId = useUsers((state) => state.tenantId);
  const columns = useUsers((state) => state.columns);
  const asked = useUsers((state) => state.query);
  const query: Query = { ...asked, ...filterOf(others, columns, new Date()), sort: [] };
  const question = JSON.stringify([tenantId, query, column.key, search]);
  const newest = useNewest(question, async () => {
    if (tenantId === null) return failed('unknown-tenant');
    const given = { tenantId, query, column: column.key, search, limit: mostListed };
    const read = await engine.call('users.facets', given);
    if (!read.ok) showFailure(read.failure);
    return read;
  });
  if (!newest?.answer.ok) return null;
  const { values, distinct } = newest.answer.value;
  return {
    values: values.flatMap(({ value, count }) => (Array.isArray(value) ? [] : [{ value, count }])),
    distinct,
  };
}
