/** A resource type with its schemas, and the attribute paths that lead into its resources. */
import type { JsonObject, Resource, ResourceTypeName } from './resource';
import { isObject } from './resource';
import { type Attribute, attribute, findAttribute, type Schema } from './schema';

/** What there is at an endpoint (RFC 7643 section 6). */
export interface ResourceType {
  name: string;
  /** Below the base URL, e.g. `/Users`. */
  endpoint: string;
  description: string;
  core: Schema;
  extensions: readonly { schema: Schema; required: boolean }[];
}

/** A resource type whose resources clients write. */
export interface ResourceModel extends ResourceType {
  name: ResourceTypeName;
}

/** The attributes that every resource has (RFC 7643 section 3.1); `/Schemas` does not list them. */
const commonAttributes: readonly Attribute[] = [
  attribute('schemas', 'reference', 'The schemas whose attributes the resource has', {
    multiValued: true,
    mutability: 'readOnly',
    returned: 'always',
    caseExact: false,
  }),
  attribute('id', 'string', 'The identifier that the tenant gave to the resource', {
    mutability: 'readOnly',
    returned: 'always',
    caseExact: true,
    uniqueness: 'server',
  }),
  attribute('externalId', 'string', 'The identifier that the client gave to the resource', { caseExact: true }),
  attribute('meta', 'complex', 'What the tenant knows about the resource', {
    mutability: 'readOnly',
    subAttributes: [
      attribute('resourceType', 'string', 'The name of the resource type', { mutability: 'readOnly', caseExact: true }),
      attribute('created', 'dateTime', 'When the resource was created', { mutability: 'readOnly' }),
      attribute('lastModified', 'dateTime', 'When the resource was last changed', { mutability: 'readOnly' }),
      attribute('location', 'reference', 'The address of the resource', { mutability: 'readOnly' }),
      attribute('version', 'string', 'The version of the resource', { mutability: 'readOnly', caseExact: true }),
    ],
  }),
];

/** The attributes at the top of a resource: the common ones and those of its core schema. */
export function coreAttributes(model: ResourceModel): readonly Attribute[] {
  return [...commonAttributes, ...model.core.attributes];
}

/** An extension's schema by its URN, in any case. */
export function findExtension(model: ResourceModel, urn: string): Schema | null {
  const wanted = urn.toLowerCase();
  return model.extensions.find(({ schema }) => schema.id.toLowerCase() === wanted)?.schema ?? null;
}

/** Where an attribute path leads: an attribute, a sub-attribute, or (both null) a whole extension. */
export interface AttributePath {
  extension: Schema | null;
  attribute: Attribute | null;
  sub: Attribute | null;
}

/** Cuts a schema's URN off a path; null where the URN belongs to no schema of the resource type. */
function splitUrn(model: ResourceModel, path: string): { extension: Schema | null; rest: string } | null {
  const folded = path.toLowerCase();
  if (!folded.startsWith('urn:')) return { extension: null, rest: path };
  for (const { schema } of model.extensions) {
    const urn = schema.id.toLowerCase();
    if (folded === urn) return { extension: schema, rest: '' };
    if (folded.startsWith(`${urn}:`)) return { extension: schema, rest: path.slice(urn.length + 1) };
  }
  const core = `${model.core.id.toLowerCase()}:`;
  return folded.startsWith(core) ? { extension: null, rest: path.slice(core.length) } : null;
}

/** Resolves `[urn:]attribute[.subAttribute]` (RFC 7644 section 3.10) in any case; null if it leads nowhere. */
export function resolvePath(model: ResourceModel, path: string): AttributePath | null {
  const split = splitUrn(model, path);
  if (split === null) return null;
  const { extension, rest } = split;
  if (rest === '') return extension === null ? null : { extension, attribute: null, sub: null };
  const [name = '', subName, ...more] = rest.split('.');
  const found = findAttribute(extension?.attributes ?? coreAttributes(model), name);
  if (found === null || more.length > 0) return null;
  if (subName === undefined) return { extension, attribute: found, sub: null };
  const sub = findAttribute(found.subAttributes, subName);
  return sub === null ? null : { extension, attribute: found, sub };
}

/** The object that holds the attributes of a path: the resource itself or its extension's part. */
export function holder(resource: JsonObject, extension: Schema | null): JsonObject | null {
  if (extension === null) return resource;
  const part = resource[extension.id];
  return isObject(part) ? part : null;
}

/** Lists of URNs by the resource type and by which of its extensions are there: resources share them. */
const schemaLists = new WeakMap<ResourceModel, Map<number, string[]>>();

/** The URNs of the schemas whose attributes a resource has: the core first. Not to be changed. */
export function schemasOf(model: ResourceModel, resource: JsonObject): string[] {
  const present = model.extensions.reduce((bits, { schema }, index) => {
    return resource[schema.id] === undefined ? bits : bits | (1 << index);
  }, 0);
  const lists = schemaLists.get(model) ?? new Map<number, string[]>();
  schemaLists.set(model, lists);
  const list = lists.get(present) ?? [
    model.core.id,
    ...model.extensions.filter((_, index) => present & (1 << index)).map(({ schema }) => schema.id),
  ];
  lists.set(present, list);
  return list;
}

/** The address of a resource below a base URL. */
export function locationOf(model: ResourceType, resource: Pick<Resource, 'id'>, baseUrl: string): string {
  return `${baseUrl}${model.endpoint}/${resource.id}`;
}

/** A document with the part of an extension, whose URN is added to its schemas. */
export function withExtension(document: JsonObject, urn: string, part: JsonObject): JsonObject {
  const schemas = Array.isArray(document.schemas) ? document.schemas : [];
  return { ...document, schemas: [...schemas, urn], [urn]: part };
}
