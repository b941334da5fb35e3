/** How choices read in a workbook: the words that the grid has for them. */
import type { TFunction } from 'i18next';
import type { Administration, Column } from '../../preload/contract';
import { isStatusColumn, valueLabel } from '../i18n/columnLabel';

/** Statuses of the tenants that advertise one; their schema need not list them. */
const statuses = ['active', 'inactive', 'activationPending'];

function valuesOf({ key, choices }: Column, administration: Administration | null): readonly string[] {
  const described = key === 'roles' ? (administration?.roles.map(({ value }) => value) ?? []) : [];
  const labelled = Object.keys(administration?.labels[key]?.values ?? {});
  return [...(choices ?? (isStatusColumn(key) ? statuses : [])), ...described, ...labelled];
}

/** The words of columns, by column and value; a value that is called as it is written has none. */
export function choiceWords(
  t: TFunction,
  columns: readonly Column[],
  administration: Administration | null,
): Record<string, Record<string, string>> {
  const words = columns.map((column) => {
    const named = valuesOf(column, administration).map((value) => [value, valueLabel(t, column.key, value)] as const);
    return [column.key, Object.fromEntries(named.filter(([value, word]) => value !== word))] as const;
  });
  return Object.fromEntries(words.filter(([, named]) => Object.keys(named).length > 0));
}
