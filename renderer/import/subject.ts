/** The tenant as an import sees it: what columns of a file can stand for. */
import type { TFunction } from 'i18next';
import { type Administration, type Column, canBeGiven, groupColumn, wholeNameTarget } from '../../preload/contract';
import { columnLabel } from '../i18n/columnLabel';
import { isPermitted } from '../state/administration';

export interface Subject {
  columns: readonly Column[];
  groups: readonly { row: number; name: string }[];
  administration: Administration | null;
}

/** What an import can do with a column: change it, give it to new people alone, or compare it and no more. */
export type Reach = 'changes' | 'new' | 'shown';

export interface Target {
  key: string;
  label: string;
  /** Null for a group and for a whole name. */
  column: Column | null;
  reach: Reach;
}

const nameParts = ['name.givenName', 'name.familyName'];

function reachOf(column: Column): Reach {
  if (column.fixed === null) return 'changes';
  return canBeGiven(column) ? 'new' : 'shown';
}

/** Whether a whole name can be taken apart here. */
export function hasNameParts(columns: readonly Column[]): boolean {
  return columns.some((column) => nameParts.includes(column.key) && reachOf(column) !== 'shown');
}

/** All attributes, a whole name where it has parts, and the groups. */
export function targetsOf(t: TFunction, { columns, groups, administration }: Subject): Target[] {
  const whole: Target = { key: wholeNameTarget, label: t('import.target.wholeName'), column: null, reach: 'changes' };
  const mayJoin = isPermitted(administration, 'groups.edit');
  return [
    ...(hasNameParts(columns) ? [whole] : []),
    ...columns.map((column) => ({
      key: column.key,
      label: columnLabel(t, column),
      column,
      reach: reachOf(column),
    })),
    ...groups.map(({ row, name }): Target => {
      return { key: groupColumn(row), label: name, column: null, reach: mayJoin ? 'changes' : 'shown' };
    }),
  ];
}

/** The column in which exports and audit logs name people. */
export function auditColumnOf({ administration }: Subject): string {
  return administration?.auditColumn ?? 'id';
}

/** The columns by which people can be recognised, in the order in which they are tried. */
export function recognisers(subject: Subject): string[] {
  const number = subject.columns.find(({ key }) => /:employeeNumber$/i.test(key))?.key;
  const keys = [auditColumnOf(subject), 'id', 'userName', 'emails', ...(number === undefined ? [] : [number])];
  return [...new Set(keys)].filter((key) => subject.columns.some((column) => column.key === key));
}
