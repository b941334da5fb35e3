import type { Column, GridRow, Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import type { UserList } from '../state/users';
import type { Progress } from '../state/work';
import { type Slice, sliceLength } from './selecting/areas';

/** The engine answers no more than this at once. */
const mostRows = 1_000;

/** Rows by position, whether or not they have been on the screen; a slice ends before its second number. */
export async function fetchRows(
  list: UserList,
  slices: readonly Slice[],
  progress?: Progress,
): Promise<Result<GridRow[]>> {
  const { pages } = list;
  const rows: GridRow[] = [];
  const total = sliceLength(slices);
  for (const [from, to] of slices) {
    for (let start = from; start < to; start += mostRows) {
      if (progress?.signal.aborted) return failed('cancelled');
      const count = Math.min(mostRows, to - start);
      if (pages.has(start, start + count - 1)) {
        for (let position = start; position < start + count; position += 1) {
          const row = pages.row(position);
          if (row) rows.push(row);
        }
      } else {
        const fetched = await fetchCells(list, list.columns, [start, start + count]);
        if (!fetched.ok) return fetched;
        rows.push(...fetched.value);
      }
      progress?.tell(rows.length, total);
    }
  }
  return succeeded(rows);
}

/** Rows by position with the values of some columns alone, in the order of these: far less than all that the list shows. */
export async function fetchCells(
  { view: { viewId } }: UserList,
  given: readonly Column[],
  [from, to]: Slice,
): Promise<Result<GridRow[]>> {
  const columns = given.map(({ key }) => key);
  const starts = Array.from({ length: Math.ceil((to - from) / mostRows) }, (_, piece) => from + piece * mostRows);
  const pieces = await Promise.all(
    starts.map((start) =>
      engine.call('users.window', { viewId, start, count: Math.min(mostRows, to - start), columns }),
    ),
  );
  const rows: GridRow[] = [];
  for (const piece of pieces) {
    if (!piece.ok) return piece;
    rows.push(...piece.value.rows);
  }
  return succeeded(rows);
}

/** The mirror's numbers of those who stand at some positions, in their order. */
export async function fetchNumbers({ view }: UserList, slices: readonly Slice[]): Promise<Result<number[]>> {
  const ranges = slices.map(([start, end]) => ({ start, count: end - start }));
  return engine.call('users.rows', { viewId: view.viewId, ranges });
}
