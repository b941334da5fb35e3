/** When two values of an attribute mean the same, though servers spell them differently. */
import type { Json, JsonObject } from './resource';

/** Absent, null, empty text and empty lists all mean "no value" (RFC 7643 section 2.5). */
function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function canonical(value: Json, fold: boolean): Json {
  if (typeof value === 'string') {
    if (dateTime.test(value) && !Number.isNaN(Date.parse(value))) return new Date(value).toISOString();
    return fold ? value.toLowerCase() : value;
  }
  // Some servers keep booleans as the strings "True" and "False".
  if (typeof value === 'boolean' && fold) return String(value);
  if (Array.isArray(value)) {
    return value
      .map((item) => canonical(item, fold))
      .map((item) => ({ item, key: JSON.stringify(item) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ item }) => item);
  }
  if (typeof value === 'object' && value !== null) return canonicalObject(value, fold);
  return value;
}

/** What a server derives (`display`, `$ref`, `formatted`) or fills in (`primary: false`) says nothing new. */
function canonicalObject(value: JsonObject, fold: boolean): JsonObject {
  const entries = Object.entries(value)
    .filter(([name, item]) => !isEmpty(item) && !['display', '$ref', 'formatted'].includes(name))
    .filter(([name, item]) => !(name === 'primary' && item === false))
    .map(([name, item]): [string, Json] => [name, canonical(item, fold)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

function equal(a: Json, b: Json, fold: boolean): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  return JSON.stringify(canonical(a, fold)) === JSON.stringify(canonical(b, fold));
}

/** Equal to the letter, apart from the order of values and from what servers derive. */
export function sameValue(a: Json, b: Json): boolean {
  return equal(a, b, false);
}

/**
 * Whether the tenant holds `wanted`, which replaced `was`. Servers that lower-case emails still hold what was wanted,
 * unless nothing but the case was to change.
 */
export function holds(actual: Json, wanted: Json, was: Json): boolean {
  if (equal(actual, wanted, false)) return true;
  return equal(actual, wanted, true) && !equal(wanted, was, true);
}

/** Whether an attribute still has the value that an edit replaced, whatever its spelling. */
export function unmoved(actual: Json, was: Json): boolean {
  return equal(actual, was, true);
}
