/** The sheets of a workbook that is meant to come back: help, newcomers, and people by groups and modules. */
import type { TFunction } from 'i18next';
import { type Column, type EditingSheets, groupOfColumn } from '../../preload/contract';
import type { Group } from '../groups/groups';
import { columnLabel } from '../i18n/columnLabel';

/** Where there would be more cells than these, only the largest groups have a column: no spreadsheet opens more with pleasure. */
const mostCells = 3_000_000;
/** As many columns as the engine writes to a sheet. */
const mostColumns = 5_000;

export interface Matrix {
  columns: readonly Column[];
  /** How many there would be, had all found room. */
  all: number;
}

export interface Enlisted {
  groups: readonly Group[];
  /** The same as columns, in the same order. */
  groupColumns: readonly Column[];
  moduleColumns: readonly Column[];
}

/** What people are ticked by: what can be edited and does not stand on their own sheet. Modules come last. */
export function matrixOf(enlisted: Enlisted, onSheet: ReadonlySet<string>, people: number): Matrix {
  const isOffered = ({ key, editable }: Column) => editable && !onSheet.has(key);
  const modules = enlisted.moduleColumns.filter(isOffered);
  const groups = enlisted.groupColumns.filter(isOffered);
  const room = Math.min(mostColumns, Math.floor(mostCells / Math.max(1, people)));
  const roomForGroups = Math.max(0, room - modules.length);
  const members = new Map(enlisted.groupColumns.map(({ key }, index) => [key, enlisted.groups[index]?.members ?? 0]));
  const sizeOf = ({ key }: Column) => members.get(key) ?? 0;
  const largest = new Set(groups.toSorted((one, other) => sizeOf(other) - sizeOf(one)).slice(0, roomForGroups));
  const columns = [...groups.filter((column) => largest.has(column)), ...modules.slice(0, room)];
  return { columns, all: groups.length + modules.length };
}

/** @param peopleSheet what the sheet of the people is called */
export function editingSheets(t: TFunction, peopleSheet: string, { columns }: Matrix): EditingSheets {
  const newcomers = sheetName(t('export.newcomers.sheetName'));
  const matrix = sheetName(matrixName(t, columns));
  const lines = [
    t('export.help.people', { sheet: peopleSheet }),
    t('export.help.fixed'),
    t('export.help.offers'),
    t('export.help.empty'),
    t('export.help.order'),
    t('export.help.removed'),
    t('export.help.newcomers', { sheet: newcomers }),
    ...(columns.length > 0 ? [t('export.help.matrix', { sheet: matrix, yes: t('value.yes') })] : []),
    t('export.help.import'),
  ];
  return {
    help: { sheetName: sheetName(t('export.help.sheetName')), lines },
    newcomers: { sheetName: newcomers },
    matrix:
      columns.length === 0
        ? null
        : {
            sheetName: matrix,
            columns: columns.map(({ key }) => key),
            headers: columns.map((column) => columnLabel(t, column).slice(0, 500)),
          },
    refusals: {
      title: t('export.refusal.title').slice(0, 32),
      fixed: t('export.refusal.fixed').slice(0, 255),
      choice: t('export.refusal.choice').slice(0, 255),
    },
  };
}

const isGroup = ({ key }: Column) => groupOfColumn(key) !== null;

function matrixName(t: TFunction, columns: readonly Column[]): string {
  if (columns.every(isGroup)) return t('export.matrix.groups');
  return columns.some(isGroup) ? t('export.matrix.sheetName') : t('export.matrix.modules');
}

/** Longer ones no spreadsheet takes. */
const sheetName = (name: string) => name.slice(0, 31);
