/** Batches as lists show them. */
import { sql } from 'kysely';
import type { BatchEntry, BatchLabel, ChangeState } from '../../../preload/contract';
import { all, first, sqlFor } from '../mirror/handle';
import type { Store } from '../mirror/store';

const states = ['pending', 'sending', 'held', 'conflict', 'rejected', 'done'] as const;

/**
 * A page of the batches that have changes in the given states (in any, where null), newest first, and how many there are.
 *
 * @param before the last batch of the page before
 */
export function listBatches(
  { mirror }: Store,
  wanted: readonly ChangeState[] | null,
  before: string | null,
  limit: number,
): { batches: BatchEntry[]; total: number } {
  // Found by state, open changes are read from their own small index, not batch by batch.
  const among = sqlFor
    .selectFrom('change')
    .select('batch_id')
    .where('state', 'in', wanted ?? states);
  const having = sqlFor.selectFrom('batch').where('id', 'in', among);
  const page =
    before === null ? having : having.where(sql<boolean>`rowid < (select rowid from batch where id = ${before})`);
  const rows = all(mirror, page.selectAll().orderBy(sql`rowid`, 'desc').limit(limit));
  const total =
    first(
      mirror,
      having.select(({ fn }) => fn.countAll<number>().as('n')),
    )?.n ?? 0;
  const counts = countsOf(
    mirror,
    rows.map(({ id }) => id),
  );
  const batches = rows.map((row): BatchEntry => {
    const own = counts.get(row.id);
    return {
      id: row.id,
      label: JSON.parse(row.label) as BatchLabel,
      author: row.author,
      createdAt: row.created_at,
      people: own?.people ?? 0,
      counts: own?.counts ?? noCounts(),
      reverses: row.reverses,
    };
  });
  return { batches, total };
}

function noCounts(): BatchEntry['counts'] {
  return { pending: 0, sending: 0, held: 0, conflict: 0, rejected: 0, done: 0, dropped: 0 };
}

function countsOf(mirror: Store['mirror'], ids: readonly string[]) {
  const found = new Map<string, Pick<BatchEntry, 'people' | 'counts'>>();
  const rows = all(
    mirror,
    sqlFor
      .selectFrom('change')
      .select(['batch_id as id', 'state', ({ fn }) => fn.countAll<number>().as('n')])
      .where('batch_id', 'in', sql<string>`(select value from json_each(${JSON.stringify(ids)}))`)
      .groupBy(['batch_id', 'state']),
  );
  for (const { id, state, n } of rows) {
    const own = found.get(id) ?? { people: 0, counts: noCounts() };
    const known = states.find((name) => name === state);
    own.counts[known ?? 'dropped'] += n;
    found.set(id, own);
  }
  const people = all(
    mirror,
    sqlFor
      .selectFrom('change')
      .select(['batch_id as id', ({ fn }) => fn.count<number>('resource_id').distinct().as('n')])
      .where('batch_id', 'in', sql<string>`(select value from json_each(${JSON.stringify(ids)}))`)
      .groupBy('batch_id'),
  );
  for (const { id, n } of people) {
    const own = found.get(id);
    if (own) own.people = n;
  }
  return found;
}
