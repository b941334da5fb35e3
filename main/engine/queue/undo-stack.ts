/** Which batch Undo would take back, and which Redo would bring back. */
import { sql } from 'kysely';
import type { BatchLabel } from '../../../preload/contract';
import { first, run, sqlFor } from '../mirror/handle';
import type { Store } from '../mirror/store';

export type Named = { id: string; label: BatchLabel; state: 'made' | 'undone' | 'reversed' };

function named(row: { id: string; label: string; state: Named['state'] } | undefined): Named | null {
  return row ? { ...row, label: JSON.parse(row.label) as BatchLabel } : null;
}

const batches = sqlFor.selectFrom('batch').select(['id', 'label', 'state']);

/** The last batch of which something can be taken back. */
export function lastUndoable({ mirror }: Store): Named | null {
  const left = sql<boolean>`exists (select 1 from change where change.batch_id = batch.id
    and change.state in ('pending', 'sending', 'conflict', 'rejected', 'held', 'void', 'done'))`;
  return named(
    first(
      mirror,
      batches
        .where('state', '=', 'made')
        .where('reverses', 'is', null)
        .where(left)
        .orderBy(sql`rowid`, 'desc')
        .limit(1),
    ),
  );
}

/** The batch that was undone last, while it can be redone. */
export function lastUndone({ mirror }: Store): Named | null {
  return named(first(mirror, batches.where('undone_at', 'is not', null).orderBy('undone_at', 'desc').limit(1)));
}

/** Notes that a batch is undone or reversed, on top of those that can be redone. */
export function markUndone({ mirror }: Store, id: string, state: Named['state']): void {
  const top =
    first(
      mirror,
      sqlFor.selectFrom('batch').select(({ fn }) => fn.max('undone_at').as('n')),
    )?.n ?? 0;
  run(
    mirror,
    sqlFor
      .updateTable('batch')
      .set({ state, undone_at: top + 1 })
      .where('id', '=', id),
  );
}

export function batchById({ mirror }: Store, id: string): Named | null {
  return named(first(mirror, batches.where('id', '=', id)));
}

/** The batch that stands as the reversal of another one. */
export function reversalOf({ mirror }: Store, id: string): Named | null {
  const reversals = batches.where('reverses', '=', id).where('state', '=', 'made');
  return named(first(mirror, reversals.orderBy(sql`rowid`, 'desc').limit(1)));
}
