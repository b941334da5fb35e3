/** The lists that a tenant's columns make: one for each kind of user, and one for each role. */
import type { Administration, Column, Query } from '../../preload/contract';

/** Values of a column that have a list each. */
export interface ValueList {
  column: string;
  values: readonly string[];
}

/** The kinds of user (RFC 7643 section 4.1.1, `userType`), where the tenant says which there are. */
export function kindList(columns: readonly Column[]): ValueList | null {
  const column = columns.find(({ key }) => key === 'userType');
  return column?.choices && column.choices.length > 0 ? { column: column.key, values: column.choices } : null;
}

/** The roles, as the tenant describes them, else as its schema lists them. */
export function roleList(columns: readonly Column[], administration: Administration | null): ValueList | null {
  const column = columns.find(({ key }) => key === 'roles');
  if (!column) return null;
  const described = administration?.roles.map(({ value }) => value) ?? [];
  const values = described.length > 0 ? described : (column.choices ?? []);
  return values.length > 0 ? { column: column.key, values } : null;
}

/** The one value of a column that a query asks for; null where it asks for none. */
export function askedValue({ equal }: Query, column: string): string | null {
  return equal.find((asked) => asked.column === column)?.value ?? null;
}
