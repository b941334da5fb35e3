/** Writes a new change into the queue. */
import type { ChangeKind } from '../../../preload/contract';
import { readFact } from '../mirror/facts';
import { compileOnce, sqlFor } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { Json, ResourceKind } from '../scim/resource';
import { type Change, changeById } from './changes';
import { record } from './history';

/** The order of sending: who is created comes before what refers to them, who is deleted after. */
export function phaseOf(kind: ChangeKind, type: ResourceKind): number {
  const ofUsers = { create: 1, set: 2, action: 3, 'add-member': 5, 'remove-member': 6, delete: 8 };
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

const values = [
  'batch',
  'resource',
  'remote',
  'kind',
  'path',
  'was',
  'value',
  'state',
  'at',
  'phase',
  'ready',
  'held',
  'member',
] as const;
const insert = compileOnce(values, (p) =>
  sqlFor.insertInto('change').values({
    batch_id: p.batch,
    resource_id: p.resource,
    remote_id: p.remote,
    kind: p.kind,
    path: p.path,
    was: p.was,
    value: p.value,
    state: p.state,
    created_at: p.at,
    phase: p.phase,
    ready: p.ready,
    was_held: p.held,
    member: p.member,
  } as never),
);

/** Queues a wish; belongs in the transaction of its gesture. */
export function insertChange(store: Store, wish: Wish): Change {
  const { mirror } = store;
  const resource = resourceById(mirror, wish.resourceId);
  const { lastInsertRowid } = insert(mirror).run(
    wish.batchId,
    wish.resourceId,
    resource?.remoteId ?? null,
    wish.kind,
    wish.path,
    JSON.stringify(wish.was),
    JSON.stringify(wish.value),
    wish.state ?? 'pending',
    store.now(),
    phaseOf(wish.kind, resource?.type ?? 'User'),
    readFact(mirror, 'sendMode') === 'collected' ? 0 : 1,
    wish.wasHeld ? 1 : 0,
    wish.member ?? null,
  );
  const change = changeById(mirror, Number(lastInsertRowid)) as Change;
  record(store, 'queued', change);
  return change;
}
