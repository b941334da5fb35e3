/** What the admin does to cells: typed values, toggles, cleared ranges; and why some of it cannot be done. */
import type { EditListItem, GridSelection, Item } from '@glideapps/glide-data-grid';
import { useMemo } from 'react';
import { type BatchLabel, type CellValue, type Column, groupOfColumn } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import { columnLabel } from '../i18n/columnLabel';
import type { Place } from '../state/tip';
import { reportFault, showFailure } from '../state/toasts';
import type { UserList } from '../state/users';
import { emptyCells } from './bulk/emptying';
import { createCellEdits } from './cellEdits';
import { isUserCell, personOf } from './cells';
import { hasSeveralCells, selectedAreas } from './selectedCells';
import { readText, type Speech } from './values';
import { whyFixed, whyNotEmptied } from './whyFixed';

export interface Editing {
  /** Takes what editors and clicks left in cells. */
  take(items: readonly EditListItem[]): void;
  toggle(at: Item): void;
  clear(selection: GridSelection): void;
  /** Tells why a cell cannot be edited; answers whether that is so. */
  refuse(at: Item): boolean;
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
    const columnAt = ([column]: Item) => list.columns[column];
    const { tell, apply } = createCellEdits(tenantId, list, speech, placeOf);

    /** One cell is emptied like any edit; of several it is told how many they were. */
    function clear(selection: GridSelection) {
      const at = selection.current?.cell;
      if (!at || hasSeveralCells(selection)) {
        const areas = selectedAreas(selection, list.columns.length);
        if (areas.length > 0) emptyCells(tenantId, list, speech, areas).catch(reportFault);
        return;
      }
      const column = columnAt(at);
      const row = list.pages.row(at[1]);
      if (!column || !row) return;
      const why = whyFixed(column, row.locked[at[0]]) ?? whyNotEmptied(column);
      if (why) tell(at, why);
      else if ((row.cells[at[0]] ?? null) !== null) change(at, { row: row.id, person: personOf(row), column }, null);
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
          if (!read.ok && list.pages.row(location[1])?.id === row) tell(location, read.failure);
          else if (!read.ok) showFailure(read.failure);
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
      clear,
      refuse(at) {
        const column = columnAt(at);
        const why = column ? whyFixed(column, list.pages.row(at[1])?.locked[at[0]]) : null;
        if (why) tell(at, why);
        return why !== null;
      },
    };
  }, [tenantId, list, speech, placeOf]);
}
