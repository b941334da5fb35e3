/** Changes: the wishes of the admin, open until the tenant has confirmed them or the admin takes them back. */
import { sql } from 'kysely';
import type { ActionInputs, ChangeKind } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import { all, compileOnce, howMany, type Mirror, readFew, sqlFor } from '../mirror/handle';
import type { StoredState } from '../mirror/tables';
import { parsePath, writePath } from '../scim/path';
import type { Json, JsonObject } from '../scim/resource';

export const openStates = ['pending', 'sending', 'conflict', 'rejected', 'held'] as const;
export type OpenState = (typeof openStates)[number];

export interface Change {
  id: number;
  batchId: string;
  /** The user, or the group, that is changed. */
  resourceId: number;
  remoteId: string | null;
  kind: ChangeKind;
  /** The attribute, as `formatPath` writes it; `members` for members, empty for creations and deletions. */
  path: string;
  /** What the tenant is expected to hold before; of a deletion the whole resource. */
  was: Json;
  /** The new value; of a creation the whole resource, of a member `{ row }`, the user's number, of an action its wish. */
  value: Json;
  state: StoredState;
  /** A request was sent and its answer lost. */
  unsure: boolean;
  attempts: number;
  failure: Failure | null;
  createdAt: number;
  /** When it was first sent; null if it never was. */
  sentAt: number | null;
  dueAt: number;
  ready: boolean;
  urgent: boolean;
  /** To be sent in a request of its own: the tenant refused it together with others. */
  alone: boolean;
  replacedBy: number | null;
  /** The admin has put it on hold, or what it replaced. */
  wasHeld: boolean;
  /** The user who joins or leaves a group: the mirror's number. */
  member: number | null;
}

/** What stands in the value of a change that is an action. */
export interface ActionWish {
  /** Names the request to the tenant, so that it is done once and can be looked up. */
  requestId: string;
  inputs: ActionInputs;
}

export function wishOf({ value }: Pick<Change, 'value'>): ActionWish {
  const { requestId, inputs } = value as JsonObject;
  return { requestId: String(requestId ?? ''), inputs: (inputs ?? {}) as ActionInputs };
}

type Flag = 'unsure' | 'ready' | 'urgent' | 'alone' | 'wasHeld';
export interface RawChange extends Omit<Change, 'was' | 'value' | 'failure' | Flag>, Record<Flag, number> {
  was: string;
  value: string;
  failure: string | null;
}

export const changeColumns = [
  'change.id',
  'change.batch_id as batchId',
  'change.resource_id as resourceId',
  'change.remote_id as remoteId',
  'change.kind',
  'change.path',
  'change.was',
  'change.value',
  'change.state',
  'change.unsure',
  'change.attempts',
  'change.failure',
  'change.created_at as createdAt',
  'change.sent_at as sentAt',
  'change.due_at as dueAt',
  'change.ready',
  'change.urgent',
  'change.alone',
  'change.replaced_by as replacedBy',
  'change.was_held as wasHeld',
  'change.member',
] as const;

export function parseChange(raw: RawChange): Change {
  return {
    ...raw,
    was: JSON.parse(raw.was) as Json,
    value: JSON.parse(raw.value) as Json,
    unsure: raw.unsure === 1,
    ready: raw.ready === 1,
    urgent: raw.urgent === 1,
    alone: raw.alone === 1,
    wasHeld: raw.wasHeld === 1,
    failure: raw.failure === null ? null : (JSON.parse(raw.failure) as Failure),
  };
}

/** Word for word the condition of the partial indexes, or SQLite would not use them. */
export const isOpen = sql<boolean>`change.state in ('pending', 'sending', 'conflict', 'rejected', 'held')`;

export function isOpenState(state: StoredState): state is OpenState {
  return openStates.some((open) => open === state);
}

const ofResource = compileOnce(['id'] as const, (p) =>
  sqlFor
    .selectFrom('change')
    .select(changeColumns)
    .select(howMany)
    .where('resource_id', '=', p.id)
    .where(isOpen)
    .orderBy('id'),
);

/** The open changes of one resource, oldest first. */
export function openChangesOf(mirror: Mirror, resourceId: number): Change[] {
  return readFew<RawChange>(ofResource(mirror), resourceId).map(parseChange);
}

/** Joined across, or SQLite would read all that is open and look for each among the ids. */
const ofResources = compileOnce(['ids', 'known'] as const, (p) =>
  sqlFor
    .selectFrom(sql<{ id: number }>`(select distinct value as id from json_each(${p.ids}))`.as('asked'))
    .crossJoin('change')
    .select(changeColumns)
    .whereRef('change.resource_id', '=', 'asked.id')
    .where(isOpen)
    .where('change.id', 'not in', sql<number>`(select value from json_each(${p.known}))`)
    .orderBy('change.id'),
);

/**
 * Open changes of many resources by resource, oldest first.
 *
 * @param known what has been read of these already, be it open or not
 */
