/** Writes a new change into the queue. */
import type { ChangeKind } from '../../../preload/contract';
import { readFact } from '../mirror/facts';
import { compileOnce, sqlFor } from '../mirror/handle';
import { resourceById, type StoredResource } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { Json, ResourceKind } from '../scim/resource';
import type { Change } from './changes';
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

/**
 * Queues a wish; belongs in the transaction of its gesture.
 *
 * @param resource whom it is about, where whoever asks knows
 */
export function insertChange(
  store: Store,
  wish: Wish,
  resource: Pick<StoredResource, 'remoteId' | 'type'> | null = resourceById(store.mirror, wish.resourceId),
): Change {
  const { mirror } = store;
  const { batchId, resourceId, kind, path, was, value, state = 'pending', wasHeld = false, member = null } = wish;
  const remoteId = resource?.remoteId ?? null;
  const createdAt = store.now();
  const ready = readFact(mirror, 'sendMode') !== 'collected';
  const { lastInsertRowid } = insert(mirror).run(
    batchId,
    resourceId,
    remoteId,
    kind,
    path,
    JSON.stringify(was),
    JSON.stringify(value),
    state,
    createdAt,
    phaseOf(kind, resource?.type ?? 'User'),
    ready ? 1 : 0,
    wasHeld ? 1 : 0,
    member,
  );
  const change: Change = {
    ...untouched,
    id: Number(lastInsertRowid),
    ...{ batchId, resourceId, remoteId, kind, path, was, value, state, createdAt, ready, wasHeld, member },
  };
  record(store, 'queued', change);
  return change;
}

/** What nobody has tried to send yet. */
const untouched = {
  unsure: false,
  attempts: 0,
  failure: null,
  sentAt: null,
  dueAt: 0,
  urgent: false,
  alone: false,
  replacedBy: null,
} as const satisfies Partial<Change>;
