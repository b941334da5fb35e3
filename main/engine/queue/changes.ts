/** Open changes: the wishes of the admin that the tenant has not confirmed yet. */

import { sql } from 'kysely';
import type { Failure } from '../../../preload/failure';
import { all, compileOnce, first, type Mirror, sqlFor } from '../mirror/handle';
import type { StoredState } from '../mirror/tables';
import { parsePath, writePath } from '../scim/path';
import type { Json, JsonObject } from '../scim/resource';

export const openStates = ['pending', 'sending', 'conflict', 'rejected', 'held'] as const;
export type OpenState = (typeof openStates)[number];

export interface Change {
  id: number;
  batchId: string;
  resourceId: number;
  remoteId: string | null;
  /** The attribute, as `formatPath` writes it. */
  path: string;
  was: Json;
  value: Json;
  state: StoredState;
  /** A request was sent and its answer lost. */
  unsure: boolean;
  attempts: number;
  failure: Failure | null;
  createdAt: number;
}

interface RawChange extends Omit<Change, 'was' | 'value' | 'unsure' | 'failure'> {
  was: string;
  value: string;
  unsure: number;
  failure: string | null;
}

const selection = [
  'id',
  'batch_id as batchId',
  'resource_id as resourceId',
  'remote_id as remoteId',
  'path',
  'was',
  'value',
  'state',
  'unsure',
  'attempts',
  'failure',
  'created_at as createdAt',
] as const;

function parsed(raw: RawChange): Change {
  return {
    ...raw,
    was: JSON.parse(raw.was) as Json,
    value: JSON.parse(raw.value) as Json,
    unsure: raw.unsure === 1,
    failure: raw.failure === null ? null : (JSON.parse(raw.failure) as Failure),
  };
}

/** Word for word the condition of the partial indexes, or SQLite would not use them. */
const isOpen = sql<boolean>`state in ('pending', 'sending', 'conflict', 'rejected', 'held')`;

const ofResource = compileOnce(['id'] as const, (p) =>
  sqlFor.selectFrom('change').select(selection).where('resource_id', '=', p.id).where(isOpen).orderBy('id'),
);

/** The open changes of one resource, oldest first. */
export function openChangesOf(mirror: Mirror, resourceId: number): Change[] {
  return (ofResource(mirror).all(resourceId) as RawChange[]).map(parsed);
}

/** Open changes of many resources by resource, oldest first. */
export function openChangesOfMany(mirror: Mirror, resourceIds: readonly number[]): Map<number, Change[]> {
  const byResource = new Map<number, Change[]>();
  const ids = sql<number>`(select value from json_each(${JSON.stringify(resourceIds)}))`;
  const rows = all(
    mirror,
    sqlFor.selectFrom('change').select(selection).where('resource_id', 'in', ids).where(isOpen).orderBy('id'),
  );
  for (const raw of rows) {
    const change = parsed(raw as RawChange);
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
    sqlFor.selectFrom('change').select(selection).where(isOpen).where('state', 'in', states).orderBy('id').limit(limit),
  ).map((raw) => parsed(raw as RawChange));
}

export function changeById(mirror: Mirror, id: number): Change | null {
  const raw = first(mirror, sqlFor.selectFrom('change').select(selection).where('id', '=', id));
  return raw ? parsed(raw as RawChange) : null;
}

/** How many changes are open, by state. */
export function countOpen(mirror: Mirror): Record<OpenState, number> {
  const counts: Record<OpenState, number> = { pending: 0, sending: 0, conflict: 0, rejected: 0, held: 0 };
  const rows = all(
    mirror,
    sqlFor
      .selectFrom('change')
      .select(['state', ({ fn }) => fn.countAll<number>().as('n')])
      .where(isOpen)
      .groupBy('state'),
  );
  for (const { state, n } of rows) counts[state as OpenState] = n;
  return counts;
}

/** Lays open changes, oldest first, over what the tenant returned. */
export function overlay(base: JsonObject, changes: readonly Change[]): JsonObject {
  return changes.reduce((resource, change) => writePath(resource, parsePath(change.path), change.value), base);
}