export function openChangesOfMany(
  mirror: Mirror,
  resourceIds: readonly number[],
  known: readonly Change[] = [],
): Map<number, Change[]> {
  const byResource = new Map<number, Change[]>();
  const ids = known.map(({ id }) => id);
  const others = ofResources(mirror).all(JSON.stringify(resourceIds), JSON.stringify(ids)) as RawChange[];
  const changes = others.map(parseChange);
  if (known.length > 0) {
    changes.push(...known.filter(({ state }) => isOpenState(state)));
    changes.sort((one, other) => one.id - other.id);
  }
  for (const change of changes) {
    const list = byResource.get(change.resourceId);
    if (list) list.push(change);
    else byResource.set(change.resourceId, [change]);
  }
  return byResource;
}

/** Open changes in the given states, oldest first. */
export function openChanges(mirror: Mirror, states: readonly OpenState[], limit = -1): Change[] {
  return all(
    mirror,
    sqlFor
      .selectFrom('change')
      .select(changeColumns)
      .where(isOpen)
      .where('state', 'in', states)
      .orderBy('id')
      .limit(limit),
  ).map((raw) => parseChange(raw as RawChange));
}

/** Open memberships of one user, in whichever group. */
export function openMembershipsOf(mirror: Mirror, userId: number): Change[] {
  return all(
    mirror,
    sqlFor.selectFrom('change').select(changeColumns).where(isOpen).where('member', '=', userId).orderBy('id'),
  ).map((raw) => parseChange(raw as RawChange));
}

/** Open memberships of some users in some groups, oldest first. */
export function openMembershipsAmong(mirror: Mirror, groups: readonly number[], users: readonly number[]): Change[] {
  const among = (ids: readonly number[]) => sql<number>`(select value from json_each(${JSON.stringify(ids)}))`;
  return all(
    mirror,
    sqlFor
      .selectFrom('change')
      .select(changeColumns)
      .where(isOpen)
      .where('resource_id', 'in', among(groups))
      .where('member', 'in', among(users))
      .orderBy('id'),
  ).map((raw) => parseChange(raw as RawChange));
}

const byId = compileOnce(['id'] as const, (p) =>
  sqlFor.selectFrom('change').select(changeColumns).where('id', '=', p.id),
);

export function changeById(mirror: Mirror, id: number): Change | null {
  const raw = byId(mirror).get(id) as RawChange | undefined;
  return raw ? parseChange(raw) : null;
}

/** The changes of a batch in whatever state, oldest first. */
export function changesOfBatch(mirror: Mirror, batchId: string): Change[] {
  return all(
    mirror,
    sqlFor.selectFrom('change').select(changeColumns).where('batch_id', '=', batchId).orderBy('id'),
  ).map((raw) => parseChange(raw as RawChange));
}

/** Those whose place a change took, newest first. */
export function replacedBy(mirror: Mirror, id: number): Change[] {
  return readFew<RawChange>(replacedByOne(mirror), id).map(parseChange);
}

const replacedByOne = compileOnce(['by'] as const, (p) =>
  sqlFor
    .selectFrom('change')
    .select(changeColumns)
    .select(howMany)
    .where('replaced_by', '=', p.by)
    .where(sql<boolean>`state = 'replaced'`)
    .orderBy('id', 'desc'),
);

export interface OpenCounts extends Record<OpenState, number> {
  /** Pending ones that wait for the admin to press Send. */
  collected: number;
}

/** How many changes are open, by state. */
export function countOpen(mirror: Mirror): OpenCounts {
  const counts: OpenCounts = { pending: 0, sending: 0, conflict: 0, rejected: 0, held: 0, collected: 0 };
  const rows = all(
    mirror,
    sqlFor
      .selectFrom('change')
      .select(['state', 'ready', ({ fn }) => fn.countAll<number>().as('n')])
      .where(isOpen)
      .groupBy(['state', 'ready']),
  );
  for (const { state, ready, n } of rows) {
    counts[state as OpenState] += n;
    if (state === 'pending' && ready === 0) counts.collected = n;
  }
  return counts;
}

/** The user whose membership a change is about: the mirror's number. */
export function memberOf({ member }: Change): number {
  return member ?? 0;
}

const membership = compileOnce(['member', 'group'] as const, (p) =>
  sqlFor
    .selectFrom('change')
    .select(changeColumns)
    .where('member', '=', p.member)
    .where('resource_id', '=', p.group)
    .where(isOpen)
    .orderBy('id', 'desc'),
);

/** The last open wish about one user's membership of one group. */
export function openMembership(mirror: Mirror, groupId: number, userId: number): Change | null {
  const raw = membership(mirror).get(userId, groupId) as RawChange | undefined;
  return raw ? parseChange(raw) : null;
}

/** Creations of which it is not known whether they arrived. */
export function unsureCreations(mirror: Mirror): Change[] {
  const unsure = sql<boolean>`kind = 'create' and unsure = 1`;
  return all(mirror, sqlFor.selectFrom('change').select(changeColumns).where(unsure).where(isOpen)).map((raw) =>
    parseChange(raw as RawChange),
  );
}

/** Lays open changes, oldest first, over what the tenant returned; members are counted, not laid over. */
export function overlay(base: JsonObject, changes: readonly Change[]): JsonObject {
  let resource = base;
  for (const { kind, path, value } of changes) {
    if (kind === 'create') resource = { ...(value as JsonObject), ...resource };
    else if (kind === 'set') resource = writePath(resource, parsePath(path), value);
  }
  return resource;
}
