/** Columns as SQL, to sort, filter and count by. */
import { type RawBuilder, sql } from 'kysely';
import { groupOfColumn } from '../../../preload/contract';
import { type ColumnDefinition, statusKey } from '../scim/columns';
import type { AttributePath } from '../scim/path';
import { isMember } from './memberships';
import { typedColumns } from './model';
import type { ReadStore } from './store';

export interface Expression {
  /** The value of a person of `row`; null where there is none. */
  value: RawBuilder<string | number | null>;
  /** Whether it reads `resource` too, joined by its id. */
  needsResource: boolean;
  /** As what it is sorted. */
  kind: 'text' | 'instant' | 'number';
}

const typed: Record<string, string> = { ...typedColumns, [statusKey]: 'status' };

const kinds: Partial<Record<ColumnDefinition['type'], Expression['kind']>> = {
  boolean: 'number',
  number: 'number',
  date: 'instant',
};

/** The column of a key as SQL; null for one that the tenant does not know. */
export function expressionOf({ model }: ReadStore, key: string): Expression | null {
  const group = groupOfColumn(key);
  if (group !== null) return { value: isMember(group), needsResource: true, kind: 'number' };
  const column = model.byKey.get(key);
  if (!column) return null;
  const kind = kinds[column.type] ?? 'text';
  const own = typed[key];
  if (own !== undefined) return { value: sql`${sql.ref(`row.${own}`)}`, needsResource: false, kind };
  return { value: fromJson(column), needsResource: true, kind };
}

/** What a cell of a column is made of. */
export interface CellColumn {
  value: Expression['value'];
  needsResource: boolean;
  /** The text of the cell itself, or the JSON at the path of the column; a number is yes or no, whatever the JSON. */
  holds: 'text' | 'json';
}

/** Where the cells of a column come from, so that those that are alike can be read as one. */
export function cellColumn({ key, type, shape, path }: ColumnDefinition): CellColumn {
  const own = (typedColumns as Record<string, string>)[key];
  if (own !== undefined && shape !== 'all' && ['text', 'choice', 'date'].includes(type)) {
    return { value: sql`${sql.ref(`row.${own}`)}`, needsResource: false, holds: 'text' };
  }
  if (own === 'active' && type === 'boolean') {
    return { value: sql`coalesce(row.active, ${person} -> ${jsonPath(path)})`, needsResource: false, holds: 'json' };
  }
  return { value: sql`${joinedPerson} -> ${jsonPath(path)}`, needsResource: true, holds: 'json' };
}

/** The person of `row` as the admin sees them. */
export const joinedPerson = laidOver(sql`resource.base`);

/** The same where `resource` is not joined: slower, but only for those of whom it is read. */
export const person = laidOver(sql`(select base from resource where resource.id = row.id)`);

/** What open changes make of a base stands in the row as a merge patch. */
function laidOver(base: RawBuilder<unknown>) {
  return sql<string>`iif(row.data is null, ${base}, json_patch(${base}, row.data))`;
}

/** A path in the terms of SQLite's JSON functions. */
export function jsonPath({ schema, attribute, sub }: AttributePath): string {
  const names = [schema, attribute, sub].filter((name) => name !== null);
  return `$${names.map((name) => `."${name.replaceAll('"', '')}"`).join('')}`;
}

function fromJson(column: ColumnDefinition): Expression['value'] {
  const { shape } = column;
  const path = jsonPath(column.path);
  if (shape === 'plain') return sql`json_extract(${joinedPerson}, ${path})`;
  if (shape === 'primary') return sql`json_extract(${joinedPerson}, ${`${path}[0].value`})`;
  return sql`coalesce(json_extract(${joinedPerson}, ${`${path}[0].display`}), json_extract(${joinedPerson}, ${`${path}[0].value`}))`;
}
