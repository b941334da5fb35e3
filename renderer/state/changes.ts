/** The admin's changes: making them, and what can be done with those that are open. */
import type { BatchLabel, ChangeAction, ChangeEntry, ChangeSelection, Edit, Result } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';

/** The engine takes no more than this in one batch. */
export const mostEdits = 100_000;
/** As many as one answer of the engine holds. */
const mostAtOnce = 10_000;

/** Makes edits as one batch, which survives a restart of the engine; answers what was refused. `jobId` tells how far it is. */
export async function applyEdits(
  tenantId: string,
  label: BatchLabel,
  edits: Edit[],
  batchId: string = crypto.randomUUID(),
  jobId?: string,
) {
  return engine.call('changes.apply', { tenantId, batchId, label, edits, ...(jobId === undefined ? {} : { jobId }) });
}

/** Does something with all changes of a selection; answers how many it changed, and how many it left alone. */
export function actOnChanges(tenantId: string, action: ChangeAction, selection: ChangeSelection) {
  return engine.call('changes.act', { tenantId, action, selection });
}

/** All changes of a selection, newest first; null where there are more than a batch may have. */
export async function collectChanges(
  tenantId: string,
  selection: ChangeSelection,
): Promise<Result<ChangeEntry[] | null>> {
  const found: ChangeEntry[] = [];
  for (;;) {
    const before = found.at(-1)?.id ?? null;
    const listed = await engine.call('changes.list', { tenantId, selection, before, limit: mostAtOnce });
    if (!listed.ok) return listed;
    if (listed.value.total > mostEdits) return succeeded(null);
    found.push(...listed.value.entries);
    if (listed.value.entries.length < mostAtOnce) return succeeded(found);
  }
}

/**
 * The edits that make discarded changes once more, oldest first; null where that cannot be done: creations and
 * memberships do not tell all that they were made of.
 */
export function editsOf(changes: readonly ChangeEntry[]): Edit[] | null {
  const edits = changes
    .toSorted((one, other) => one.id - other.id)
    .map(({ kind, row, column, to }): Edit | null => {
      if (kind === 'set') return { row, column, value: to };
      return kind === 'delete' ? { kind, row } : null;
    });
  return edits.length > 0 && edits.every((edit) => edit !== null) ? edits : null;
}
