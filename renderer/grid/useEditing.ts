/** What the admin does to cells: typed values, toggles, cleared ranges; and why some of it cannot be done. */
import type { EditListItem, GridSelection, Item } from '@glideapps/glide-data-grid';
import i18next from 'i18next';
import { useMemo } from 'react';
import { type BatchLabel, type CellValue, type Column, groupOfColumn } from '../../preload/contract';
import { type Failure, failure, succeeded } from '../../preload/failure';
import { columnLabel } from '../i18n/columnLabel';
import { localText } from '../i18n/localText';
import { useAdministration } from '../state/administration';
import { mostEdits } from '../state/changes';
import type { Place } from '../state/tip';
import { reportFault, showDone, showFailure, showProblem } from '../state/toasts';
import { undo } from '../state/undoing';
import type { UserList } from '../state/users';
import { createCellEdits } from './cellEdits';
import { isUserCell, personOf } from './cells';
import { fetchRows } from './fetchRows';
import { selectedCells } from './selectedCells';
import { readText, type Speech } from './values';

export interface Editing {
  /** Takes what editors and clicks left in cells. */
  take(items: readonly EditListItem[]): void;
  toggle(at: Item): void;
  clear(selection: GridSelection): void;
  /** Tells why a cell cannot be edited; answers whether that is so. */
  refuse(at: Item): boolean;
}

/** Why cells of a column cannot be edited, or one of them alone, which is `locked`; null if they can. */
function whyFixed(column: Column, locked: Failure | null = null): Failure | null {
  if (column.editable && !locked) return null;
  const { administration } = useAdministration.getState();
  const code = locked?.code ?? column.fixed ?? 'read-only';
  const own = administration?.ownReadOnly.find(({ column: key }) => key === column.key)?.reason;
  const reasons = { 'not-permitted': administration?.readOnlyReason, 'own-attribute': own };
  const reason = code in reasons ? reasons[code as keyof typeof reasons] : null;
  return failure(code, {}, localText(reason, i18next.language, '') || null);
}

/** What an edit of one cell is called: of a group's column that somebody joins or leaves, of others what they hold. */
function editLabel({ t }: Speech, { person, column }: Changed, value: CellValue): BatchLabel {
  if (groupOfColumn(column.key) !== null) {
    return { key: value === true ? 'batch.join' : 'batch.leave', params: { person, group: column.label } };
  }
  return { key: 'batch.edit', params: { column: columnLabel(t, column), columnKey: column.key, person } };
}

/** Whose cell is changed, and of which column. */
interface Changed {
  row: number;
  person: string;
  column: Column;
}

export function useEditing(
  tenantId: string,
  list: UserList,
  speech: Speech,
  placeOf: (at: Item) => Place | undefined,
): Editing {
  return useMemo(() => {
    const { t } = speech;
    const columnAt = ([column]: Item) => list.columns[column];
    const { tell, apply } = createCellEdits(tenantId, list, speech, placeOf);

    async function clear(selection: GridSelection) {
      const selected = selectedCells(selection, list.columns.length);
      if (!selected) return;
      const columns = list.columns
        .map((column, index) => ({ column, index }))
        .slice(selected.firstColumn, selected.firstColumn + selected.columns);
      const clearable = columns.filter(({ column }) => column.editable && !column.required);
      const [first] = columns;
      if (clearable.length === 0 && first) {
        const at: Item = [first.index, selected.rows[0]?.[0] ?? 0];
        return tell(at, whyFixed(first.column) ?? failure('required'));
      }
      if (selected.rowCount * clearable.length > mostEdits) {
        return showProblem(t('edit.tooMany', { limit: mostEdits }));
      }
      const fetched = await fetchRows(list, selected.rows);
      if (!fetched.ok) return showFailure(fetched.failure);
      const positions = selected.rows.flatMap(([from, to]) =>
        Array.from({ length: to - from }, (_, index) => from + index),
      );
      const edits = fetched.value.flatMap((row, index) =>
        clearable
          .filter((cleared) => (row.cells[cleared.index] ?? null) !== null)
          .map((cleared) => ({
            row: row.id,
            column: cleared.column.key,
            value: null,
            at: [cleared.index, positions[index] ?? 0] as const,
          })),
      );
      const batchId = crypto.randomUUID();
      const count = await apply({ key: 'batch.clear', params: {} }, edits, batchId);
      // One cell is easily typed again; many are not.
      if (count < 2) return;
      showDone(t('edit.cleared', { count }), {
        label: t('changes.undo'),
        run: () => undo(tenantId, batchId).catch(reportFault),
      });
    }

    function change(at: Item, changed: Changed, value: CellValue) {
      const { row, column } = changed;
      apply(editLabel(speech, changed, value), [{ at, row, column: column.key, value }]).catch(reportFault);
    }

    return {
      take(items) {
        for (const { location, value: cell } of items) {
          if (!isUserCell(cell)) continue;
          const { column, value, draft, row, person } = cell.data;
          // A click on a yes or no has changed the value itself; editors leave it, and what was typed beside it.
          if (column.type === 'boolean') {
            change(location, { row, person, column }, value);
            continue;
          }
          const read = draft === null ? succeeded(value) : readText(speech, column, draft, value);
          if (!read.ok) tell(location, read.failure);
          else if (read.value !== value) change(location, { row, person, column }, read.value);
        }
      },
      toggle(at) {
        const column = columnAt(at);
        const row = list.pages.row(at[1]);
        if (!column || !row) return;
        const before = row.cells[at[0]] ?? null;
        change(at, { row: row.id, person: personOf(row), column }, before !== true);
      },
      clear: (selection) => {
        clear(selection).catch(reportFault);
      },
      refuse(at) {
        const column = columnAt(at);
        const why = column ? whyFixed(column, list.pages.row(at[1])?.locked[at[0]]) : null;
        if (why) tell(at, why);
        return why !== null;
      },
    };
  }, [tenantId, list, speech, placeOf]);
}
