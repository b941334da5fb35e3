/** How the admin ends conflicts: with the own value, the tenant's, or a third. */
import type { ChangeSelection, Resolution } from '../../../preload/contract';
import { type Failure, failure } from '../../../preload/failure';
import { run, sqlFor, transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { readRow } from '../mirror/view';
import { editCell } from '../scim/cell';
import type { Change } from './changes';
import { changeById } from './changes';
import { record } from './history';
import { depart, withdraw } from './people';
import { refreshRow } from './rows';
import { selectOpen } from './select';
import { close, retry } from './states';

export interface Resolved {
  changed: number;
  refused: { change: number; failure: Failure }[];
}

/** Ends the conflicts of a selection, in one transaction. */
export function resolve(store: Store, selection: ChangeSelection, resolution: Resolution): Resolved {
  return transaction(store.mirror, () => {
    const answer: Resolved = { changed: 0, refused: [] };
    for (const change of selectOpen(store.mirror, { ...selection, states: ['conflict'] })) {
      const refusal = resolveOne(store, change, resolution);
      if (refusal) answer.refused.push({ change: change.id, failure: refusal });
      else answer.changed += 1;
    }
    return answer;
  });
}

function resolveOne(store: Store, change: Change, resolution: Resolution): Failure | null {
  const isGone = change.failure?.code === 'gone';
  if (resolution.take === 'theirs') {
    yieldTo(store, change, isGone);
    return null;
  }
  // Whoever is gone cannot be edited.
  if (isGone) return failure('gone');
  if (resolution.take === 'other') {
    const refusal = exchange(store, change, resolution.value);
    if (refusal) return refusal;
  }
  const decided = changeById(store.mirror, change.id);
  if (decided) retry(store, [decided]);
  record(store, 'resolved', decided ?? change, resolution.take);
  refreshRow(store, change.resourceId);
  return null;
}

/** What the tenant holds stays. */
function yieldTo(store: Store, change: Change, isGone: boolean): void {
  const isAtTenant = (resourceById(store.mirror, change.resourceId)?.remoteId ?? null) !== null;
  if (change.kind === 'create' && !isAtTenant) {
    withdraw(store, change.resourceId, 'discarded');
    return;
  }
  close(store, change, 'discarded', 'theirs', 'resolved');
  if (isGone && depart(store, change.resourceId)) return;
  refreshRow(store, change.resourceId);
}

/** Puts a third value into a change. */
function exchange(store: Store, change: Change, value: Parameters<typeof editCell>[2]): Failure | null {
  const column = change.kind === 'set' ? store.model.byKey.get(change.path) : undefined;
  const seen = readRow(store.mirror, change.resourceId);
  if (!column || !seen) return failure('unknown-column');
  const edited = editCell(seen, column, value);
  if (!edited.ok) return edited.failure;
  run(
    store.mirror,
    sqlFor
      .updateTable('change')
      .set({ value: JSON.stringify(edited.value) })
      .where('id', '=', change.id),
  );
  return null;
}
