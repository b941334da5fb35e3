/** Reading JSON whose shape cannot be trusted. */
import type { Json, JsonObject } from '../scim/resource';

/** What a text says; undefined where it is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member by its name in any case (RFC 7643 section 2.1: attribute names are case-insensitive). */
export function member(value: Json | undefined, name: string): Json | undefined {
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, name)) return value[name];
  const wanted = name.toLowerCase();
  const found = Object.keys(value).find((key) => key.toLowerCase() === wanted);
  return found === undefined ? undefined : value[found];
}

/** A text that is not empty, else undefined. */
export function textMember(value: Json | undefined, name: string): string | undefined {
  const text = member(value, name);
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

/** A boolean, also where it is sent as the strings "true" and "False". */
export function booleanMember(value: Json | undefined, name: string): boolean | undefined {
  const flag = member(value, name);
  if (typeof flag === 'boolean') return flag;
  const word = typeof flag === 'string' ? flag.trim().toLowerCase() : '';
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** A whole number of at least 0, also where it is sent as a string. */
export function countMember(value: Json | undefined, name: string): number | undefined {
  const raw = member(value, name);
  const number = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
}
