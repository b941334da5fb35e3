/** Groups as lists show them. */
import { all, type Mirror, sqlFor } from './handle';

/** All groups by name, with the open changes laid over them. */
export function listGroups(mirror: Mirror): { row: number; name: string; members: number }[] {
  return all(
    mirror,
    sqlFor.selectFrom('group_row').select(['id as row', 'name', 'members']).orderBy('name').orderBy('id'),
  );
}
