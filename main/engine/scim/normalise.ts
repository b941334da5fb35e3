/**
 * Attribute names and schema URNs are case-insensitive (RFC 7643 section 2.1), and servers take them at their word:
 * everything that comes in is brought to the schema's own spelling once, so that the rest may compare plainly.
 */
import type { Attribute, Json, JsonObject, Schema } from './resource';

interface Names {
  /** Lower-case name to the schema's spelling. */
  spelling: Map<string, string>;
  inner: Map<string, Names>;
}

/** Prepared spellings of a tenant's schemas. */
export type Spelling = Names;

const commonNames = ['schemas', 'id', 'externalId', 'meta'];
const metaNames = ['resourceType', 'created', 'lastModified', 'version', 'location'];

function namesOf(attributes: Attribute[]): Names {
  return {
    spelling: new Map(attributes.map(({ name }) => [name.toLowerCase(), name])),
    inner: new Map(attributes.filter((a) => a.subAttributes.length > 0).map((a) => [a.name, namesOf(a.subAttributes)])),
  };
}

/** Prepares the spellings; the first schema is the core one. */
export function spellingOf(schemas: Schema[]): Spelling {
  const [core, ...extensions] = schemas;
  const names = namesOf(core?.attributes ?? []);
  for (const name of commonNames) names.spelling.set(name.toLowerCase(), name);
  names.inner.set('meta', { spelling: new Map(metaNames.map((n) => [n.toLowerCase(), n])), inner: new Map() });
  for (const extension of extensions) {
    names.spelling.set(extension.id.toLowerCase(), extension.id);
    names.inner.set(extension.id, namesOf(extension.attributes));
  }
  return names;
}

/** The same resource in the schema's spelling; returns the very object where nothing had to change. */
export function normalise<T extends JsonObject>(resource: T, names: Spelling): T {
  return respell(resource, names) as T;
}

function respell(value: Json, names: Names): Json {
  if (Array.isArray(value)) {
    let changed = false;
    const items = value.map((item) => {
      const spelt = respell(item, names);
      changed ||= spelt !== item;
      return spelt;
    });
    return changed ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  let changed = false;
  const entries: [string, Json][] = [];
  for (const [name, item] of Object.entries(value)) {
    const spelt = names.spelling.get(name) ?? names.spelling.get(name.toLowerCase()) ?? name;
    const inner = names.inner.get(spelt);
    const content = inner ? respell(item, inner) : item;
    changed ||= spelt !== name || content !== item;
    entries.push([spelt, content]);
  }
  return changed ? Object.fromEntries(entries) : value;
}
