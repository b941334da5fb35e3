/**
 * Finding resources by what they hold. Some servers ignore a filter that they don't understand and answer with everybody:
 * whatever comes back is checked, and strangers are a refusal.
 */
import type { Result } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { parsePath } from '../scim/path';
import type { Json, Resource, ResourceKind } from '../scim/resource';
import { hostOf } from './base-url';
import { endpointOf, searchPath } from './endpoint';
import type { Connection } from './exchange';
import { fewPages } from './few';
import { equals, oneOf } from './filter';
import { isObject, member } from './json';

/** More than this of one value is never meant. */
const largestFind = 100;

/** Addresses that are longer are cut or refused by some servers and by much that stands before them. */
const longestUrl = 2000;

/**
 * The resources whose attribute equals the text, whatever its case. Fails with `rejected` where others come back, or
 * such that don't show the attribute.
 */
export async function find(
  connection: Connection,
  kind: ResourceKind,
  attribute: string,
  value: string,
  signal: AbortSignal,
): Promise<Result<Resource[]>> {
  const fits = (resource: Resource) => holdsText(resource, attribute, value);
  const filter = equals(attribute, value);
  return search(connection, kind, { filter, most: largestFind, fits }, signal);
}

/**
 * The resources with the ids, as far as they were found: one that is not among them may still be there, and `get`
 * knows. Fails with `rejected` where others come back.
 */
export async function getMany(
  connection: Connection,
  kind: ResourceKind,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Result<Resource[]>> {
  const found: Resource[] = [];
  for (const chunk of chunksOf(connection, kind, [...new Set(ids)])) {
    const wanted = new Set(chunk);
    const fits = ({ id }: Resource) => wanted.has(id);
    const some = await search(connection, kind, { filter: oneOf(chunk), most: chunk.length, fits }, signal);
    if (!some.ok) return some;
    found.push(...some.value);
  }
  return succeeded(found);
}

interface Search {
  filter: string;
  /** So many resources are all that there can be. */
  most: number;
  fits(resource: Resource): boolean;
}

async function search(
  connection: Connection,
  kind: ResourceKind,
  { filter, most, fits }: Search,
  signal: AbortSignal,
): Promise<Result<Resource[]>> {
  const found: Resource[] = [];
  for await (const page of fewPages(connection, { endpoint: endpointOf(kind), query: { filter } }, most, signal)) {
    if (!page.ok) return page;
    const { resources, skipped } = page.value;
    if (skipped > 0 || !resources.every(fits)) return failed('rejected', { host: hostOf(connection.baseUrl) });
    found.push(...resources);
  }
  return succeeded(found);
}

/** The ids in as many parts as it takes to keep the addresses short. */
function chunksOf({ baseUrl }: Connection, kind: ResourceKind, ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  let chunk: string[] = [];
  for (const id of ids) {
    const longer = [...chunk, id];
    const path = searchPath(endpointOf(kind), { count: String(longer.length), filter: oneOf(longer) });
    if (chunk.length > 0 && baseUrl.length + path.length >= longestUrl) {
      chunks.push(chunk);
      chunk = [id];
    } else {
      chunk = longer;
    }
  }
  return chunk.length > 0 ? [...chunks, chunk] : chunks;
}

function holdsText(resource: Resource, attribute: string, text: string): boolean {
  const { schema, attribute: name, sub } = parsePath(attribute);
  // The core schema's own attributes stand at the top, though they may be called by their full names.
  const holder = (schema === null ? undefined : member(resource, schema)) ?? resource;
  const value = member(holder, name);
  const values = Array.isArray(value) ? value : [value];
  return values.some((one) => {
    const held = isObject(one) ? member(one, sub ?? 'value') : one;
    return held !== undefined && held !== null && fold(held) === fold(text);
  });
}

function fold(value: Json): string {
  return String(value).normalize().toLowerCase();
}
