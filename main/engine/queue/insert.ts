/** Writes a new change into the queue. */
import type { ChangeKind } from '../../../preload/contract';
import { readFact } from '../mirror/facts';
import { run, sqlFor } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { Json, ResourceKind } from '../scim/resource';
import { type Change, changeById } from './changes';
import { record } from './history';

/** The order of sending: who is created comes before what refers to them, who is deleted after. */
export function phaseOf(kind: ChangeKind, type: ResourceKind): number {
  const ofUsers = { create: 1, set: 2, 'add-member': 5, 'remove-member': 6, delete: 8 };
  const ofGroups = { ...ofUsers, create: 4, set: 5, delete: 7 };
  return (type === 'User' ? ofUsers : ofGroups)[kind];
}

export interface Wish {
  batchId: string;
  resourceId: number;
  kind: ChangeKind;
  path: string;
  was: Json;
  value: Json;
  /** `held` where what it replaces is; `void` where it comes back to what the tenant holds. */
  state?: 'pending' | 'held' | 'void';
  /** What it replaces was on hold; so is what comes back if it is undone. */
  wasHeld?: boolean;
  /** The user who joins or leaves. */
  member?: number;
}

/** Queues a wish; belongs in the transaction of its gesture. */
export function insertChange(store: Store, wish: Wish): Change {
  const { mirror } = store;
  const resource = resourceById(mirror, wish.resourceId);
  const { lastInsertRowid } = run(
    mirror,
    sqlFor.insertInto('change').values({
      batch_id: wish.batchId,
      resource_id: wish.resourceId,
      remote_id: resource?.remoteId ?? null,
      kind: wish.kind,
      path: wish.path,
      was: JSON.stringify(wish.was),
      value: JSON.stringify(wish.value),
      state: wish.state ?? 'pending',
      failure: null,
      created_at: store.now(),
      sent_at: null,
      answered_at: null,
      phase: phaseOf(wish.kind, resource?.type ?? 'User'),
      ready: readFact(mirror, 'sendMode') === 'collected' ? 0 : 1,
      replaced_by: null,
      was_held: wish.wasHeld ? 1 : 0,
      member: wish.member ?? null,
    }),
  );
  const change = changeById(mirror, lastInsertRowid) as Change;
  record(store, 'queued', change);
  return change;
}
