/** People whom a complete pull did not show, while the admin has not decided what that means. */
import { readFact } from './facts';
import { all, type Mirror, sqlFor } from './handle';
import { personName } from './resources';

/** Those who are missing, in the order of their numbers. */
export function listMissing(mirror: Mirror, limit: number): { row: number; person: string; userName: string }[] {
  const missing = readFact(mirror, 'missing');
  if (!missing) return [];
  const rows = all(
    mirror,
    sqlFor
      .selectFrom('resource')
      .innerJoin('row', 'row.id', 'resource.id')
      .select(['resource.id as row', 'row.user_name as userName'])
      .where('resource.pull', '<', missing.pull)
      .where('resource.remote_id', 'is not', null)
      .orderBy('resource.id')
      .limit(limit),
  );
  return rows.map(({ row, userName }) => ({ row, person: personName(mirror, row), userName: userName ?? '' }));
}
