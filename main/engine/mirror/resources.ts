/** Base and row of each resource: what the tenant last returned, and what the admin sees. */
import type { JsonObject, Resource } from '../scim/resource';
import { all, compileOnce, first, type Mirror, run, sqlFor } from './handle';
import { rowColumns } from './model';
import { changeText, forgetText } from './search';
import type { Store } from './store';

export interface StoredResource {
  id: number;
  remoteId: string | null;
  base: JsonObject;
  version: string | null;
  seenAt: number;
}

const selection = ['id', 'remote_id as remoteId', 'base', 'version', 'seen_at as seenAt', 'pull'] as const;

const insertResource = compileOnce(['remote', 'base', 'version', 'seen', 'pull'] as const, (p) =>
  sqlFor
    .insertInto('resource')
    .values({ remote_id: p.remote, base: p.base, version: p.version, seen_at: p.seen, pull: p.pull }),
);
const updateBase = compileOnce(['base', 'version', 'seen', 'pull', 'id'] as const, (p) =>
  sqlFor
    .updateTable('resource')
    .set({ base: p.base, version: p.version, seen_at: p.seen, pull: p.pull })
    .where('id', '=', p.id),
);
const markSeen = compileOnce(['seen', 'pull', 'id'] as const, (p) =>
  sqlFor.updateTable('resource').set({ seen_at: p.seen, pull: p.pull }).where('id', '=', p.id),
);
const findByRemote = compileOnce(['remote'] as const, (p) =>
  sqlFor.selectFrom('resource').select(selection).where('remote_id', '=', p.remote),
);
const rowValues = (p: Record<string, never>) =>
  Object.fromEntries(['id', ...rowColumns, 'data'].map((name) => [name, p[name]])) as never;
const insertRow = compileOnce(['id', ...rowColumns, 'data'] as const, (p) =>
  sqlFor.insertInto('row').values(rowValues(p)),
);
const replaceRow = compileOnce(['id', ...rowColumns, 'data'] as const, (p) =>
  sqlFor.insertInto('row').orReplace().values(rowValues(p)),
);
const searchText = compileOnce(['id'] as const, (p) =>
  sqlFor.selectFrom('row').select('search_text').where('id', '=', p.id),
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
  const raw = first(mirror, sqlFor.selectFrom('resource').select(selection).where('id', '=', id));
  return raw ? parsed(raw as RawResource) : null;
}

/** `version` as the resource tells it itself; the HTTP header may be a framework's hash of the body. */
function versionOf(resource: JsonObject): string | null {
  const meta = resource.meta;
  const version = typeof meta === 'object' && meta !== null && !Array.isArray(meta) ? meta.version : null;
  return typeof version === 'string' ? version : null;
}

export type BaseWrite = { id: number; state: 'new' | 'moved' | 'same' | 'stale' };

/**
 * Keeps what the tenant returned, in the schema's spelling. The row is written too, except for a resource that was there
 * before and moved: it may have open changes over it, which the queue lays over the new base.
 *
 * `askedAt` is when the request was sent: what was asked for before the last answer came may be older than that answer,
 * and never overwrites it.
 * `pull` is the number of the running full pull; null leaves the resource's own.
 */
export function writeBase(store: Store, resource: Resource, askedAt: number, pull: number | null): BaseWrite {
  const { mirror } = store;
  const known = findByRemote(mirror).get(resource.id) as RawResource | undefined;
  const text = JSON.stringify(resource);
  const now = store.now();
  if (!known) {
    const inserted = insertResource(mirror).run(resource.id, text, versionOf(resource), now, pull ?? 0);
    const id = Number(inserted.lastInsertRowid);
    const values = store.model.project(resource);
    insertRow(mirror).run(id, ...values, null);
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
  updateBase(mirror).run(text, versionOf(resource), now, pull ?? known.pull, known.id);
  return { id: known.id, state: 'moved' };
}

/** Writes what the admin sees: the typed columns, the search text, and the JSON where it is not the base's own. */
export function writeRow(store: Store, id: number, resource: JsonObject, overlaid: boolean): void {
  const { mirror } = store;
  const values = store.model.project(resource);
  const before = searchText(mirror).get(id) as { search_text: string } | undefined;
  replaceRow(mirror).run(id, ...values, overlaid ? JSON.stringify(resource) : null);
  // The search index is the dearest to write, and most edits don't touch what is searched.
  if (before?.search_text !== values.at(-1)) changeText(mirror, id, String(values.at(-1)));
}

/** Takes a resource out of the mirror: the tenant has it no more. */
export function removeResource(mirror: Mirror, id: number): void {
  forgetText(mirror, id);
  run(mirror, sqlFor.deleteFrom('row').where('id', '=', id));
  run(mirror, sqlFor.deleteFrom('resource').where('id', '=', id));
}

/** Resources that the given full pull has not seen. */
export function unseenIn(mirror: Mirror, pull: number): { id: number; remoteId: string }[] {
  return all(
    mirror,
    sqlFor
      .selectFrom('resource')
      .select(['id', 'remote_id as remoteId'])
      .where('pull', '<', pull)
      .where('remote_id', 'is not', null)
      .$narrowType<{ remoteId: string }>(),
  );
}

export function countUsers(mirror: Mirror): number {
  return (
    first(
      mirror,
      sqlFor.selectFrom('row').select(({ fn }) => fn.countAll<number>().as('n')),
    )?.n ?? 0
  );
}

/** A few users that the tenant has returned, to be asked for again. */
export function someRemoteIds(mirror: Mirror, limit: number): string[] {
  return all(
    mirror,
    sqlFor
      .selectFrom('resource')
      .select('remote_id as remoteId')
      .where('remote_id', 'is not', null)
      .orderBy('id')
      .limit(limit)
      .$narrowType<{ remoteId: string }>(),
  ).map((row) => row.remoteId);
}

/** How a person is called in lists and in the history. */
export function personName(mirror: Mirror, id: number): string {
  const row = first(
    mirror,
    sqlFor
      .selectFrom('row')
      .select(['display_name', 'given_name', 'family_name', 'user_name', 'email'])
      .where('id', '=', id),
  );
  if (!row) return '';
  const full = [row.given_name, row.family_name].filter(Boolean).join(' ');
  return row.display_name || full || row.user_name || row.email || '';
}
