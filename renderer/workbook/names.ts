/** What the choices of an export are called, by their keys in the catalogues. */
import type { Separator } from '../../preload/contract';
import type { ColumnSet, FileKind, Whom } from './exportChoice';

export const whomNames = {
  listed: 'export.whom.listed',
  selected: 'export.whom.selected',
  everybody: 'export.whom.everybody',
} as const satisfies Record<Whom, string>;

export const columnSetNames = {
  listed: 'export.columns.listed',
  standard: 'export.columns.standard',
} as const satisfies Record<ColumnSet, string>;

export const kindNames = {
  workbook: 'export.kind.workbook',
  editing: 'export.kind.editing',
  text: 'export.kind.text',
} as const satisfies Record<FileKind, string>;

export const separatorNames = {
  ',': 'import.separator.comma',
  ';': 'import.separator.semicolon',
  '\t': 'import.separator.tab',
} as const satisfies Record<Separator, string>;
