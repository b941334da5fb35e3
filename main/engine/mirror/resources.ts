/** Base and row of each resource: what the tenant last returned, and what the admin sees. */

import { sql } from 'kysely';
import type { JsonObject, Resource, ResourceKind } from '../scim/resource';
import { all, compileOnce, first, type Mirror, run, sqlFor } from './handle';
import { writeMembers } from './memberships';
import { forgetText } from './search';
import type { Store } from './store';
import { insertRow } from './user-rows';

export interface StoredResource {
  id: number;
  type: ResourceKind;
  /** Null for somebody who is not at the tenant yet. */
  remoteId: string | null;
  base: JsonObject;
  version: string | null;
  /** When what is known of it was learnt; readings of `stamp`. */
  seenAt: number;
  /** When the tenant confirmed that we created it. */
  madeAt: number | null;
  /** When the tenant first said that it is gone. */
  missedAt: number | null;
}

const selection = [
  'id',
  'type',
  'remote_id as remoteId',
  'base',
  'version',
  'seen_at as seenAt',
  'pull',
  'made_at as madeAt',
  'missed_at as missedAt',
] as const;

const insertResource = compileOnce(['type', 'remote', 'base', 'version', 'seen', 'pull'] as const, (p) =>
  sqlFor
    .insertInto('resource')
    .values({ type: p.type, remote_id: p.remote, base: p.base, version: p.version, seen_at: p.seen, pull: p.pull }),
);
const updateBase = compileOnce(['base', 'version', 'seen', 'pull', 'id'] as const, (p) =>
  sqlFor
    .updateTable('resource')
    .set({ base: p.base, version: p.version, seen_at: p.seen, pull: p.pull, missed_at: sql`null` })
    .where('id', '=', p.id),
);
const markSeen = compileOnce(['seen', 'pull', 'id'] as const, (p) =>
  sqlFor.updateTable('resource').set({ seen_at: p.seen, pull: p.pull, missed_at: sql`null` }).where('id', '=', p.id),
);
const findByRemote = compileOnce(['type', 'remote'] as const, (p) =>
  sqlFor.selectFrom('resource').select(selection).where('type', '=', p.type).where('remote_id', '=', p.remote),
);
const findById = compileOnce(['id'] as const, (p) =>
  sqlFor.selectFrom('resource').select(selection).where('id', '=', p.id),
);
const nameColumns = ['display_name', 'given_name', 'family_name', 'user_name', 'email'] as const;
const findName = compileOnce(['id'] as const, (p) =>
  sqlFor.selectFrom('row').select(nameColumns).where('id', '=', p.id),
);
interface RawResource extends Omit<StoredResource, 'base'> {
  base: string;
  pull: number;
}

function parsed(raw: RawResource): StoredResource {
  return { ...raw, base: JSON.parse(raw.base) as JsonObject };
}

/** One resource by the mirror's own number. */
export function resourceById(mirror: Mirror, id: number): StoredResource | null {
  const raw = findById(mirror).get(id) as RawResource | undefined;
  return raw ? parsed(raw) : null;
}

/** One resource by the tenant's own id. */
export function resourceByRemote(mirror: Mirror, kind: ResourceKind, remoteId: string): StoredResource | null {
  const raw = findByRemote(mirror).get(kind, remoteId) as RawResource | undefined;
  return raw ? parsed(raw) : null;
}

/**
 * Makes room for somebody who is to be created at the tenant; nothing is known of them there.
 *
 * @param id the number that they had before they were taken back, so that what refers to it means them again
 */
export function insertLocal(mirror: Mirror, kind: ResourceKind, id: number | null): number {
  mirror.population += 1;
  const values = { type: kind, remote_id: null, base: '{}', version: null, seen_at: 0, pull: 0 };
  return run(mirror, sqlFor.insertInto('resource').values(id === null ? values : { ...values, id })).lastInsertRowid;
}

