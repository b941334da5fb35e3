/** The columns of the matrix: first who it is, then the groups, or the modules, that are painted. */
import type { Administration, Column } from '../../preload/contract';
import { type Group, membershipColumn } from '../groups/groups';
import { isPermitted } from '../state/administration';

/** What people are painted by. */
export type MatrixKind = 'groups' | 'modules';

/** As many columns as a large window shows beside the names, until the admin chooses others. */
export const usualColumns = 12;

/** What the tenant has to paint people by. */
export function matrixKinds(groups: number, modules: number): MatrixKind[] {
  return [...(groups > 0 ? (['groups'] as const) : []), ...(modules > 0 ? (['modules'] as const) : [])];
}

/** What people are called, by the fewest columns that tell. */
export function nameColumns(all: readonly Column[]): readonly Column[] {
  const find = (...keys: string[]) => all.filter(({ key }) => keys.includes(key));
  const ways = [find('displayName'), find('name.givenName', 'name.familyName'), find('userName'), all.slice(0, 1)];
  return ways.find((columns) => columns.length > 0) ?? [];
}

/** All groups as columns, by name. */
export function groupColumns(groups: readonly Group[], administration: Administration | null): readonly Column[] {
  const isEditable = isPermitted(administration, 'groups.edit');
  return groups.map(({ row, name }) => membershipColumn(row, name, isEditable));
}

/** The rights to modules, in the tenant's order. */
export function moduleColumns(all: readonly Column[], administration: Administration | null): readonly Column[] {
  return (administration?.moduleColumns ?? []).flatMap((key) => all.find((column) => column.key === key) ?? []);
}

/** The groups that are shown until the admin chooses others: those with the most members. */
export function usualGroups(groups: readonly Group[], columnOf: (group: Group) => string): ReadonlySet<string> {
  const largest = groups.toSorted((one, other) => other.members - one.members).slice(0, usualColumns);
  return new Set(largest.map(columnOf));
}
