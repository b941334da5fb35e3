/** A PATCH operation on an attribute with many values (RFC 7644 section 3.5.2). */
import { isDeepStrictEqual } from 'node:util';
import type { Filter } from 'scim2-parse-filter';
import { fold } from './compare';
import { badRequest } from './error';
import { compileElementTest } from './filter';
import type { PatchPath } from './patch-path';
import { readValue, readValues } from './read';
import { isObject, type Json, type JsonObject } from './resource';
import { type Attribute, findAttribute } from './schema';

export type PatchOp = 'add' | 'replace' | 'remove';
/** An attribute's values after an operation, and those of them that the operation set. */
interface Outcome {
  values: Json[];
  set: Json[];
}

/** What two values of an attribute have in common when they may be the same one: for complex values, their `value`. */
function keyReader(attribute: Attribute): (value: Json) => string {
  const valueAttribute = findAttribute(attribute.subAttributes, 'value') ?? attribute;
  return (one) => {
    const value = isObject(one) ? one.value : one;
    if (value === undefined) return JSON.stringify(one);
    return typeof value === 'string' ? `"${fold(valueAttribute, value)}` : String(value);
  };
}

/** Whether a value that a client sent means the known one that has the same key: it may leave out the type. */
function means(sent: Json, known: Json | undefined): boolean {
  if (!isObject(sent) || !isObject(known)) return true;
  return sent.type === undefined || sent.type === known.type;
}

/** Adds the values that are not there, so that a repeated `add` adds nothing. */
function added(attribute: Attribute, current: Json[], incoming: Json[]): Outcome {
  const key = keyReader(attribute);
  const values = [...current];
  const places = new Map<string, number[]>();
  const remember = (one: Json, place: number) => {
    const known = places.get(key(one));
    if (known === undefined) places.set(key(one), [place]);
    else known.push(place);
  };
  current.forEach(remember);
  const set = incoming.map((one) => {
    const place = places.get(key(one))?.find((candidate) => means(one, values[candidate]));
    if (place === undefined) {
      remember(one, values.push(one) - 1);
      return one;
    }
    const known = values[place];
    const merged = isObject(known) && isObject(one) ? { ...known, ...one } : one;
    values[place] = merged;
    return merged;
  });
  return { values, set };
}

/** What a `remove` with a value leaves: clients name so the members to take out of a group. */
function withoutListed(attribute: Attribute, current: Json[], listed: Json): Json[] {
  const key = keyReader(attribute);
  const gone = new Map<string, Json[]>();
  for (const one of Array.isArray(listed) ? listed : [listed]) gone.set(key(one), [...(gone.get(key(one)) ?? []), one]);
  return current.filter((one) => !gone.get(key(one))?.some((sent) => means(sent, one)));
}

/** The value that `attribute[type eq "work"]` describes, for an `add` that finds none; null if it describes no single one. */
function described(attribute: Attribute, filter: Filter): JsonObject | null {
  const parts = filter.op === 'and' ? filter.filters : [filter];
  const all: JsonObject = {};
  for (const part of parts) {
    if (part.op !== 'eq') return null;
    const sub = findAttribute(attribute.subAttributes, part.attrPath);
    const value = sub === null ? undefined : readValue(sub, part.compValue, `${attribute.name}.${sub.name}`);
    if (sub === null || value === undefined) return null;
    all[sub.name] = value;
  }
  return all;
}

function setSub(one: JsonObject, sub: Attribute, op: PatchOp, value: Json, where: string): JsonObject {
  const { [sub.name]: old, ...rest } = one;
  const read = op === 'remove' ? undefined : readValue(sub, value, where);
  if (sub.mutability === 'immutable' && old !== undefined && !isDeepStrictEqual(old, read)) {
    throw badRequest('mutability', `${where} cannot be changed once it is set`);
  }
  return read === undefined ? rest : { ...rest, [sub.name]: read };
}

function onSelected(attribute: Attribute, path: PatchPath, op: PatchOp, value: Json, current: Json[]): Outcome {
  const { filter, sub, text } = path;
  const selects = filter === null ? () => true : compileElementTest(attribute, filter);
  const change = (one: JsonObject): JsonObject => {
    if (sub !== null) return setSub(one, sub, op, value, text);
    if (op === 'remove') return {};
    const [read] = readValues(attribute, value, text);
    if (!isObject(read)) throw badRequest('invalidValue', `${text} takes one value`);
    return op === 'add' ? { ...one, ...read } : read;
  };
  const set: Json[] = [];
  const values = current.map((one) => {
    if (!isObject(one) || !selects(one)) return one;
    const changed = change(one);
    set.push(changed);
    return changed;
  });
  if (set.length === 0) {
    const base = op === 'add' && filter !== null ? described(attribute, filter) : null;
    if (base === null) throw badRequest('noTarget', `"${text}" selects no value`);
    const created = change(base);
    return { values: [...values, created], set: [created] };
  }
  return { values: values.filter((one) => !isObject(one) || Object.keys(one).length > 0), set };
}

/** A value that becomes primary takes it from the others (RFC 7644 section 3.5.2). */
function onePrimary({ values, set }: Outcome, where: string): Json[] {
  const isPrimary = (value: Json) => isObject(value) && value.primary === true;
  const chosen = set.filter(isPrimary);
  if (chosen.length > 1) throw badRequest('invalidValue', `${where} may have only one primary value`);
  if (chosen.length === 0) return values;
  return values.map((one) => (isObject(one) && isPrimary(one) && one !== chosen[0] ? { ...one, primary: false } : one));
}

/**
 * The values of a multi-valued attribute after an operation; empty means unassigned.
 * @param value undefined only for a `remove` without one
 * @throws ScimError 400 noTarget, invalidValue, mutability
 */
export function patchValues(
  attribute: Attribute,
  path: PatchPath,
  op: PatchOp,
  value: Json | undefined,
  current: Json[],
): Json[] {
  const where = path.text;
  if (path.filter !== null || path.sub !== null) {
    return onePrimary(onSelected(attribute, path, op, value ?? null, current), where);
  }
  if (op === 'remove') return value == null ? [] : withoutListed(attribute, current, value);
  const incoming = readValues(attribute, value ?? [], where);
  if (op === 'replace') return incoming;
  return onePrimary(added(attribute, current, incoming), where);
}
