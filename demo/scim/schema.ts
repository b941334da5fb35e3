/** Schemas and their attributes (RFC 7643 section 7). */
import type { JsonObject } from './resource';

export type AttributeType =
  | 'string'
  | 'boolean'
  | 'decimal'
  | 'integer'
  | 'dateTime'
  | 'reference'
  | 'binary'
  | 'complex';

export interface Attribute {
  name: string;
  type: AttributeType;
  multiValued: boolean;
  description: string;
  required: boolean;
  /** The only values accepted on write; empty means any. */
  canonicalValues: readonly string[];
  caseExact: boolean;
  mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly';
  returned: 'always' | 'never' | 'default' | 'request';
  uniqueness: 'none' | 'server' | 'global';
  referenceTypes: readonly string[];
  subAttributes: readonly Attribute[];
}

export interface Schema {
  id: string;
  name: string;
  description: string;
  attributes: readonly Attribute[];
}

type Characteristics = Partial<Omit<Attribute, 'name' | 'type' | 'description'>>;

/** An attribute with the default characteristics of RFC 7643 section 2.2 filled in. */
export function attribute(
  name: string,
  type: AttributeType,
  description: string,
  characteristics: Characteristics = {},
): Attribute {
  return {
    name,
    type,
    description,
    multiValued: false,
    required: false,
    canonicalValues: [],
    caseExact: type === 'reference' || type === 'binary',
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    referenceTypes: [],
    subAttributes: [],
    ...characteristics,
  };
}

/** Attribute names are case-insensitive (RFC 7643 section 2.1). */
export function findAttribute(attributes: readonly Attribute[], name: string): Attribute | null {
  const wanted = name.toLowerCase();
  return attributes.find((candidate) => candidate.name.toLowerCase() === wanted) ?? null;
}

/** An attribute as `/Schemas` shows it: characteristics that say nothing about its type are left out. */
function attributeDocument(shown: Attribute): JsonObject {
  const { name, type, multiValued, description, required, mutability, returned, uniqueness } = shown;
  return {
    name,
    type,
    multiValued,
    description,
    required,
    ...(shown.canonicalValues.length > 0 ? { canonicalValues: [...shown.canonicalValues] } : {}),
    ...(['string', 'reference', 'binary'].includes(type) ? { caseExact: shown.caseExact } : {}),
    mutability,
    returned,
    uniqueness,
    ...(type === 'reference' ? { referenceTypes: [...shown.referenceTypes] } : {}),
    ...(type === 'complex' ? { subAttributes: shown.subAttributes.map(attributeDocument) } : {}),
  };
}

/** A schema as `/Schemas` shows it. */
export function schemaDocument(schema: Schema, baseUrl: string): JsonObject {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id: schema.id,
    name: schema.name,
    description: schema.description,
    attributes: schema.attributes.map(attributeDocument),
    meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` },
  };
}
