/** Reads what is known of many users and groups at once. */
import { sql } from 'kysely';
import type { JsonObject, ResourceKind } from '../scim/resource';
import { compileOnce, type Mirror, sqlFor } from './handle';
import type { StoredResource } from './resources';

const findMany = compileOnce(['ids'] as const, (p) =>
  sqlFor
    .selectFrom('resource')
    .leftJoin('row', 'row.id', 'resource.id')
    .select([
      'resource.id',
      'resource.type',
      'resource.remote_id',
      'resource.base',
      'resource.version',
      'resource.seen_at',
      'resource.made_at',
      'resource.missed_at',
      'row.search_text',
    ])
    .where('resource.id', 'in', sql<number>`(select value from json_each(${p.ids}))`),
);
type Found = [
  number,
  ResourceKind,
  string | null,
  string,
  string | null,
  number,
  number | null,
  number | null,
  string | null,
];

/** Somebody among many, with what their row says to the search; null of a group. */
export interface ResourceWithText {
  stored: StoredResource;
  searchText: string | null;
}

/** Resources by the mirror's own numbers; those that are unknown are left out. */
export function resourcesByIds(mirror: Mirror, ids: readonly number[]): ResourceWithText[] {
  // As arrays they are read in half the time.
  const found = findMany(mirror).raw().all(JSON.stringify(ids)) as Found[];
  return found.map(([id, type, remoteId, base, version, seenAt, madeAt, missedAt, searchText]) => ({
    stored: { id, type, remoteId, base: JSON.parse(base) as JsonObject, version, seenAt, madeAt, missedAt },
    searchText,
  }));
}
