/** Schema definitions as tenants send them (RFC 7643 section 7), brought to one form. */
import type { Attribute, Json, Schema } from '../scim/resource';
import { booleanMember, isObject, member, textMember } from './json';

const types = ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'reference', 'binary', 'complex'] as const;
const mutabilities = ['readOnly', 'readWrite', 'immutable', 'writeOnly'] as const;
const returneds = ['always', 'never', 'default', 'request'] as const;
const uniquenesses = ['none', 'server', 'global'] as const;

/** What a path can name (RFC 7643 section 2.1). */
const attributeName = /^[A-Za-z$][-$_A-Za-z0-9]*$/;

/** A complex attribute holds no other complex one (RFC 7643 section 2.3.8); a little more is borne with. */
const deepest = 3;

/** What was odd in what a tenant says of itself, in words for the log. */
export type Notes = string[];

/**
 * Reads a schema, or null where nothing in it can be used. Attributes that make no sense are left out and noted;
 * missing characteristics get the defaults of RFC 7643 section 2.2.
 */
export function readSchema(json: Json, notes: Notes): Schema | null {
  const id = textMember(json, 'id');
  if (id === undefined) return null;
  const attributes = readAttributes(member(json, 'attributes'), id, 1, notes);
  return attributes.length === 0 ? null : { id, name: textMember(json, 'name') ?? id, attributes };
}

function readAttributes(json: Json | undefined, place: string, depth: number, notes: Notes): Attribute[] {
  if (!Array.isArray(json)) return [];
  const attributes = new Map<string, Attribute>();
  for (const entry of json) {
    const name = textMember(entry, 'name');
    const key = name?.toLowerCase() ?? '';
    if (!isObject(entry) || name === undefined || !attributeName.test(name)) {
      notes.push(`${place}: an attribute without a usable name was left out`);
    } else if (attributes.has(key)) {
      notes.push(`${place}: attribute ${name} is defined twice, the first definition counts`);
    } else {
      attributes.set(key, readAttribute(entry, name, `${place}:${name}`, depth, notes));
    }
  }
  return [...attributes.values()];
}

function readAttribute(json: Json, name: string, place: string, depth: number, notes: Notes): Attribute {
  const subAttributes = depth < deepest ? readAttributes(member(json, 'subAttributes'), place, depth + 1, notes) : [];
  const fallback = subAttributes.length > 0 ? 'complex' : 'string';
  const choose = <T extends string>(characteristic: string, words: readonly T[], otherwise: T): T => {
    const said = member(json, characteristic);
    if (said === undefined || said === null) return otherwise;
    const word = words.find((candidate) => candidate.toLowerCase() === String(said).trim().toLowerCase());
    if (word === undefined)
      notes.push(`${place}: unknown ${characteristic} ${JSON.stringify(said)}, taken as ${otherwise}`);
    return word ?? otherwise;
  };
  const canonicalValues = member(json, 'canonicalValues');
  return {
    name,
    type: choose('type', types, fallback),
    multiValued: booleanMember(json, 'multiValued') ?? false,
    description: textMember(json, 'description') ?? '',
    required: booleanMember(json, 'required') ?? false,
    canonicalValues: Array.isArray(canonicalValues) ? canonicalValues.filter((value) => typeof value === 'string') : [],
    mutability: choose('mutability', mutabilities, 'readWrite'),
    returned: choose('returned', returneds, 'default'),
    uniqueness: choose('uniqueness', uniquenesses, 'none'),
    subAttributes,
  };
}
