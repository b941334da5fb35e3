/** A SCIM list (RFC 7644 section 3.4.2), as servers really send it. */
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { Json, Resource } from '../scim/resource';
import { countMember, isObject, member, textMember } from './json';

export interface ListPage {
  resources: Resource[];
  /** Entries without a usable id: they can be neither kept nor edited. */
  skipped: number;
  /** How many the tenant claims there are in all; null where it doesn't say. */
  total: number | null;
  /** Where the next page begins (RFC 9865); null on the last page, and where pages go by index. */
  nextCursor: string | null;
}

/**
 * Reads a page of users. An absent `Resources` is a failure, never an empty tenant: `list-without-resources`, or
 * `not-scim` where the answer is no object at all. It may only be left out where `totalResults` is below `mayEndAt`:
 * by a search that found nothing, and past the last page.
 */
export function readList(json: Json, host: string, mayEndAt: number): Result<ListPage> {
  if (!isObject(json)) return failed('not-scim', { host });
  const total = countMember(json, 'totalResults') ?? null;
  const entries = member(json, 'Resources');
  if (!Array.isArray(entries)) {
    if (total !== null && total < mayEndAt) return succeeded({ resources: [], skipped: 0, total, nextCursor: null });
    return failed('list-without-resources', { host });
  }
  const resources = entries.map(readResource).filter((resource) => resource !== null);
  return succeeded({
    resources,
    skipped: entries.length - resources.length,
    total,
    nextCursor: textMember(json, 'nextCursor') ?? null,
  });
}

/** What describes a tenant: a list message, a bare array, or a single description. */
export function entriesOf(json: Json): Json[] {
  if (Array.isArray(json)) return json;
  const resources = member(json, 'Resources');
  if (Array.isArray(resources)) return resources;
  return isObject(json) && textMember(json, 'id') !== undefined ? [json] : [];
}

/** A resource with its id as a text, or null: some servers send a number, some call it `ID`. */
export function readResource(json: Json): Resource | null {
  const id = member(json, 'id');
  if (!isObject(json) || (typeof id !== 'string' && typeof id !== 'number') || id === '') return null;
  return json.id === id && typeof id === 'string' ? (json as Resource) : { ...json, id: String(id) };
}

/** The version of a resource (RFC 7643 section 3.1); null where it has none. The HTTP header `ETag` may be anything. */
export function versionOf(resource: Resource): string | null {
  return textMember(member(resource, 'meta'), 'version') ?? null;
}
