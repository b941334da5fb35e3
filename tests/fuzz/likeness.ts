/** When two values of a tenant and a change are the same, however a server spells them. Not the engine's own idea of it. */
import type { Json } from '../../main/engine/scim/resource';

function essence(value: Json | undefined): Json {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) {
    const items = value.map(essence).filter((item) => item !== null);
    const sorted = items.map((item) => JSON.stringify(item)).sort();
    return sorted.length === 0 ? null : sorted;
  }
  if (typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([name]) => !['display', '$ref', 'formatted'].includes(name))
      .map(([name, item]): [string, Json] => [name.toLowerCase(), essence(item)])
      .filter(([name, item]) => item !== null && !(name === 'primary' && item === 'false'))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.length === 0 ? null : Object.fromEntries(entries);
  }
  return String(value).toLowerCase();
}

export function alike(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(essence(a)) === JSON.stringify(essence(b));
}
