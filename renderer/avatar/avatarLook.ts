import type { Column, GridRow } from '../../preload/contract';
import { initialsOf, isNameColumn, nameForInitials, shadeOf } from './initials';
import type { AvatarLook } from './paintAvatar';

/** The index of the column that shows people's pictures: the first that names them; -1 where none does. */
export function avatarColumn(columns: readonly Pick<Column, 'key'>[]): number {
  return columns.findIndex(({ key }) => isNameColumn(key));
}

/** The best name that the columns that are there have for somebody. */
export function nameOfRow(row: Pick<GridRow, 'cells'>, columns: readonly Pick<Column, 'key'>[]): string {
  return nameForInitials((key) => {
    const value = row.cells[columns.findIndex((column) => column.key === key)];
    return typeof value === 'string' ? value : '';
  });
}

/** What a row shows of its person beside the name, from the columns that are there. */
export function avatarLook(
  row: Pick<GridRow, 'id' | 'cells' | 'photo'>,
  columns: readonly Pick<Column, 'key'>[],
): AvatarLook {
  return { row: row.id, photo: row.photo, initials: initialsOf(nameOfRow(row, columns)), shade: shadeOf(row.id) };
}
