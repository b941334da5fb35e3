/**
 * Reading what a client sends against the schemas: attribute names get the case of their schema, read-only attributes are
 * dropped (RFC 7644 sections 3.3 and 3.5.1), everything that does not fit is refused with a reason.
 *
 * The result is built from the schemas' own names, so that no key of a request ever becomes a key of a resource.
 */
import { badRequest } from './error';
import { coreAttributes, findExtension, type ResourceModel, schemasOf } from './model';
import { isObject, type Json, type JsonObject } from './resource';
import { type Attribute, findAttribute, type Schema } from './schema';

/** xsd:dateTime (RFC 7643 section 2.3.5); the offset is required, a time without one means nothing here. */
const dateTime = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const base64 = /^[A-Za-z0-9+/_-]*={0,2}$/;
const longestShown = 60;

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** What is wrong with a simple value, in words; null if it fits. */
function misfit(attribute: Attribute, value: Json): string | null {
  switch (attribute.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'must be true or false';
    case 'integer':
      return Number.isSafeInteger(value) ? null : 'must be a whole number';
    case 'decimal':
      return typeof value === 'number' ? null : 'must be a number';
    case 'dateTime':
      return typeof value === 'string' && dateTime.test(value) && !Number.isNaN(Date.parse(value))
        ? null
        : 'must be a date and time such as 2024-05-17T08:30:00Z';
    case 'binary':
      return typeof value === 'string' && base64.test(value) ? null : 'must be base64 text';
    case 'complex':
      return isObject(value) ? null : 'must be an object';
    default:
      return typeof value === 'string' ? null : 'must be text';
  }
}

/** The canonical value that is meant, in its own case unless the attribute is case-exact. */
function canonical(attribute: Attribute, value: string, where: string): string {
  const { canonicalValues, caseExact } = attribute;
  if (canonicalValues.length === 0) return value;
  const found = caseExact
    ? canonicalValues.find((candidate) => candidate === value)
    : canonicalValues.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
  if (found === undefined) {
    throw badRequest('invalidValue', `${where} must be one of ${canonicalValues.join(', ')}; got ${shown(value)}`);
  }
  return found;
}

function readOne(attribute: Attribute, value: Json, where: string): Json {
  const problem = misfit(attribute, value);
  if (problem !== null) throw badRequest('invalidValue', `${where} ${problem}; got ${shown(value)}`);
  if (isObject(value)) return readMembers(attribute.subAttributes, value, `${where}.`);
  return typeof value === 'string' ? canonical(attribute, value, where) : value;
}

/**
 * One attribute's value as the tenant will keep it; undefined where it means "unassigned" (RFC 7643 section 2.5).
 * @param where how error messages name the attribute
 */
export function readValue(attribute: Attribute, value: Json, where: string): Json | undefined {
  if (value === null) return undefined;
  if (!attribute.multiValued) {
    if (Array.isArray(value)) throw badRequest('invalidValue', `${where} takes one value, not a list`);
    const read = readOne(attribute, value, where);
    return isObject(read) && Object.keys(read).length === 0 ? undefined : read;
  }
  if (!Array.isArray(value)) throw badRequest('invalidValue', `${where} takes a list of values`);
  const values = value.map((one) => readOne(attribute, one, where));
  if (values.filter((one) => isObject(one) && one.primary === true).length > 1) {
    throw badRequest('invalidValue', `${where} may have only one primary value`);
  }
  return values.length === 0 ? undefined : values;
}

/** The values of a multi-valued attribute that a PATCH may also give one by one. */
export function readValues(attribute: Attribute, value: Json, where: string): Json[] {
  const read = readValue(attribute, Array.isArray(value) ? value : [value], where);
  return Array.isArray(read) ? read : [];
}

function readMembers(attributes: readonly Attribute[], body: JsonObject, prefix: string): JsonObject {
  const read: JsonObject = {};
  for (const [name, value] of Object.entries(body)) {
    const attribute = findAttribute(attributes, name);
    const where = `${prefix}${attribute?.name ?? name}`;
    if (attribute === null) throw badRequest('invalidValue', `${where} is not an attribute that this tenant knows`);
    if (attribute.mutability === 'readOnly') continue;
    if (Object.hasOwn(read, attribute.name)) throw badRequest('invalidSyntax', `${where} is given twice`);
    const kept = readValue(attribute, value, where);
    if (kept !== undefined) read[attribute.name] = kept;
  }
  return read;
}

function checkSchemas(model: ResourceModel, schemas: Json | undefined): void {
  if (!Array.isArray(schemas)) throw badRequest('invalidSyntax', 'schemas must list the schemas of the resource');
  const core = model.core.id.toLowerCase();
  for (const urn of schemas) {
    if (typeof urn !== 'string' || (urn.toLowerCase() !== core && findExtension(model, urn) === null)) {
      throw badRequest('invalidValue', `schemas names ${shown(urn)}, which is no schema of ${model.name}`);
    }
  }
  if (!schemas.some((urn) => typeof urn === 'string' && urn.toLowerCase() === core)) {
    throw badRequest('invalidValue', `schemas must contain ${model.core.id}`);
  }
}

/** An extension's part of a resource. */
function readExtension(schema: Schema, value: Json): JsonObject {
  if (!isObject(value)) throw badRequest('invalidValue', `${schema.id} must be an object; got ${shown(value)}`);
  return readMembers(schema.attributes, value, `${schema.id}:`);
}

/**
 * The attributes of a whole resource (POST, PUT), without `schemas`, `id`, `meta` and all else that is read-only.
 * @throws ScimError 400
 */
export function readResource(model: ResourceModel, body: Json | undefined): JsonObject {
  if (!isObject(body)) throw badRequest('invalidSyntax', 'the body must be a JSON object');
  const top: JsonObject = {};
  const parts: JsonObject = {};
  let schemas: Json | undefined;
  for (const [name, value] of Object.entries(body)) {
    if (name.toLowerCase() === 'schemas') {
      schemas = value;
      continue;
    }
    const extension = findExtension(model, name);
    if (extension === null) {
      top[name] = value;
      continue;
    }
    const part = value === null ? {} : readExtension(extension, value);
    if (Object.keys(part).length > 0) parts[extension.id] = part;
  }
  checkSchemas(model, schemas);
  return { ...readMembers(coreAttributes(model), top, ''), ...parts };
}

function checkMembers(attributes: readonly Attribute[], part: JsonObject, prefix: string): void {
  for (const attribute of attributes) {
    const value = part[attribute.name];
    const where = `${prefix}${attribute.name}`;
    if (attribute.required && (value === undefined || value === '')) {
      throw badRequest('invalidValue', `${where} is required`);
    }
    if (attribute.type !== 'complex' || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      if (isObject(one)) checkMembers(attribute.subAttributes, one, `${where}.`);
    }
  }
}

/**
 * Checks that nothing required is missing.
 * @throws ScimError 400 invalidValue
 */
export function checkComplete(model: ResourceModel, resource: JsonObject): void {
  checkMembers(model.core.attributes, resource, '');
  const present = new Set(schemasOf(model, resource));
  for (const { schema, required } of model.extensions) {
    const part = resource[schema.id];
    if (required || present.has(schema.id)) {
      checkMembers(schema.attributes, isObject(part) ? part : {}, `${schema.id}:`);
    }
  }
}
