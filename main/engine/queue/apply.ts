/** Takes the admin's edits: one gesture, one batch, one transaction. */
import {
  type AdminPermission,
  type Applied,
  type BatchLabel,
  type CellValue,
  type Edit,
  groupOfColumn,
} from '../../../preload/contract';
import { type Failure, failure } from '../../../preload/failure';
import { first, run, sqlFor, transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { queueAction } from './actions';
import { type GroupBefore, groupBefore, setMember } from './members';
import { create, newUser, remove } from './people';
import { refreshRow } from './rows';
import { editCellOf, renameGroup } from './set';

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
  const member = (group: number, row: number, joins: boolean) => {
    const before = groups.get(group) ?? groupBefore(store, group);
    groups.set(group, before);
    return setMember(store, batchId, group, row, joins, before);
  };
  const forbidden = whyForbidden(store, edit);
  if (forbidden) return forbidden;
  if (!('kind' in edit)) {
    const { row, column, value } = edit;
    const group = groupOfColumn(column);
    if (group !== null)
      return refusal(
        row,
        column,
        memberCell(value, (joins) => member(group, row, joins)),
      );
    return refusal(row, column, editCellOf(store, batchId, row, store.model.byKey.get(column), value));
  }
  switch (edit.kind) {
    case 'create': {
      const made = newUser(store, edit.values);
      if (!made.ok) return { row: null, column: made.column ?? '', failure: made.failure };
      const row = create(store, batchId, 'User', made.value);
      answer.created.push(row);
      for (const group of edit.groups ?? []) note(answer, refusal(row, 'members', member(group, row, true)));
      for (const id of edit.actions ?? []) note(answer, refusal(row, id, queueAction(store, batchId, row, id, {})));
      return null;
    }
    case 'create-group':
      answer.created.push(create(store, batchId, 'Group', { displayName: edit.name }));
      return null;
    case 'rename-group':
      return refusal(edit.group, 'displayName', renameGroup(store, batchId, edit.group, edit.name));
    case 'delete':
      return refusal(edit.row, '', remove(store, batchId, edit.row));
    case 'member':
      return refusal(edit.row, 'members', member(edit.group, edit.row, edit.member));
    case 'action':
      return refusal(edit.row, edit.action, queueAction(store, batchId, edit.row, edit.action, edit.inputs));
  }
}

function refusal(row: number, column: string, failure: Failure | null): Refusal | null {
  return failure && { row, column, failure };
}

/** What goes along with an edit that is applied may be refused on its own. */
function note(answer: Applied, refused: Refusal | null): void {
  if (refused) answer.refused.push(refused);
}

/** The cell of a group's column: yes joins, no leaves. */
function memberCell(value: CellValue, set: (joins: boolean) => Failure | null): Failure | null {
  const word = String(value ?? false).toLowerCase();
  if (word === '' || word === 'false') return set(false);
  return word === 'true' ? set(true) : failure('not-boolean', { value: word });
}

/** What the tenant does not let this admin do; attributes say so themselves. */
function whyForbidden(store: Store, edit: Edit): Refusal | null {
  const permission = permissionFor(store, edit);
  const { permissions } = store.model.admin;
  if (permission === null || permissions === null || permissions.includes(permission)) return null;
  const row = 'row' in edit ? edit.row : null;
  return { row, column: 'column' in edit ? edit.column : '', failure: failure('not-permitted') };
}

function permissionFor({ mirror }: Store, edit: Edit): AdminPermission | null {
  if (!('kind' in edit)) return groupOfColumn(edit.column) === null ? null : 'groups.edit';
  switch (edit.kind) {
    case 'create':
      return 'users.create';
    case 'delete':
      return resourceById(mirror, edit.row)?.type === 'Group' ? 'groups.edit' : 'users.delete';
    case 'action':
      return null;
    default:
      return 'groups.edit';
  }
}
