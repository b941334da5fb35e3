/** The views that windows have open: an ordered list of ids each, and windows of rows out of it by position. */
import type { CellMark, CellValue, GridRow, Query, ViewState } from '../../preload/contract';
import type { Store } from './mirror/store';
import { orderedIds, readRows } from './mirror/view';
import { openChangesOfMany } from './queue/changes';
import { fateOf, markOf } from './queue/list';
import { readCell } from './scim/cell';
import type { ColumnDefinition } from './scim/columns';

export interface View {
  id: number;
  store: Store;
  keys: readonly string[];
  query: Query;
  ids: Uint32Array;
  revision: number;
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

/** The columns of a view; a key that the tenant's schemas no longer know is null. */
export function viewColumns(view: View): (ColumnDefinition | null)[] {
  return view.keys.map((key) => view.store.model.byKey.get(key) ?? null);
}

/** The values of the given rows alone, for an export; people who left the mirror meanwhile are left out. */
export function viewCells(view: View, ids: Uint32Array): CellValue[][] {
  const columns = viewColumns(view);
  return readRows(view.store.mirror, [...ids]).flatMap((row) =>
    row ? [columns.map((column) => (column ? readCell(row.resource, column) : null))] : [],
  );
}

/** The rows from a position on, as the grid shows them. */
export function viewWindow(view: View, start: number, count: number): GridRow[] {
  const ids = [...view.ids.subarray(start, start + count)];
  const columns = viewColumns(view);
  const changes = openChangesOfMany(view.store.mirror, ids);
  return readRows(view.store.mirror, ids).map((row, index) => {
    const id = ids[index] ?? 0;
    if (!row) return { id, cells: columns.map(() => null), marks: {}, fate: null };
    const marks: Record<string, CellMark> = {};
    const own = changes.get(id);
    if (own) {
      columns.forEach((column, place) => {
        const mark = column ? markOf(column, own) : null;
        if (mark) marks[place] = mark;
      });
    }
    const cells = columns.map((column) => (column ? readCell(row.resource, column) : null));
    return { id, cells, marks, fate: fateOf(own) };
  });
}
