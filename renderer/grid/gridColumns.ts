import type { SizedGridColumn } from '@glideapps/glide-data-grid';
import type { TFunction } from 'i18next';
import type { Column, ColumnType, Sort } from '../../preload/contract';
import { columnLabel, isStatusColumn } from '../i18n/columnLabel';
import type { Layout } from '../state/layout';
import type { UserList } from '../state/users';

/** Widths (px) that most values fit, by type and for well-known attributes. */
const typeWidths: Record<ColumnType, number> = {
  text: 150,
  choice: 172,
  boolean: 96,
  date: 172,
  number: 110,
  list: 200,
};
const keyWidths: Record<string, number> = {
  id: 110,
  externalId: 110,
  userName: 200,
  displayName: 190,
  'name.formatted': 190,
  emails: 240,
  phoneNumbers: 150,
};

/** The longest status that the catalogue knows, with its dot. */
const statusWidth = 180;

/** Of a matrix, whose columns are many: its cells hold nothing but a box. */
const boxWidth = 104;

const arrows = { ascending: '↑', descending: '↓' } as const;

/** How the header of a column tells that the list is sorted by it, and by several at which place; null where it is not. */
export function sortMark(sort: readonly Sort[], column: string): string | null {
  const index = sort.findIndex((by) => by.column === column);
  const by = sort[index];
  if (!by) return null;
  return sort.length > 1 ? `${arrows[by.direction]}${index + 1}` : arrows[by.direction];
}

/** How many of the columns that are listed stay while one scrolls. */
export function frozenColumns({ face, columns }: Pick<UserList, 'face' | 'columns'>, { frozen }: Layout): number {
  // Of a matrix it is who it is; a group's own column stands behind the first one.
  const wanted = { list: frozen, group: frozen > 1 ? frozen + 1 : frozen, matrix: 1 }[face.kind];
  return Math.min(wanted, columns.length);
}

/** No more of the room than this goes to columns that stay: the others have to be seen as well. */
const mostForFrozen = 0.7;

/** As many of the columns that are to stay as leave room for the others; widths and room in CSS pixels. */
export function frozenWithin(room: number, widths: readonly number[], frozen: number): number {
  let taken = 0;
  const tooMany = widths.slice(0, frozen).findIndex((width) => {
    taken += width;
    return taken > room * mostForFrozen;
  });
  return tooMany < 0 ? frozen : tooMany;
}

/** The grid's columns: the admin's widths, and where the list is sorted, an arrow behind the name. */
export function gridColumns(
  t: TFunction,
  columns: readonly Column[],
  sort: readonly Sort[],
  widths: ReadonlyMap<string, number>,
  /** How many of the people have it, by column: of a matrix alone. */
  counts: ReadonlyMap<string, string> | null = null,
): SizedGridColumn[] {
  return columns.map((column) => {
    const mark = sortMark(sort, column.key);
    const count = counts?.get(column.key);
    const label = count === undefined ? columnLabel(t, column) : `${columnLabel(t, column)} (${count})`;
    const own = widths.get(column.key);
    const usual = counts && column.type === 'boolean' ? boxWidth : typeWidths[column.type];
    return {
      id: column.key,
      title: mark === null ? label : `${label} ${mark}`,
      width: own ?? (isStatusColumn(column.key) ? statusWidth : keyWidths[column.key]) ?? usual,
      // The headers of a matrix have their counts where the button would be.
      hasMenu: counts === null,
      // What is left of the window goes to the columns whose texts are long, unless the admin has sized them.
      ...(own === undefined && column.type === 'text' ? { grow: 1 } : {}),
    };
  });
}
