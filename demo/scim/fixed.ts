/** What a write may not touch: read-only attributes stay as they are, immutable ones once they are set. */
import { isDeepStrictEqual } from 'node:util';
import { badRequest } from './error';
import { coreAttributes, type ResourceModel } from './model';
import { isObject, type JsonObject } from './resource';
import type { Attribute } from './schema';

function carryMembers(attributes: readonly Attribute[], before: JsonObject, after: JsonObject, prefix: string): void {
  for (const attribute of attributes) {
    const old = before[attribute.name];
    const where = `${prefix}${attribute.name}`;
    if (attribute.mutability === 'readOnly') {
      if (old === undefined) delete after[attribute.name];
      else after[attribute.name] = old;
    } else if (attribute.mutability === 'immutable' && old !== undefined) {
      const wanted = after[attribute.name];
      if (wanted !== undefined && !isDeepStrictEqual(wanted, old)) {
        throw badRequest('mutability', `${where} cannot be changed once it is set`);
      }
      after[attribute.name] = old;
    } else if (attribute.type === 'complex' && !attribute.multiValued) {
      carryComplex(attribute, before, after, where);
    }
  }
}

function carryComplex(attribute: Attribute, before: JsonObject, after: JsonObject, where: string): void {
  const old = before[attribute.name];
  const wanted = after[attribute.name];
  const merged: JsonObject = isObject(wanted) ? { ...wanted } : {};
  carryMembers(attribute.subAttributes, isObject(old) ? old : {}, merged, `${where}.`);
  if (Object.keys(merged).length > 0) after[attribute.name] = merged;
  else delete after[attribute.name];
}

/**
 * Carries over into `after` (which is changed) what a client cannot write, from `before` (empty for a new resource).
 * @throws ScimError 400 mutability if an immutable value would change
 */
export function carryFixed(model: ResourceModel, before: JsonObject, after: JsonObject): void {
  carryMembers(coreAttributes(model), before, after, '');
  for (const { schema } of model.extensions) {
    const old = before[schema.id];
    const wanted = after[schema.id];
    const part: JsonObject = isObject(wanted) ? { ...wanted } : {};
    carryMembers(schema.attributes, isObject(old) ? old : {}, part, `${schema.id}:`);
    if (Object.keys(part).length > 0) after[schema.id] = part;
    else delete after[schema.id];
  }
}
