import type { GridRow, Result } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import type { UserList } from '../state/users';

/** The engine answers no more than this at once. */
const mostRows = 1_000;

/** Rows by position, whether or not they have been on the screen; a slice ends before its second number. */
export async function fetchRows(
  { view, pages }: UserList,
  slices: readonly (readonly [number, number])[],
): Promise<Result<GridRow[]>> {
  const rows: GridRow[] = [];
  for (const [from, to] of slices) {
    for (let start = from; start < to; start += mostRows) {
      const count = Math.min(mostRows, to - start);
      if (pages.has(start, start + count - 1)) {
        for (let position = start; position < start + count; position += 1) {
          const row = pages.row(position);
          if (row) rows.push(row);
        }
        continue;
      }
      const fetched = await engine.call('users.window', { viewId: view.viewId, start, count });
      if (!fetched.ok) return fetched;
      rows.push(...fetched.value.rows);
    }
  }
  return succeeded(rows);
}
