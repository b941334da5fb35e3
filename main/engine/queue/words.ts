/** Values in words, for the reasons and details that people read. */
import type { CellValue } from '../../../preload/contract';
import type { TenantModel } from '../mirror/model';
import type { Store } from '../mirror/store';
import { cellOf } from '../scim/cell';
import type { Json } from '../scim/resource';

/** A value as the cell of its attribute holds it; one that has left the tenant's schemas as it stands. */
export function cellFor({ byKey }: TenantModel, path: string, value: Json): CellValue {
  const column = byKey.get(path);
  if (column) return cellOf(value, column);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** A value of an attribute in words; null where there is none. */
export function valueText({ model }: Store, path: string, value: Json): string | null {
  const cell = cellFor(model, path, value);
  if (cell === null || cell === '') return null;
  return Array.isArray(cell) ? cell.join(', ') : String(cell);
}
