/** Values in words, for the reasons and details that people read. */
import type { Store } from '../mirror/store';
import { cellOf } from '../scim/cell';
import type { Json } from '../scim/resource';

/** A value of an attribute as its cell reads it; null where there is none. */
export function valueText({ model }: Store, path: string, value: Json): string | null {
  const column = model.byKey.get(path);
  const cell = column ? cellOf(value, column) : typeof value === 'object' ? JSON.stringify(value) : value;
  if (cell === null || cell === '' || cell === 'null') return null;
  return Array.isArray(cell) ? cell.join(', ') : String(cell);
}
