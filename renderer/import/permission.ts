import type { Administration } from '../../preload/contract';
import { isPermitted } from '../state/administration';

/** Whether anything could come of an import: people may be created, or changed. */
export function mayImport(administration: Administration | null): boolean {
  return isPermitted(administration, 'users.create') || isPermitted(administration, 'users.edit');
}
