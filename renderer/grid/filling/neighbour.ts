/** How far a double click on the fill handle fills: as far as the column beside it has values. */
import type { GridRow, Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { UserList } from '../../state/users';
import type { Progress } from '../../state/work';
import { fetchRows } from '../fetchRows';
import type { Area } from '../selecting/areas';

const atOnce = 1_000;

const isFilled = (row: GridRow, column: number) => {
  const value = row.cells[column] ?? null;
  return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
};

/** How many rows below an area go on having values in the column left of it or, where that has none, right of it. */
export async function rowsBeside(
  list: UserList,
  { x, y, width, height }: Area,
  progress: Progress,
): Promise<Result<number>> {
  const { count } = list.view;
  const first = y + height;
  let beside: number | null = null;
  for (let start = first; start < count; start += atOnce) {
    if (progress.signal.aborted) return failed('cancelled');
    const fetched = await fetchRows(list, [[start, Math.min(count, start + atOnce)]]);
    if (!fetched.ok) return fetched;
    for (const [index, row] of fetched.value.entries()) {
      const sides = [x - 1, x + width].filter((column) => column >= 0 && column < list.columns.length);
      beside ??= sides.find((column) => isFilled(row, column)) ?? null;
      if (beside === null) return succeeded(0);
      if (!isFilled(row, beside)) return succeeded(start + index - first);
    }
    progress.tell(start + atOnce - first, count - first);
  }
  return succeeded(count - first);
}
