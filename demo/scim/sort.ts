/** Sorting (RFC 7644 section 3.4.2.3). */
import { fold } from './compare';
import { badRequest } from './error';
import { holder, type ResourceModel, resolvePath } from './model';
import { isObject, type Json, type JsonObject } from './resource';
import { type Attribute, findAttribute } from './schema';

export type SortOrder = 'ascending' | 'descending';
type Key = string | number | null;

/** Of several values the primary one counts, or else the first. */
function chosen(value: Json | undefined): Json | undefined {
  if (!Array.isArray(value)) return value;
  return value.find((one) => isObject(one) && one.primary === true) ?? value[0];
}

function keyOf(attribute: Attribute, value: Json | undefined): Key {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || value === '') return null;
  return attribute.type === 'dateTime' ? Date.parse(value) : fold(attribute, value);
}

/** @throws ScimError 400 invalidPath */
function keyReader(model: ResourceModel, path: string): (resource: JsonObject) => Key {
  const place = resolvePath(model, path);
  if (place?.attribute == null) throw badRequest('invalidPath', `cannot sort by "${path}"`);
  const { extension, attribute } = place;
  const isComplex = attribute.type === 'complex';
  const sub = place.sub ?? (isComplex ? findAttribute(attribute.subAttributes, 'value') : null);
  if (isComplex && sub === null) throw badRequest('invalidPath', `cannot sort by "${path}"; name a sub-attribute`);
  return (resource) => {
    const value = chosen(holder(resource, extension)?.[attribute.name]);
    if (sub === null) return keyOf(attribute, value);
    return keyOf(sub, isObject(value) ? value[sub.name] : undefined);
  };
}

/**
 * The items in order; equal ones stay in the order they came. Without a value: last if ascending, first if descending.
 * @throws ScimError 400 invalidPath
 */
export function sorted<T>(
  model: ResourceModel,
  items: readonly T[],
  resourceOf: (item: T) => JsonObject,
  path: string,
  order: SortOrder,
): T[] {
  const read = keyReader(model, path);
  const sign = order === 'descending' ? -1 : 1;
  const keyed = items.map((item) => ({ item, key: read(resourceOf(item)) }));
  keyed.sort((a, b) => {
    if (a.key === b.key) return 0;
    if (a.key === null) return sign;
    if (b.key === null) return -sign;
    return a.key < b.key ? -sign : sign;
  });
  return keyed.map(({ item }) => item);
}