/** The tenant has created what stands under this number, and calls it so. */
export function giveRemoteId(mirror: Mirror, id: number, remoteId: string, at: number): void {
  run(mirror, sqlFor.updateTable('resource').set({ remote_id: remoteId, made_at: at }).where('id', '=', id));
  run(mirror, sqlFor.updateTable('change').set({ remote_id: remoteId }).where('resource_id', '=', id));
}

/** Notes when the tenant first said that a resource is gone. */
export function markMissed(mirror: Mirror, id: number, at: number): void {
  run(mirror, sqlFor.updateTable('resource').set({ missed_at: at }).where('id', '=', id));
}

/** `version` as the resource tells it itself; the HTTP header may be a framework's hash of the body. */
function versionOf(resource: JsonObject): string | null {
  const meta = resource.meta;
  const version = typeof meta === 'object' && meta !== null && !Array.isArray(meta) ? meta.version : null;
  return typeof version === 'string' ? version : null;
}

const findDeparted = compileOnce(['type', 'remote'] as const, (p) =>
  sqlFor.selectFrom('departed').select('at').where('type', '=', p.type).where('remote_id', '=', p.remote),
);

/** The number is 0 for somebody who has left since the answer was asked for. */
export type BaseWrite = { id: number; state: 'new' | 'moved' | 'same' | 'stale' };

/**
 * Keeps what the tenant returned, in the schema's spelling. The row is written too, except for a resource that was there
 * before and moved: it may have open changes over it, which the queue lays over the new base.
 *
 * `askedAt` is when the request was sent: what was asked for before the last answer came may be older than that answer,
 * and never overwrites it.
 * `pull` is the number of the running full pull; null leaves the resource's own.
 */
export function writeBase(
  store: Store,
  resource: Resource,
  askedAt: number,
  pull: number | null,
  kind: ResourceKind = 'User',
): BaseWrite {
  const { mirror } = store;
  const known = findByRemote(mirror).get(kind, resource.id) as RawResource | undefined;
  const text = JSON.stringify(resource);
  const now = store.stamp();
  if (!known) {
    const departed = findDeparted(mirror).get(kind, resource.id) as { at: number } | undefined;
    // A time ahead of now was written by a clock that has been put right since.
    if (departed && askedAt < departed.at && departed.at <= now) return { id: 0, state: 'stale' };
    mirror.population += 1;
    const inserted = insertResource(mirror).run(kind, resource.id, text, versionOf(resource), now, pull ?? 0);
    const id = Number(inserted.lastInsertRowid);
    if (kind === 'Group') {
      writeMembers(mirror, id, text);
      writeGroupRow(mirror, id, resource, 0);
    } else insertRow(store, { id, base: resource, seen: resource });
    return { id, state: 'new' };
  }
  // A time ahead of now was written by a clock that has been put right since.
  if (askedAt < known.seenAt && known.seenAt <= now) {
    if (pull !== null) markSeen(mirror).run(known.seenAt, pull, known.id);
    return { id: known.id, state: 'stale' };
  }
  if (known.base === text) {
    markSeen(mirror).run(now, pull ?? known.pull, known.id);
    return { id: known.id, state: 'same' };
  }
  mirror.touched.note(known.id);
  updateBase(mirror).run(text, versionOf(resource), now, pull ?? known.pull, known.id);
  if (kind === 'Group') writeMembers(mirror, known.id, text);
  return { id: known.id, state: 'moved' };
}

/** The ids of a group's members, as the tenant calls them. */
export function memberIds(group: JsonObject): string[] {
  const members = Array.isArray(group.members) ? group.members : [];
  return members.flatMap((member) =>
    typeof member === 'object' && member !== null && !Array.isArray(member) && typeof member.value === 'string'
      ? [member.value]
      : [],
  );
}

/** The tenant's ids of resources by their numbers; without those who are not at the tenant. */
export function remoteIdsOf(mirror: Mirror, ids: readonly number[]): Map<number, string> {
  const rows = all(
    mirror,
    sqlFor
      .selectFrom('resource')
      .select(['id', 'remote_id as remoteId'])
      .where('id', 'in', sql<number>`(select value from json_each(${JSON.stringify(ids)}))`)
      .where('remote_id', 'is not', null)
      .$narrowType<{ remoteId: string }>(),
  );
  return new Map(rows.map(({ id, remoteId }) => [id, remoteId]));
}

