import type { Column, GridRow } from '../../preload/contract';
import { initialsOf, isNameColumn, nameForInitials, shadeOf } from './initials';
import type { AvatarLook } from './paintAvatar';

/** The index of the column that shows people's pictures: the first that names them; -1 where none does. */
export function avatarColumn(columns: readonly Pick<Column, 'key'>[]): number {
  return columns.findIndex(({ key }) => isNameColumn(key));
}

/** What a row shows of its person beside the name, from the columns that are there. */
export function avatarLook(
  row: Pick<GridRow, 'id' | 'cells' | 'photo'>,
  columns: readonly Pick<Column, 'key'>[],
): AvatarLook {
  const read = (key: string) => {
    const value = row.cells[columns.findIndex((column) => column.key === key)];
    return typeof value === 'string' ? value : '';
  };
  return { row: row.id, photo: row.photo, initials: initialsOf(nameForInitials(read)), shade: shadeOf(row.id) };
}
