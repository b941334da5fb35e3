/**
 * PATCH (RFC 7644 section 3.5.2).
 *
 * Written here rather than taken from the `scim-patch` package: that one follows paths without the schemas, so that it takes
 * attribute names in one case only, splits the URN of an extension at its last colon, knows no mutability, and lets a path such as
 * `__proto__.x` write to every object of the process. Here a path is resolved against the schemas first.
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { badRequest } from './error';
import { carryFixed } from './fixed';
import { readMessage } from './message';
import { holder, type ResourceModel } from './model';
import { type PatchPath, parsePatchPath } from './patch-path';
import { type PatchOp, patchValues } from './patch-values';
import { readValue } from './read';
import { isObject, type Json, type JsonObject } from './resource';
import type { Attribute, Schema } from './schema';

const patchUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

const PatchRequest = z.object({
  schemas: z.array(z.string()).refine((urns) => urns.includes(patchUrn), `must contain ${patchUrn}`),
  Operations: z
    .array(
      z.object({
        // Lower case in the RFC; a large provider sends `Replace`.
        op: z
          .string()
          .transform((op) => op.toLowerCase())
          .pipe(z.enum(['add', 'replace', 'remove'])),
        path: z.string().optional(),
        value: z.custom<Json>((value) => value !== undefined).optional(),
      }),
    )
    .min(1),
});
export interface PatchOperation {
  op: PatchOp;
  path?: string | undefined;
  value?: Json | undefined;
}

/** @throws ScimError 400 invalidSyntax */
export function readPatch(body: Json | undefined): PatchOperation[] {
  return readMessage(PatchRequest, body).Operations;
}

function givenValue({ op, value }: PatchOperation, where: string): Json {
  if (value === undefined) throw badRequest('invalidValue', `the operation "${op}" on ${where} needs a value`);
  return value;
}

function checkWritable(attribute: Attribute, current: Json | undefined, op: PatchOp, where: string): void {
  if (attribute.mutability === 'readOnly') throw badRequest('mutability', `${where} is read-only`);
  if (attribute.mutability === 'immutable' && op === 'remove' && current !== undefined) {
    throw badRequest('mutability', `${where} cannot be changed once it is set`);
  }
}

function assign(part: JsonObject, name: string, value: Json | undefined): void {
  const empty = value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  if (empty) delete part[name];
  else part[name] = value;
}

/** A complex attribute's sub-attributes that are not named stay as they are (RFC 7644 section 3.5.2.3). */
function mergeComplex(part: JsonObject, attribute: Attribute, value: Json, op: PatchOp, where: string): void {
  if (!isObject(value)) throw badRequest('invalidValue', `${where} must be an object`);
  for (const [name, inner] of Object.entries(value)) {
    const sub = attribute.subAttributes.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (sub === undefined)
      throw badRequest('invalidValue', `${where}.${name} is not an attribute that this tenant knows`);
    patchSub(part, attribute, sub, inner === null ? 'remove' : op, inner, `${where}.${sub.name}`);
  }
}

function patchSub(
  part: JsonObject,
  attribute: Attribute,
  sub: Attribute,
  op: PatchOp,
  value: Json,
  where: string,
): void {
  const current = part[attribute.name];
  const inner: JsonObject = isObject(current) ? { ...current } : {};
  const read = op === 'remove' ? undefined : readValue(sub, value, where);
  if (sub.mutability === 'readOnly' && isDeepStrictEqual(read, inner[sub.name])) return;
  checkWritable(sub, inner[sub.name], op, where);
  assign(inner, sub.name, read);
  assign(part, attribute.name, inner);
}

function patchAttribute(part: JsonObject, attribute: Attribute, path: PatchPath, operation: PatchOperation): void {
  const { op } = operation;
  const { sub, text } = path;
  const current = part[attribute.name];
  checkWritable(attribute, current, sub === null && path.filter === null ? op : 'replace', text);
  if (sub?.mutability === 'readOnly') throw badRequest('mutability', `${text} is read-only`);
  if (op !== 'remove') givenValue(operation, text);
  if (attribute.multiValued) {
    assign(
      part,
      attribute.name,
      patchValues(attribute, path, op, operation.value, Array.isArray(current) ? current : []),
    );
  } else if (sub !== null) {
    patchSub(part, attribute, sub, op, operation.value ?? null, text);
  } else if (op === 'remove') {
    delete part[attribute.name];
  } else if (attribute.type === 'complex') {
    mergeComplex(part, attribute, givenValue(operation, text), op, text);
  } else {
    assign(part, attribute.name, readValue(attribute, givenValue(operation, text), text));
  }
}

function patchExtension(model: ResourceModel, draft: JsonObject, extension: Schema, operation: PatchOperation): void {
  const prefix = `${extension.id}:`;
  if (operation.op === 'remove') {
    for (const attribute of extension.attributes) {
      if (attribute.mutability === 'readOnly') continue;
      applyOperation(model, draft, { op: 'remove', path: prefix + attribute.name });
    }
    return;
  }
  applyMembers(model, draft, operation, prefix);
}

/** An operation whose value is an object of attributes: one operation for each of them. */
function applyMembers(model: ResourceModel, draft: JsonObject, operation: PatchOperation, prefix: string): void {
  const { value } = operation;
  if (!isObject(value))
    throw badRequest('invalidValue', 'an operation without an attribute needs an object as its value');
  for (const [name, inner] of Object.entries(value)) {
    // Clients send a resource's frame along with its attributes; it is not theirs to set.
    if (prefix === '' && ['schemas', 'meta'].includes(name.toLowerCase())) continue;
    const path = parsePatchPath(model, prefix + name);
    const part = holder(draft, path.extension);
    const same = path.attribute !== null && isDeepStrictEqual(part?.[path.attribute.name], inner);
    if (path.attribute?.mutability === 'readOnly' && path.sub === null && same) continue;
    applyOperation(model, draft, { op: operation.op, path: path.text, value: inner });
  }
}

function applyOperation(model: ResourceModel, draft: JsonObject, wanted: PatchOperation): void {
  // Null is "unassigned" (RFC 7643 section 2.5).
  const operation: PatchOperation = wanted.value === null ? { op: 'remove', path: wanted.path } : wanted;
  const { op, path: text } = operation;
  if (text === undefined || text === '' || text.toLowerCase() === model.core.id.toLowerCase()) {
    if (op === 'remove') throw badRequest('noTarget', 'a "remove" needs the path of an attribute');
    applyMembers(model, draft, operation, '');
    return;
  }
  const path = parsePatchPath(model, text);
  const { extension, attribute } = path;
  if (attribute === null) {
    if (extension !== null) patchExtension(model, draft, extension, operation);
    return;
  }
  const part: JsonObject = { ...(holder(draft, extension) ?? {}) };
  patchAttribute(extension === null ? draft : part, attribute, path, operation);
  if (extension !== null) assign(draft, extension.id, part);
}

/**
 * The attributes of a resource after all operations, or none of them.
 * @throws ScimError 400 invalidPath, invalidValue, noTarget, mutability
 */
export function applyPatch(
  model: ResourceModel,
  resource: JsonObject,
  operations: readonly PatchOperation[],
): JsonObject {
  const draft = { ...resource };
  for (const operation of operations) applyOperation(model, draft, operation);
  carryFixed(model, resource, draft);
  return draft;
}
