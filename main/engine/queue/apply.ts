/** Takes the admin's edits: one gesture, one batch, one transaction. */
import {
  type AdminPermission,
  type Applied,
  type BatchLabel,
  type CellsEdit,
  type Edit,
  groupOfColumn,
} from '../../../preload/contract';
import { type Failure, failure } from '../../../preload/failure';
import { first, run, sqlFor, transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { queueAction } from './actions';
import { createCellQueue } from './cells';
import { type GroupBefore, groupBefore, memberCell, setMember } from './members';
import { create, newUser, remove } from './people';
import { refreshRow } from './rows';
import { renameGroup } from './set';

export interface Gesture {
  /** Made by whoever asks, so that a repeated request is known again. */
  batchId: string;
  label: BatchLabel;
  edits: readonly Edit[];
  /** What whoever asks has found refused already, to be told along. */
  refused?: Applied['refused'];
}

/**
 * Queues the edits that fit the tenant's schemas and refuses the others, each with its reason.
 * When this returns, what was applied is on disk. A batch that is known already is not applied again.
 *
 * @param tell hears now and then how many edits are through; of many cells at once each counts
 */
export function applyGesture(
  store: Store,
  { batchId, label, edits, refused = [] }: Gesture,
  tell: (done: number) => void = () => undefined,
): Applied {
  return makeBatch(store, { batchId, label, reverses: null }, (answer) => {
    const taker = takeEdits(store, batchId, tell);
    taker.take(edits, answer);
    taker.end();
    for (const refusal of refused) answer.refused.push(refusal);
  });
}

/** How many edits a gesture counts as. */
export function countEdits(edits: readonly Edit[]): number {
  return edits.reduce((sum, edit) => sum + ('kind' in edit && edit.kind === 'cells' ? edit.rows.length : 1), 0);
}

/** Takes the edits of one batch in portions, within its transaction. */
export interface EditTaker {
  /** Notes in `answer` what became of them. */
  take(edits: readonly Edit[], answer: Applied): void;
  /** After the last of them. */
  end(): void;
}

export function takeEdits(store: Store, batchId: string, tell: (done: number) => void = () => undefined): EditTaker {
  const groups = new Map<number, GroupBefore>();
  const cells = createCellQueue(store, batchId);
  let done = 0;
  return {
    take(edits, answer) {
      const flush = () => {
        const { added, refused } = cells.flush();
        answer.applied += added - refused.length;
        answer.refused.push(...refused);
        done += added;
        tell(done);
      };
      const one = (edit: SingleEdit) => {
        const refusal = applyEdit(store, batchId, edit, answer, groups);
        if (refusal) answer.refused.push(refusal);
        else answer.applied += 1;
        done += 1;
      };
      for (const edit of singly(edits)) {
        if (!('kind' in edit) && groupOfColumn(edit.column) === null) {
          if (cells.isFullBefore(edit)) flush();
          cells.add(edit);
        } else {
          // What was asked for before it is done before it.
          flush();
          one(edit);
        }
      }
      flush();
    },
    end() {
      for (const group of groups.keys()) refreshRow(store, group);
    },
  };
}

/** Has what a batch has just queued wait until the admin sends it, within its transaction. */
export function collectBatch({ mirror }: Store, batchId: string): void {
  run(
    mirror,
    sqlFor.updateTable('change').set({ ready: 0 }).where('batch_id', '=', batchId).where('state', '=', 'pending'),
  );
}

type SingleEdit = Exclude<Edit, CellsEdit>;

/** The edits one by one; columns of the same people person by person, so that each is read and written once. */
function* singly(edits: readonly Edit[]): Generator<SingleEdit> {
  for (let place = 0; place < edits.length; ) {
    const edit = edits[place] as Edit;
    if (!isOfMany(edit)) {
      yield edit;
      place += 1;
      continue;
    }
    const block = [edit];
    for (const next of edits.slice(place + 1)) {
      if (!isOfMany(next) || !isSame(next.rows, edit.rows)) break;
      block.push(next);
    }
    for (const [index, row] of edit.rows.entries()) {
      for (const { column, values } of block)
        yield { row, column, value: values[values.length === 1 ? 0 : index] ?? null };
    }
    place += block.length;
  }
}

function isOfMany(edit: Edit): edit is CellsEdit {
  return 'kind' in edit && edit.kind === 'cells';
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((row, index) => row === other[index]);
}

type NewBatch = Pick<Gesture, 'batchId' | 'label'> & { reverses: string | null };

/** Runs `fill` in the transaction of a new batch, and keeps what it answers for whoever asks again. */
export function makeBatch(store: Store, batch: NewBatch, fill: (answer: Applied) => void): Applied {
  return transaction(store.mirror, () => {
    const known = beginBatch<Applied>(store, batch);
    if (known) return known;
    const answer: Applied = { applied: 0, created: [], refused: [] };
    fill(answer);
    endBatch(store, batch.batchId, answer);
    return answer;
  });
}

/** Begins a batch within its transaction, which `endBatch` ends; answers what was answered for one that is known already. */
export function beginBatch<A>(store: Store, { batchId, label, reverses }: NewBatch): A | null {
  const { mirror } = store;
  const known = answerBefore<A>(store, batchId);
  if (known) return known;
  const values = {
    id: batchId,
    label: JSON.stringify(label),
    answer: '{}',
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
  return null;
}

/** Keeps what is answered, for whoever asks again. */
export function endBatch(store: Store, batchId: string, answer: unknown): void {
  const given = { answer: JSON.stringify(answer) };
  run(store.mirror, sqlFor.updateTable('batch').set(given).where('id', '=', batchId));
}

/** What was answered for a batch that is known already; null for a new one. */
export function answerBefore<A>({ mirror }: Store, batchId: string): A | null {
  const known = first(mirror, sqlFor.selectFrom('batch').select('answer').where('id', '=', batchId));
  return known ? (JSON.parse(known.answer) as A) : null;
}

type Refusal = { row: number | null; column: string; failure: Failure };

/** Anything but the cell of an attribute, which waits for others of its kind. */
function applyEdit(
  store: Store,
  batchId: string,
  edit: SingleEdit,
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
    const group = groupOfColumn(column) ?? 0;
    const joins = memberCell(value);
    return refusal(row, column, joins.ok ? member(group, row, joins.value) : joins.failure);
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

/** What the tenant does not let this admin do; attributes say so themselves. */
function whyForbidden(store: Store, edit: SingleEdit): Refusal | null {
  const permission = permissionFor(store, edit);
  const { permissions } = store.model.admin;
  if (permission === null || permissions === null || permissions.includes(permission)) return null;
  const row = 'row' in edit ? edit.row : null;
  return { row, column: 'column' in edit ? edit.column : '', failure: failure('not-permitted') };
}

function permissionFor({ mirror }: Store, edit: SingleEdit): AdminPermission | null {
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
