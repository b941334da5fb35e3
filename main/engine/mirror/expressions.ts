/** Columns as SQL, to sort, filter and count by. */
import { type RawBuilder, sql } from 'kysely';
import { groupOfColumn } from '../../../preload/contract';
import { type ColumnDefinition, statusKey } from '../scim/columns';
import { isMember } from './memberships';
import { typedColumns } from './model';
import type { Store } from './store';

export interface Expression {
  /** The value of a person of `row`; null where there is none. */
  value: RawBuilder<string | number | null>;
  /** Whether it reads `resource` too, joined by its id. */
  needsResource: boolean;
}

const typed: Record<string, string> = { ...typedColumns, [statusKey]: 'status' };

/** The column of a key as SQL; null for one that the tenant does not know. */
export function expressionOf({ model }: Store, key: string): Expression | null {
  const group = groupOfColumn(key);
  if (group !== null) return { value: isMember(group), needsResource: true };
  const column = model.byKey.get(key);
  if (!column) return null;
  const own = typed[key];
  if (own !== undefined) return { value: sql`${sql.ref(`row.${own}`)}`, needsResource: false };
  return { value: fromJson(column), needsResource: true };
}

function fromJson({ path: { schema, attribute, sub }, shape }: ColumnDefinition): Expression['value'] {
  const names = [schema, attribute, sub].filter((name) => name !== null);
  const path = `$${names.map((name) => `."${name.replaceAll('"', '')}"`).join('')}`;
  const json = sql`coalesce(row.data, resource.base)`;
  if (shape === 'plain') return sql`json_extract(${json}, ${path})`;
  if (shape === 'primary') return sql`json_extract(${json}, ${`${path}[0].value`})`;
  return sql`coalesce(json_extract(${json}, ${`${path}[0].display`}), json_extract(${json}, ${`${path}[0].value`}))`;
}
