/** Attribute paths (RFC 7644 section 3.5.2): `userName`, `name.givenName`, `urn:...:User:department`. */
import type { Json, JsonObject } from './resource';

export interface AttributePath {
  /** The extension's URN; null for the core schema, whose attributes stand at the top of a resource. */
  schema: string | null;
  attribute: string;
  sub: string | null;
}

/** Writes a path as PATCH requests and column keys spell it. */
export function formatPath(path: AttributePath): string {
  const name = path.sub === null ? path.attribute : `${path.attribute}.${path.sub}`;
  return path.schema === null ? name : `${path.schema}:${name}`;
}

/** Reads what `formatPath` wrote. URNs hold dots (`2.0`), so the attribute begins after the last colon. */
export function parsePath(text: string): AttributePath {
  const colon = text.toLowerCase().startsWith('urn:') ? text.lastIndexOf(':') : -1;
  const schema = colon < 0 ? null : text.slice(0, colon);
  const [attribute = '', sub = null] = text.slice(colon + 1).split('.');
  return { schema, attribute, sub };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path, or null where there is none. */
export function readPath(resource: JsonObject, path: AttributePath): Json {
  const holder = path.schema === null ? resource : resource[path.schema];
  if (!isObject(holder)) return null;
  const value = holder[path.attribute];
  if (path.sub === null) return value ?? null;
  return isObject(value) ? (value[path.sub] ?? null) : null;
}

/** A copy of the resource with the value at the path; null takes the attribute away. */
export function writePath(resource: JsonObject, path: AttributePath, value: Json): JsonObject {
  if (path.schema !== null) {
    const extension = resource[path.schema];
    const inner = writePath(isObject(extension) ? extension : {}, { ...path, schema: null }, value);
    return { ...resource, [path.schema]: inner };
  }
  if (path.sub !== null) {
    const complex = resource[path.attribute];
    const inner = writePath(isObject(complex) ? complex : {}, { schema: null, attribute: path.sub, sub: null }, value);
    return writePath(resource, { ...path, sub: null }, Object.keys(inner).length > 0 ? inner : null);
  }
  if (value !== null) return { ...resource, [path.attribute]: value };
  const { [path.attribute]: _removed, ...rest } = resource;
  return rest;
}
