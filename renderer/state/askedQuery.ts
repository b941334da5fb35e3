/** What the engine is asked for what is searched, sorted and filtered in the window. */
import type { Column, Query } from '../../preload/contract';
import { type Condition, filterOf } from '../filter/condition';

let last: { asked: Query; query: Query } | null = null;

/** What the engine is asked; the same as before where nothing else was asked, so that the list counts as the same. */
export function queryFor(asked: Query, conditions: readonly Condition[], columns: readonly Column[]): Query {
  // What some conditions mean depends on the columns that there are, and on the day.
  const query = { ...asked, ...filterOf(conditions, columns, new Date()) };
  const isSame = last?.asked === asked && JSON.stringify(last.query) === JSON.stringify(query);
  last = { asked, query: isSame && last ? last.query : query };
  return last.query;
}
