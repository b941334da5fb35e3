/** What a saved view shows of a tenant as it is now, and what is saved of a list as it is shown. */
import { z } from 'zod';
import type { Column, Query, SavedView } from '../../preload/contract';
import { Condition, filterOf } from '../filter/condition';
import { isSameLayout, type Layout, usualLayout } from '../state/layout';

/** All that makes a list what it is, other than the people of the moment. */
export interface Asked {
  query: Query;
  conditions: readonly Condition[];
  layout: Layout;
}

export interface Fitted extends Asked {
  /** Keys of columns that the view needs and the tenant does not have: they are left out. */
  missing: readonly string[];
}

const Conditions = z.array(Condition);

/** Conditions as they were saved; where they cannot be read, the filter that was made of them stands as text. */
function conditionsOf({ conditions, query: { filter, open } }: SavedView): Condition[] {
  const read = Conditions.safeParse(parsed(conditions));
  if (read.success) return read.data;
  return [
    ...(filter === null ? [] : [{ kind: 'text', text: filter } as const]),
    ...(open === null ? [] : [{ kind: 'open', state: open } as const]),
  ];
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    // Another version may have written anything.
    return null;
  }
}

/** The column that a condition is about; null of those that are about none, or about several. */
function columnOf(condition: Condition): string | null {
  return 'column' in condition && typeof condition.column === 'string' ? condition.column : null;
}

/** A view for the columns that the tenant has; its filter is made anew, so that `today` is the day of `now`. */
export function fitView(view: SavedView, columns: readonly Column[], now: Date): Fitted {
  const known = new Set(columns.map(({ key }) => key));
  const missing = new Set<string>();
  const isThere = (key: string) => {
    if (!known.has(key)) missing.add(key);
    return known.has(key);
  };
  const places = view.columns.filter(({ key }) => isThere(key));
  const conditions = conditionsOf(view).filter((condition) => {
    const column = columnOf(condition);
    return column === null || isThere(column);
  });
  const { search, status } = view.query;
  const query: Query = {
    search,
    status,
    equal: view.query.equal.filter(({ column }) => isThere(column)),
    group: null,
    sort: view.query.sort.filter(({ column }) => isThere(column)),
    ...filterOf(conditions, columns, now),
  };
  const layout = places.length > 0 ? { columns: places, frozen: view.frozen } : usualLayout(columns);
  return { query, conditions, layout, missing: [...missing] };
}

/** What is saved of a list that is shown. */
export function contentOf({ query, conditions, layout }: Asked): Omit<SavedView, 'id' | 'name' | 'isDefault'> {
  return {
    query: { ...query, group: null },
    conditions: JSON.stringify(conditions),
    columns: layout.columns.map(({ key, width }) => ({ key, width })),
    frozen: layout.frozen,
  };
}

/** What does not change by itself: a filter that is made of conditions may be another one tomorrow. */
function lasting({ query: { search, status, equal, sort }, conditions }: Asked): string {
  return JSON.stringify([search, status, equal, sort, Conditions.parse(conditions)]);
}

/** Whether a list that was opened by a view has become another one since. */
export function isChanged(view: SavedView, shown: Asked, columns: readonly Column[]): boolean {
  const saved = fitView(view, columns, new Date());
  return lasting(saved) !== lasting(shown) || !isSameLayout(saved.layout, shown.layout);
}
