/** The views that windows have open: an ordered list of ids each, and windows of rows out of it by position. */
import type { CellValue, GridRow, Query, Result, ViewState } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { filterProblem } from './filter/check';
import type { Store } from './mirror/store';
import { orderedIds } from './mirror/view';
import { cellsOf, gridRows } from './people/rows';
import type { ColumnDefinition } from './scim/columns';

export interface View {
  id: number;
  store: Store;
  keys: readonly string[];
  query: Query;
  ids: Uint32Array;
  revision: number;
}

/** Fails with `filter-invalid` if the filter cannot be read, or names what the tenant does not have. */
export function fittingFilter({ model }: Store, { filter }: Query): Result<null> {
  const problem = filter?.trim() ? filterProblem(filter, model.discovery.schemas) : null;
  if (!problem) return succeeded(null);
  const { at, expected, found } = problem;
  return failed('filter-invalid', { at, expected, found });
}

export function openView(id: number, store: Store, keys: readonly string[], query: Query): View {
  return { id, store, keys, query, ids: orderedIds(store, query), revision: 1 };
}

export function viewState(view: View): ViewState {
  return { viewId: view.id, revision: view.revision, count: view.ids.length };
}

/** Finds and orders the rows anew. */
export function refreshView(view: View): void {
  view.ids = orderedIds(view.store, view.query);
  view.revision += 1;
}

/** The columns of a view; a key that the tenant's schemas no longer know, or of a group, is null. */
export function viewColumns(view: View, keys: readonly string[] = view.keys): (ColumnDefinition | null)[] {
  return keys.map((key) => view.store.model.byKey.get(key) ?? null);
}

/** The values of the given rows alone, for an export; people who left the mirror meanwhile are left out. */
export function viewCells(view: View, ids: Uint32Array, keys: readonly string[] = view.keys): CellValue[][] {
  return cellsOf(view.store, [...ids], keys);
}

/** The rows from a position on, as the grid shows them. */
export function viewWindow(view: View, start: number, count: number): GridRow[] {
  return gridRows(view.store, [...view.ids.subarray(start, start + count)], view.keys);
}

/** The mirror's numbers of the rows at some positions. */
export function viewRows(view: View, ranges: readonly { start: number; count: number }[]): number[] {
  return ranges.flatMap(({ start, count }) => [...view.ids.subarray(start, start + count)]);
}
