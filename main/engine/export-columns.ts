/** The columns of an export: what stands in them, whether anybody may change it, and what there is to choose from. */
import { type Column, groupOfColumn } from '../../preload/contract';
import { listGroups } from './mirror/groups';
import type { Store } from './mirror/store';
import type { ColumnDefinition } from './scim/columns';
import type { SheetColumn } from './workbook/content';

export interface ExportColumn {
  key: string;
  header: string;
  type: Column['type'];
  /** Null for a group, and for what the tenant does not have. */
  attribute: ColumnDefinition | null;
  /** The number of the group that it stands for. */
  group: number | null;
  /** Nobody may change it. */
  isFixed: boolean;
}

export function exportColumns(store: Store, keys: readonly string[], headers: readonly string[]): ExportColumn[] {
  const { model } = store;
  const known = new Set(keys.some((key) => groupOfColumn(key) !== null) ? groupNumbers(store) : []);
  const mayEnlist = model.admin.permissions?.includes('groups.edit') ?? true;
  return keys.map((key, index) => {
    const attribute = model.byKey.get(key) ?? null;
    const number = groupOfColumn(key);
    const group = number !== null && known.has(number) ? number : null;
    return {
      key,
      header: headers[index] ?? key,
      type: attribute?.type ?? (group === null ? 'text' : 'boolean'),
      attribute,
      group,
      isFixed: group === null ? attribute === null || attribute.fixed !== null : !mayEnlist,
    };
  });
}

const groupNumbers = ({ mirror }: Store) => listGroups(mirror).map(({ row }) => row);

/** The words in which values are written. */
export interface Vocabulary {
  words: { yes: string; no: string };
  /** By column and value; a value without a word stands for itself. */
  choices: Record<string, Record<string, string>>;
}

/** All that a cell of the column may hold, as it is written; none where anything may be typed. */
export function offersOf({ model }: Store, { key, type, attribute }: ExportColumn, vocabulary: Vocabulary): string[] {
  const { words, choices } = vocabulary;
  if (type === 'boolean') return [words.yes, words.no];
  const roles = key === 'roles' ? model.admin.roles.map(({ value }) => value) : [];
  const values = attribute?.choices ?? roles;
  const named = new Map(Object.entries(choices[key] ?? {}));
  return [...new Set(values.map((value) => named.get(value) ?? value))].filter((word) => word !== '');
}

/** How a column is written where it may be edited. */
export function editedColumn(store: Store, column: ExportColumn, vocabulary: Vocabulary): SheetColumn {
  return column.isFixed
    ? { type: column.type, look: 'fixed' }
    : { type: column.type, offers: offersOf(store, column, vocabulary) };
}
