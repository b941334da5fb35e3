/** Sends many parcels in one request (RFC 7644 section 3.7), each settled by its own result. */
import type { Result } from '../../../preload/contract';
import { type Failure, failure, succeeded } from '../../../preload/failure';
import { transaction } from '../mirror/handle';
import { resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { type Change, overlay } from '../queue/changes';
import { markSending, release } from '../queue/states';
import type { JsonObject, ResourceKind } from '../scim/resource';
import type { BulkOperation, BulkResult } from '../tenant/client';
import { patchMessage } from '../tenant/messages';
import { adopt } from './adopt';
import { fail, type PushContext, type PushOutcome, stillWaiting } from './outcome';
import type { Parcel } from './outgoing';
import { learn, profileOf } from './profile';
import { acknowledgeDeletion, leave } from './push-delete';
import { acknowledgeMembers, membershipOperations } from './push-members';
import { acknowledge, isDropped, isWhole, mustLook, operationOf, settleByBase } from './push-update';
import { keep, type Seen } from './read-back';
import { together } from './together';

/** Fewer than this go one by one. */
const worthwhile = 20;

/** How many parcels may go in one bulk request; 0 where they are to go one by one. */
export function bulkSize(store: Store): number {
  const advertised = store.model.discovery.bulk;
  const { bulk, bulkMost, ifMatch } = profileOf(store);
  // The first edit finds out on its own whether versions count.
  if (!advertised || bulk === 'refused' || ifMatch === 'unknown' || !store.model.discovery.patch) return 0;
  const size = Math.min(advertised.maxOperations, bulkMost, 100);
  return size > worthwhile ? size : 0;
}

/** Whether a parcel may go with others: what may have been sent already is looked up on its own. */
export function fitsBulk({ kind, changes }: Parcel): boolean {
  return kind !== 'action' && changes.every((change) => !change.alone && (kind === 'update' || !change.unsure));
}

/** Whether so many are worth a bulk request. */
export function isWorthBulk(parcels: readonly Parcel[]): boolean {
  return parcels.length > worthwhile;
}

interface Item {
  parcel: Parcel;
  changes: Change[];
  operation: BulkOperation;
}

/** Sends the parcels in one request, as far as its size allows; what has no place in it stays for the next. */
export async function pushBulk(context: PushContext, parcels: readonly Parcel[]): Promise<PushOutcome> {
  const { store, client, signal } = context;
  const looked = await lookBefore(context, parcels);
  if (!looked.ok) return notLooked(context, parcels, looked.failure);
  const items = transaction(store.mirror, () => {
    const fitting = withinPayload(
      store,
      parcels.flatMap((parcel) => itemOf(store, parcel) ?? []),
    );
    markSending(
      store,
      fitting.flatMap(({ changes }) => changes),
    );
    return fitting;
  });
  if (items.length === 0) return null;
  const askedAt = store.stamp();
  const answer = await client.bulk(
    items.map(({ operation }) => operation),
    signal,
  );
  if (!answer.ok) return refused(context, items, answer.failure);
  learn(store, { bulk: 'works' });
  return settleAll(context, items, answer.value, askedAt);
}

/** Reads together whom the mirror's own base is not enough to judge by. */
async function lookBefore(context: PushContext, parcels: readonly Parcel[]): Promise<Result<null>> {
  const { store } = context;
  const doubtful = parcels.filter(
    ({ kind, resource, changes }) => kind === 'update' && mustLook(store, resource.id, changes),
  );
  for (const kind of ['User', 'Group'] as const) {
    const ids = doubtful.flatMap(({ resource }) => (resource.type === kind ? (resource.remoteId ?? []) : []));
    if (ids.length === 0) continue;
    const found = await readMany(context, kind, ids);
    if (!found.ok) return found;
    for (const { resource, changes } of doubtful) {
      const seen = found.value.get(resource.remoteId ?? '');
      // Whoever was not shown goes alone, where it turns out why.
      if (seen) keep(store, kind, seen, changes);
      else if (resource.type === kind) sendAlone(store, changes);
    }
  }
  return succeeded(null);
}

async function readMany(
  { store, client, signal }: PushContext,
  kind: ResourceKind,
  ids: readonly string[],
): Promise<Result<Map<string, Seen>>> {
  const askedAt = store.stamp();
  const found = await client.getMany(kind, ids, signal);
  if (!found.ok) return found;
  return succeeded(new Map(found.value.map((resource) => [resource.id, { resource, askedAt }])));
}

function sendAlone(store: Store, changes: readonly Change[]): void {
  transaction(store.mirror, () => {
    for (const change of changes) {
      release(store, change, { unsure: change.unsure, attempts: change.attempts, alone: true });
    }
  });
}

/** A tenant that cannot be asked for several at once takes away what bulk would save. */
function notLooked(context: PushContext, parcels: readonly Parcel[], reason: Failure): PushOutcome {
  if (reason.code === 'rejected' || reason.code === 'not-found') {
    learn(context.store, { bulk: 'refused' });
    return null;
  }
  const outcomes = parcels.flatMap(({ changes }) =>
    stillWaiting(context.store, changes).map((change) => fail(context, [change], reason, change.unsure)),
  );
  return outcomes.find((outcome) => outcome !== null) ?? null;
}

/** The operation that a parcel becomes, as things stand now; null where nothing is left of it to send. */
function itemOf(store: Store, parcel: Parcel): Item | null {
  const { kind, resource } = parcel;
  let changes = stillWaiting(store, parcel.changes).filter(({ alone }) => !alone);
  if (kind === 'update') changes = settleByBase(store, resource.id, changes);
  const [change] = changes;
  if (!change || (kind === 'create' && change.kind !== 'create')) return null;
  const version =
    profileOf(store).ifMatch === 'honoured' ? (resourceById(store.mirror, resource.id)?.version ?? null) : null;
  const target = { bulkId: String(change.id), kind: resource.type, id: resource.remoteId };
  const operations: Partial<Record<Parcel['kind'], () => BulkOperation>> = {
    create: () => ({ ...target, id: null, method: 'POST', version: null, data: overlay({}, changes) }),
    update: () => ({ ...target, method: 'PATCH', version, data: patchMessage(changes.map(operationOf)) }),
    members: () => ({
      ...target,
      method: 'PATCH',
      version: null,
      data: patchMessage(membershipOperations(store, changes)),
    }),
    delete: () => ({ ...target, method: 'DELETE', version, data: null }),
  };
  const operation = operations[kind]?.();
  return operation ? { parcel, changes, operation } : null;
}

/** What an operation adds to its body, in characters, beside its data. */
const wrapping = 250;

function withinPayload(store: Store, items: readonly Item[]): Item[] {
  const most = (store.model.discovery.bulk?.maxPayloadSize ?? 0) * 0.9;
  let size = wrapping;
  return items.filter(({ operation }, index) => {
    size += Buffer.byteLength(JSON.stringify(operation.data ?? ({} satisfies JsonObject))) + wrapping;
    return index === 0 || size <= most;
  });
}

/** The whole request failed. */
function refused(context: PushContext, items: readonly Item[], reason: Failure): PushOutcome {
  const { store } = context;
  const back = () =>
    transaction(store.mirror, () => {
      for (const { changes } of items) {
        for (const change of changes) release(store, change, { unsure: false, attempts: change.attempts });
      }
      return null;
    });
  if (reason.code === 'too-large') {
    learn(store, { bulkMost: Math.max(1, Math.floor(items.length / 2)) });
    return back();
  }
  if (reason.code === 'rejected' || reason.code === 'not-found' || reason.code === 'forbidden') {
    learn(store, { bulk: 'refused' });
    return back();
  }
  // It may have been carried out, in whole or in part; an answer that cannot be read says no more than none.
  const cause = reason.code === 'not-scim' ? failure('server-error', reason.params, reason.detail) : reason;
  const outcomes = items.flatMap(({ changes }) => changes.map((change) => fail(context, [change], cause)));
  return outcomes.find((outcome) => outcome !== null) ?? null;
}

async function settleAll(
  context: PushContext,
  items: readonly Item[],
  results: Map<string, BulkResult>,
  askedAt: number,
): Promise<PushOutcome> {
  const { store } = context;
  const { shown, absent } = await readBack(context, items, results);
  const halted = await together(items, async ({ parcel, changes, operation }) => {
    const result = results.get(operation.bulkId);
    if (result?.ok && operation.method === 'DELETE' && absent.has(operation.id ?? '')) {
      for (const change of changes) leave(store, change, 'confirmed');
      return null;
    }
    const guarded = operation.method === 'PATCH' && operation.version !== null;
    const own = result?.ok && result.resource ? { resource: result.resource, askedAt, guarded } : null;
    const id = (result?.ok ? (result.resource?.id ?? result.id) : null) ?? operation.id;
    const seen = own ?? shown.get(id ?? '') ?? null;
    return settleOne(context, parcel, changes, result, seen);
  });
  for (const { changes } of items) {
    // Nothing may stay on its way when its request is over.
    const left = stillWaiting(store, changes).filter(({ state }) => state === 'sending');
    unsure(store, left);
  }
  return halted;
}

/** Reads together those whom the results do not show, and those who were deleted: whoever is absent has left. */
async function readBack(
  context: PushContext,
  items: readonly Item[],
  results: Map<string, BulkResult>,
): Promise<{ shown: Map<string, Seen>; absent: Set<string> }> {
  const shown = new Map<string, Seen>();
  const absent = new Set<string>();
  for (const kind of ['User', 'Group'] as const) {
    const ids = items.flatMap(({ operation }) => {
      const result = results.get(operation.bulkId);
      const isUnseen = result?.ok === true && result.resource === null;
      return isUnseen && operation.kind === kind ? (result.id ?? operation.id ?? []) : [];
    });
    if (ids.length === 0) continue;
    const found = await readMany(context, kind, ids);
    // Who cannot be read together is read alone.
    if (!found.ok) continue;
    for (const id of ids) {
      const seen = found.value.get(id);
      if (seen) shown.set(id, seen);
      else absent.add(id);
    }
  }
  return { shown, absent };
}

function settleOne(
  context: PushContext,
  parcel: Parcel,
  changes: readonly Change[],
  result: BulkResult | undefined,
  seen: Seen | null,
): PushOutcome | Promise<PushOutcome> {
  const { store } = context;
  const { kind, resource } = parcel;
  const [change] = changes;
  if (!change) return null;
  if (result === undefined) return unsure(store, changes);
  if (!result.ok) return failOne(context, kind, changes, result.failure);
  switch (kind) {
    case 'update':
      return acknowledge(context, resource.id, changes, showsAll(context, parcel, changes, result, seen) ? seen : null);
    case 'members':
      return acknowledgeMembers(context, resource.id, changes, seen);
    case 'delete':
      return acknowledgeDeletion(context, resource.type, resource.remoteId ?? '', change);
    case 'action':
      // Goes by itself, and is looked up by itself.
      return unsure(store, changes);
    case 'create':
      // Without a sight of it, it is looked up.
      if (!seen) return unsure(store, changes);
      adopt(store, resource.type, changes, seen, false);
      return null;
  }
}

/** Whether what was seen of an edited resource is enough to settle by; a reading may be older than the write. */
function showsAll(
  { store }: PushContext,
  { resource }: Parcel,
  changes: readonly Change[],
  result: BulkResult & { ok: true },
  seen: Seen | null,
): boolean {
  if (seen === null || seen.resource.id !== resource.remoteId || !isWhole(resource.base, seen.resource)) return false;
  const base = store.model.normalise(resource.type, seen.resource);
  return result.resource !== null || !changes.some((change) => isDropped(base, change));
}

/** Whether it was carried out has to be found out, by a look at each alone. */
function unsure(store: Store, changes: readonly Change[]): PushOutcome {
  transaction(store.mirror, () => {
    for (const change of changes) release(store, change, { unsure: true, attempts: change.attempts, alone: true });
  });
  return null;
}

/** What one by one is answered by another look is sent once more alone, where that look is taken. */
function failOne(context: PushContext, kind: Parcel['kind'], changes: readonly Change[], reason: Failure): PushOutcome {
  const needsLook = ['conflict', 'taken', 'gone'].includes(reason.code) || (kind === 'create' && changes.length > 1);
  if (needsLook) return unsure(context.store, changes);
  return fail(context, changes, reason);
}
