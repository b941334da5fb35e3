import type { Column } from '../../preload/contract';
import { isPermitted, useAdministration } from '../state/administration';

/**
 * Whether a key (null: a double click) on a cell leads to the choice of groups: a person's groups are read-only, but who is in
 * a group is not.
 */
export function opensGroups({ key: column }: Column, key: string | null): boolean {
  if (column !== 'groups' || !(key === null || key === 'Enter' || key === 'F2')) return false;
  return isPermitted(useAdministration.getState().administration, 'groups.edit');
}
