/** Takes the admin's edits: one gesture, one batch, one transaction. */
import type { Applied, BatchLabel, Edit } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import { first, run, sqlFor, transaction } from '../mirror/handle';
import type { Store } from '../mirror/store';
import { type GroupBefore, groupBefore, setMember } from './members';
import { create, newUser, remove } from './people';
import { refreshRow } from './rows';
import { editCellOf } from './set';

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
export function applyGesture(store: Store, { batchId, label, edits }: Gesture): Applied {
  return makeBatch(store, { batchId, label, reverses: null }, (answer) => {
    const groups = new Map<number, GroupBefore>();
    for (const edit of edits) {
      const refusal = applyEdit(store, batchId, edit, answer, groups);
      if (refusal) answer.refused.push(refusal);
      else answer.applied += 1;
    }
    for (const group of groups.keys()) refreshRow(store, group);
  });
}

/** Runs `fill` in the transaction of a new batch, and keeps what it answers for whoever asks again. */
export function makeBatch(
  store: Store,
  { batchId, label, reverses }: Pick<Gesture, 'batchId' | 'label'> & { reverses: string | null },
  fill: (answer: Applied) => void,
): Applied {
  const { mirror } = store;
  return transaction(mirror, () => {
    const known = first(mirror, sqlFor.selectFrom('batch').select('answer').where('id', '=', batchId));
    if (known) return JSON.parse(known.answer) as Applied;
    const answer: Applied = { applied: 0, created: [], refused: [] };
    const values = {
      id: batchId,
      label: JSON.stringify(label),
      answer: JSON.stringify(answer),
      created_at: store.now(),
      author: store.author,
      reverses,
      undone_at: null,
    };
    run(mirror, sqlFor.insertInto('batch').values(values));
    // Something new was done: what was undone before it can no longer be redone.
    if (reverses === null) {
      run(mirror, sqlFor.updateTable('batch').set({ undone_at: null }).where('undone_at', 'is not', null));
    }
    fill(answer);
    run(
      mirror,
      sqlFor
        .updateTable('batch')
        .set({ answer: JSON.stringify(answer) })
        .where('id', '=', batchId),
    );
    return answer;
  });
}

type Refusal = { row: number | null; column: string; failure: Failure };

function applyEdit(
  store: Store,
  batchId: string,
  edit: Edit,
  answer: Applied,
  groups: Map<number, GroupBefore>,
): Refusal | null {
  if (!('kind' in edit)) {
    const { row, column, value } = edit;
    const failure = editCellOf(store, batchId, row, store.model.byKey.get(column), value);
    return failure && { row, column, failure };
  }
  switch (edit.kind) {
    case 'create': {
      const made = newUser(store, edit.values);
      if (!made.ok) return { row: null, column: made.column ?? '', failure: made.failure };
      answer.created.push(create(store, batchId, 'User', made.value));
      return null;
    }
    case 'create-group':
      answer.created.push(create(store, batchId, 'Group', { displayName: edit.name }));
      return null;
    case 'delete': {
      const failure = remove(store, batchId, edit.row);
      return failure && { row: edit.row, column: '', failure };
    }
    case 'member': {
      const group = groups.get(edit.group) ?? groupBefore(store, edit.group);
      groups.set(edit.group, group);
      const failure = setMember(store, batchId, edit.group, edit.row, edit.member, group);
      return failure && { row: edit.row, column: 'members', failure };
    }
  }
}