/** Writes what lists show of a group; `more` members are to join, or to leave if negative. */
export function writeGroupRow(mirror: Mirror, id: number, group: JsonObject, more: number): void {
  const name = typeof group.displayName === 'string' ? group.displayName : '';
  const members = memberIds(group).length + more;
  run(mirror, sqlFor.insertInto('group_row').orReplace().values({ id, name, members }));
}

/** Notes that a resource has left the tenant, and takes it out of the mirror. */
export function departResource({ mirror, stamp }: Store, id: number): void {
  const resource = resourceById(mirror, id);
  if (!resource) return;
  if (resource.remoteId !== null) {
    const values = { type: resource.type, remote_id: resource.remoteId, at: stamp() };
    run(mirror, sqlFor.insertInto('departed').orReplace().values(values));
  }
  removeResource(mirror, id);
}

/** Forgets departures before a moment, when no answer that is older can come any more. */
export function forgetDepartures(mirror: Mirror, before: number): void {
  run(mirror, sqlFor.deleteFrom('departed').where('at', '<', before));
}

/** Takes a resource out of the mirror. */
export function removeResource(mirror: Mirror, id: number): void {
  mirror.population += 1;
  mirror.touched.note(id);
  forgetText(mirror, id);
  run(mirror, sqlFor.deleteFrom('row').where('id', '=', id));
  run(mirror, sqlFor.deleteFrom('group_row').where('id', '=', id));
  run(mirror, sqlFor.deleteFrom('resource').where('id', '=', id));
}

/** Resources of a kind that the given full pull has not seen. */
export function unseenIn(mirror: Mirror, kind: ResourceKind, pull: number): { id: number; remoteId: string }[] {
  return all(
    mirror,
    sqlFor
      .selectFrom('resource')
      .select(['id', 'remote_id as remoteId'])
      .where('type', '=', kind)
      .where('pull', '<', pull)
      .where('remote_id', 'is not', null)
      .$narrowType<{ remoteId: string }>(),
  );
}

/** How many users the mirror has; counted again only after somebody has come or gone. */
export function countUsers(mirror: Mirror): number {
  const { counted, population } = mirror;
  if (counted && counted.population === population && !mirror.sqlite.inTransaction) return counted.users;
  const users =
    first(
      mirror,
      sqlFor.selectFrom('row').select(({ fn }) => fn.countAll<number>().as('n')),
    )?.n ?? 0;
  mirror.counted = mirror.sqlite.inTransaction ? null : { population, users };
  return users;
}

/** A few users that the tenant has returned, to be asked for again. */
export function someRemoteIds(mirror: Mirror, limit: number): string[] {
  return all(
    mirror,
    sqlFor
      .selectFrom('resource')
      .select('remote_id as remoteId')
      .where('type', '=', 'User')
      .where('remote_id', 'is not', null)
      .orderBy('id')
      .limit(limit)
      .$narrowType<{ remoteId: string }>(),
  ).map((row) => row.remoteId);
}

/** SQL: how the person of `row` is called; the same as `personName`. */
export const nameInRow = sql<string>`coalesce(nullif(row.display_name, ''),
  nullif(concat_ws(' ', nullif(row.given_name, ''), nullif(row.family_name, '')), ''),
  nullif(row.user_name, ''), row.email, '')`;

/** How a person, or a group, is called in lists and in the history. */
export function personName(mirror: Mirror, id: number): string {
  const row = findName(mirror).get(id) as Record<(typeof nameColumns)[number], string | null> | undefined;
  if (!row) {
    const group = first(mirror, sqlFor.selectFrom('group_row').select('name').where('id', '=', id));
    return group?.name ?? '';
  }
  const full = [row.given_name, row.family_name].filter(Boolean).join(' ');
  return row.display_name || full || row.user_name || row.email || '';
}
