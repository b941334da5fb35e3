/** Edits of cells, shown at once and made by the engine; and why some of them cannot be made, beside the cell. */
import type { Item } from '@glideapps/glide-data-grid';
import type { BatchLabel, CellEdit } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { failureText } from '../i18n/failureText';
import { applyEdits } from '../state/changes';
import { type Place, showTip } from '../state/tip';
import { showFailure, showProblem } from '../state/toasts';
import type { UserList } from '../state/users';
import type { Speech } from './values';

/** An edit, and where its cell is in the list. */
export interface PlacedEdit extends CellEdit {
  at: Item;
}

export interface CellEdits {
  /** Tells why a cell cannot be edited. */
  tell(at: Item, why: Failure): void;
  /** Makes edits as one batch; answers how many cells were changed. */
  apply(label: BatchLabel, edits: readonly PlacedEdit[], batchId?: string): Promise<number>;
}

export function createCellEdits(
  tenantId: string,
  list: UserList,
  { t }: Speech,
  placeOf: (at: Item) => Place | undefined,
): CellEdits {
  function tell(at: Item, shown: Failure) {
    const place = placeOf(at);
    const { what, remedy, detail } = failureText(t, shown);
    if (place) showTip({ place, title: what, lines: detail === null ? [remedy] : [remedy, detail], tone: 'refusal' });
    else showFailure(shown);
  }

  async function apply(label: BatchLabel, edits: readonly PlacedEdit[], batchId?: string): Promise<number> {
    if (edits.length === 0) return 0;
    for (const { at, row, column, value } of edits) {
      // The list may have moved on since: then others stand there.
      const isThere = list.pages.row(at[1])?.id === row && list.columns[at[0]]?.key === column;
      if (isThere) list.pages.patch(at[1], (row) => ({ ...row, cells: row.cells.with(at[0], value) }));
    }
    const applied = await applyEdits(
      tenantId,
      label,
      edits.map(({ row, column, value }) => ({ row, column, value })),
      batchId,
    );
    list.pages.outdate();
    if (!applied.ok) {
      showFailure(applied.failure);
      return 0;
    }
    const [first] = applied.value.refused;
    if (!first) return applied.value.applied;
    const refused = edits.find(({ row, column }) => row === first.row && column === first.column);
    if (applied.value.refused.length > 1) showProblem(t('edit.refused', { count: applied.value.refused.length }));
    if (refused) tell(refused.at, first.failure);
    return applied.value.applied;
  }

  return { tell, apply };
}
