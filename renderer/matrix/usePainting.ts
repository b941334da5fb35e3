/** Paints ranges of cells with one value: by a key, or by what was typed into one of them. */
import type { EditListItem, GridSelection, Item } from '@glideapps/glide-data-grid';
import { useMemo } from 'react';
import type { CellValue } from '../../preload/contract';
import { createCellEdits } from '../grid/cellEdits';
import { isUserCell } from '../grid/cells';
import { fetchRows } from '../grid/fetchRows';
import { cellText, readText, type Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { mostEdits } from '../state/changes';
import type { Place } from '../state/tip';
import { reportFault, showDone, showFailure, showProblem } from '../state/toasts';
import { undo } from '../state/undoing';
import type { UserList } from '../state/users';
import { isPaintable, paintedCells, paintLabel, strokeOf } from './painting';

export interface Painting {
  /** A key that toggles, over a range of several cells; answers whether it was taken. */
  press(selection: GridSelection): boolean;
  /** What an editor left in one cell of a range goes into all of it; answers whether it was taken. */
  fill(selection: GridSelection, items: readonly EditListItem[]): boolean;
}

/** Several cells in one range, and the one of them that the keyboard is at. */
function rangeOf({ current }: GridSelection) {
  if (!current || current.range.width * current.range.height < 2) return null;
  return { ...current.range, cell: current.cell };
}

export function usePainting(
  tenantId: string,
  list: UserList,
  speech: Speech,
  placeOf: (at: Item) => Place | undefined,
): Painting {
  return useMemo(() => {
    const { t } = speech;
    const { apply } = createCellEdits(tenantId, list, speech, placeOf);

    /** Null: on, unless all of it is on already. */
    async function paint(range: NonNullable<ReturnType<typeof rangeOf>>, wanted: CellValue) {
      const columns = list.columns.map((column, index) => ({ column, index })).slice(range.x, range.x + range.width);
      const active = list.columns[range.cell[0]];
      if (!active) return;
      if (range.height * range.width > mostEdits) return showProblem(t('edit.tooMany', { limit: mostEdits }));
      const fetched = await fetchRows(list, [[range.y, range.y + range.height]]);
      if (!fetched.ok) return showFailure(fetched.failure);
      const isToggle = active.type === 'boolean';
      const value = isToggle ? strokeOf(fetched.value, columns) : wanted;
      const cells = paintedCells(fetched.value, range.y, columns, value);
      if (cells.length === 0) return;
      const painted = list.columns[cells[0]?.at[0] ?? 0] ?? active;
      const label = paintLabel(
        cells,
        { key: painted.key, label: columnLabel(t, painted) },
        cellText(speech, active, value) || t('value.empty'),
      );
      const batchId = crypto.randomUUID();
      const count = await apply(label, cells, batchId);
      if (count < 2) return;
      showDone(t('matrix.painted', { count }), {
        label: t('changes.undo'),
        run: () => undo(tenantId, batchId).catch(reportFault),
      });
    }

    return {
      press(selection) {
        const range = rangeOf(selection);
        const active = range && list.columns[range.cell[0]];
        if (!range || !active || !isPaintable(active, true)) return false;
        paint(range, null).catch(reportFault);
        return true;
      },
      fill(selection, [item]) {
        const range = rangeOf(selection);
        if (list.face.kind !== 'matrix' || !range || !item || !isUserCell(item.value)) return false;
        const { column, value, draft } = item.value.data;
        const isOfRange = item.location[0] === range.cell[0] && item.location[1] === range.cell[1];
        if (!isOfRange || column.type !== 'choice' || draft === null) return false;
        const read = readText(speech, column, draft, value);
        if (!read.ok) return false;
        paint(range, read.value).catch(reportFault);
        return true;
      },
    };
  }, [tenantId, list, speech, placeOf]);
}
