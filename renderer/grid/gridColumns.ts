import type { SizedGridColumn } from '@glideapps/glide-data-grid';
import type { TFunction } from 'i18next';
import type { Column, ColumnType, Sort } from '../../preload/contract';
import { columnLabel, isStatusColumn } from '../i18n/columnLabel';

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
    const sorted = sort.find((by) => by.column === column.key);
    const count = counts?.get(column.key);
    const label = count === undefined ? columnLabel(t, column) : `${columnLabel(t, column)} (${count})`;
    const own = widths.get(column.key);
    const usual = counts && column.type === 'boolean' ? boxWidth : typeWidths[column.type];
    return {
      id: column.key,
      title: sorted ? `${label} ${arrows[sorted.direction]}` : label,
      width: own ?? (isStatusColumn(column.key) ? statusWidth : keyWidths[column.key]) ?? usual,
      // What is left of the window goes to the columns whose texts are long, unless the admin has sized them.
      ...(own === undefined && column.type === 'text' ? { grow: 1 } : {}),
    };
  });
}
