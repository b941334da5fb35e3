/** Empties many cells, as one batch. */
import type { Result } from '../../../preload/contract';
import { succeeded } from '../../../preload/failure';
import type { UserList } from '../../state/users';
import { fetchNumbers } from '../fetchRows';
import { type Area, columnSlices, countCells, positionsOf, rowSlices } from '../selecting/areas';
import { cellText, type Speech } from '../values';
import { whyNotEmptied } from '../whyFixed';
import type { CellWrites } from './cellWrites';
import { isTooLarge, makeBulkGesture } from './gesture';
import { tellBulkFailure } from './tellBulkFailure';

export async function emptyCells(
  tenantId: string,
  list: UserList,
  speech: Speech,
  areas: readonly Area[],
): Promise<void> {
  const { t } = speech;
  if (isTooLarge(countCells(areas), speech)) return;
  await makeBulkGesture({
    tenantId,
    list,
    speech,
    name: t('edit.clearing'),
    label: (writes) => writes.label('clear', speech),
    done: (count) => t('edit.cleared', { count }),
    async gather(writes) {
      const gathered = await gatherEmptied(list, speech, areas, writes);
      return gathered.ok || tellBulkFailure(gathered.failure);
    },
  });
}

async function gatherEmptied(
  list: UserList,
  speech: Speech,
  areas: readonly Area[],
  writes: CellWrites,
): Promise<Result<null>> {
  const slices = rowSlices(areas);
  const numbers = await fetchNumbers(list, slices);
  if (!numbers.ok) return numbers;
  const numberAt = new Map(positionsOf(slices).map((position, index) => [position, numbers.value[index]] as const));
  for (const { column: x, slices } of columnSlices(areas)) {
    const column = list.columns[x];
    if (!column) continue;
    const why = whyNotEmptied(column);
    for (const position of positionsOf(slices)) {
      const row = numberAt.get(position);
      const known = list.pages.row(position);
      const value = known?.id === row ? (known?.cells[x] ?? null) : undefined;
      // What is empty already is nobody's to empty; what is not here yet may hold something.
      if (row === undefined || value === null || (Array.isArray(value) && value.length === 0)) continue;
      if (why) writes.skip(row, column, value === undefined ? null : cellText(speech, column, value), why);
      else writes.write(row, column, null);
    }
  }
  return succeeded(null);
}
