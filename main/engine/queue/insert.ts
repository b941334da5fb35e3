/** Writes a new change into the queue. */
import { sql } from 'kysely';
import type { ChangeKind } from '../../../preload/contract';
import { readFact } from '../mirror/facts';
import { compileOnce, type Mirror, sqlFor } from '../mirror/handle';
import { resourceById, type StoredResource } from '../mirror/resources';
import type { Store } from '../mirror/store';
import type { Json, ResourceKind } from '../scim/resource';
import type { Change } from './changes';
import { record, recordSets } from './history';

/** The order of sending: who is created comes before what refers to them, who is deleted after. */
export function phaseOf(kind: ChangeKind, type: ResourceKind): number {
  const ofUsers = { create: 1, set: 2, action: 3, 'add-member': 5, 'remove-member': 6, delete: 8 };
  const ofGroups = { ...ofUsers, create: 4, set: 5, delete: 7 };
  return (type === 'User' ? ofUsers : ofGroups)[kind];
}

/** Whether what is queued now is sent by itself; otherwise it waits until the admin presses Send. */
function goesAtOnce(mirror: Mirror): boolean {
  return readFact(mirror, 'sendMode') !== 'collected';
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
  const ready = goesAtOnce(mirror);
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

/** A value of an attribute of a user, of which nothing waits yet. */
export interface PlainSet {
  resourceId: number;
  remoteId: string | null;
  path: string;
  was: Json;
  value: Json;
}

const insertAll = compileOnce(['batch', 'at', 'phase', 'ready', 'wishes'] as const, (p) =>
  sqlFor
    .insertInto('change')
    .columns([
      'batch_id',
      'created_at',
      'phase',
      'ready',
      'kind',
      'state',
      'resource_id',
      'remote_id',
      'path',
      'was',
      'value',
    ])
    .expression(
      sqlFor
        .selectFrom(sql<{ value: string }>`json_each(${p.wishes})`.as('wish'))
        .select([
          sql`${p.batch}`.as('batch'),
          sql`${p.at}`.as('at'),
          sql`${p.phase}`.as('phase'),
          sql`${p.ready}`.as('ready'),
          sql`'set'`.as('kind'),
          sql`'pending'`.as('state'),
          ...[0, 1, 2, 3, 4].map((place) => sql`wish.value ->> ${sql.lit(place)}`.as(`given${place}`)),
        ]) as never,
    ),
);

/** Queues many such values at once: a statement for each of them would cost twice the time. */
export function insertSets(store: Store, batchId: string, wishes: readonly PlainSet[]): void {
  insertPacked(store, batchId, packSets(wishes));
}

/** The same as `insertPacked` takes them. */
export function packSets(wishes: readonly PlainSet[]): string {
  return JSON.stringify(
    wishes.map(({ resourceId, remoteId, path, was, value }) => [
      resourceId,
      remoteId,
      path,
      JSON.stringify(was),
      JSON.stringify(value),
    ]),
  );
}

export function insertPacked(store: Store, batchId: string, packed: string): void {
  const { mirror } = store;
  const { changes, lastInsertRowid } = insertAll(mirror).run(
    ...[batchId, store.now(), phaseOf('set', 'User'), goesAtOnce(mirror) ? 1 : 0, packed],
  );
  // What one statement inserts is numbered without a gap.
  const first = Number(lastInsertRowid) - changes + 1;
  recordSets(
    store,
    'queued',
    Array.from({ length: changes }, (_none, place) => first + place),
  );
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
