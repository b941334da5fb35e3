/** What of a resource differs from another state of it, as a JSON merge patch (RFC 7396). */
import type { Json, JsonObject } from './resource';

/**
 * The patch that makes `after` out of `before`; null where nothing differs. Null and absent are the same
 * (RFC 7643 section 2.5). What both share is not looked into.
 */
export function mergePatch(before: JsonObject, after: JsonObject): JsonObject | null {
  if (before === after) return null;
  const entries: [string, Json][] = [];
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(after, name) && before[name] !== null) entries.push([name, null]);
  }
  for (const name of Object.keys(after)) {
    const value = after[name] as Json;
    const held = Object.hasOwn(before, name) ? (before[name] as Json) : null;
    if (value === held) continue;
    if (isObject(value) && isObject(held)) {
      const inner = mergePatch(held, value);
      if (inner) entries.push([name, inner]);
    } else entries.push([name, value]);
  }
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
