/** Takes the admin's edits: one gesture, one batch, one transaction. */
import type { BatchLabel, CellValue, Edit } from '../../../preload/contract';
import { type Failure, failure } from '../../../preload/failure';
import { first, run, sqlFor, transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { readRow } from '../mirror/view';
import { editCell } from '../scim/cell';
import type { ColumnDefinition } from '../scim/columns';
import { sameValue } from '../scim/compare';
import { readPath } from '../scim/path';
import type { Json } from '../scim/resource';
import { type Change, changeById, openChangesOf } from './changes';
import { record } from './history';
import { refreshRow } from './rows';
import { close } from './states';

export interface Applied {
  applied: number;
  refused: { row: number; column: string; failure: Failure }[];
}

export interface Gesture {
  /** Made by whoever asks, so that a repeated request is known again. */
  batchId: string;
  label: BatchLabel;
  edits: readonly Edit[];
}

/**
 * Queues the edits that fit the tenant's schemas and refuses the others, each with its reason.
 * When this returns, what was applied is on disk. A batch that is known already is not applied again.
 */
export function applyGesture(store: Store, gesture: Gesture): Applied {
  const { mirror } = store;
  return transaction(mirror, () => {
    const known = first(mirror, sqlFor.selectFrom('batch').select('answer').where('id', '=', gesture.batchId));
    if (known) return JSON.parse(known.answer) as Applied;

    const answer: Applied = { applied: 0, refused: [] };
    insertBatch(store, gesture, answer);
    for (const { row, column: key, value } of gesture.edits) {
      const refusal = applyEdit(store, gesture.batchId, row, store.model.byKey.get(key), value);
      if (refusal) answer.refused.push({ row, column: key, failure: refusal });
      else answer.applied += 1;
    }
    const text = JSON.stringify(answer);
    run(mirror, sqlFor.updateTable('batch').set({ answer: text }).where('id', '=', gesture.batchId));
    return answer;
  });
}

function insertBatch(store: Store, gesture: Gesture, answer: Applied): void {
  const values = {
    id: gesture.batchId,
    label: JSON.stringify(gesture.label),
    answer: JSON.stringify(answer),
    created_at: store.now(),
  };
  run(store.mirror, sqlFor.insertInto('batch').values(values));
}

function applyEdit(
  store: Store,
  batchId: string,
  row: number,
  column: ColumnDefinition | undefined,
  input: CellValue,
): Failure | null {
  if (!column) return failure('unknown-column');
  const resource = readRow(store.mirror, row);
  if (!resource) return failure('unknown-row');
  const edited = editCell(resource, column, input);
  if (!edited.ok) return edited.failure;
  if (sameValue(readPath(resource, column.path), edited.value)) return null;
  setValue(store, batchId, row, column, edited.value);
  refreshRow(store, row);
  return null;
}

/**
 * Queues one value. A change of the same attribute that waits is replaced, and the value that it was to replace is kept:
 * it is what the tenant is expected to hold. One that is on its way to the tenant is left alone.
 */
function setValue(store: Store, batchId: string, resourceId: number, column: ColumnDefinition, value: Json): void {
  const stored = resourceById(store.mirror, resourceId);
  if (!stored) return;
  const open = openChangesOf(store.mirror, resourceId).filter((change) => change.path === column.key);
  const underWay = open.findLast((change) => change.state === 'sending' || change.unsure);
  const waiting = open.filter((change) => change.state !== 'sending' && !change.unsure);
  const held = readPath(stored.base, column.path);
  // Who types into a cell that shows a conflict has seen it, and decides over what the tenant holds now.
  const decided = waiting.some((change) => change.state === 'conflict');
  const replaced = waiting[0] ? waiting[0].was : underWay ? underWay.value : held;
  const was = decided ? held : replaced;
  for (const change of waiting) close(store, change, 'replaced', null);
  if (!underWay && sameValue(was, value)) return;
  insertChange(store, batchId, resourceId, stored.remoteId, column.key, was, value);
}

function insertChange(
  store: Store,
  batchId: string,
  resourceId: number,
  remoteId: string | null,
  path: string,
  was: Json,
  value: Json,
): void {
  const { lastInsertRowid } = run(
    store.mirror,
    sqlFor.insertInto('change').values({
      batch_id: batchId,
      resource_id: resourceId,
      remote_id: remoteId,
      kind: 'set',
      path,
      was: JSON.stringify(was),
      value: JSON.stringify(value),
      state: 'pending',
      failure: null,
      created_at: store.now(),
      sent_at: null,
      answered_at: null,
    }),
  );
  record(store, 'queued', changeById(store.mirror, lastInsertRowid) as Change);
}
