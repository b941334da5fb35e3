/** What a tenant's schemas mean for its mirror: columns, spelling, and how a resource becomes a row. */
import { asBoolean } from '../filter/compare';
import { filterTest } from '../filter/match';
import { parseFilter } from '../filter/parse';
import { type AdminDescription, plainAdministration } from '../scim/administration';
import { readCell } from '../scim/cell';
import { type ColumnDefinition, columnsOf, statusKey } from '../scim/columns';
import { normalise, spellingOf } from '../scim/normalise';
import { formatPath, parsePath, readPath } from '../scim/path';
import type { Discovery, JsonObject, Resource, ResourceKind } from '../scim/resource';
import { fold } from './fold';
import type { RowTable } from './tables';

export interface TenantModel {
  discovery: Discovery;
  /** What the tenant lets this admin do. */
  admin: AdminDescription;
  /** Whether an action can be done to a person, by the tenant's own filter. */
  applies(action: string, person: JsonObject): boolean;
  columns: ColumnDefinition[];
  byKey: Map<string, ColumnDefinition>;
  /** A resource in the spelling of its schemas. */
  normalise(kind: ResourceKind, resource: Resource): Resource;
  /** The row's own columns in which attributes have a part, in the order of `rowColumns`. */
  rowColumnsOf(keys: readonly string[]): readonly RowColumn[];
  /** What the row's own columns hold; all of them unless told, in the order of `rowColumns`. */
  project(resource: JsonObject, columns?: readonly RowColumn[]): (string | number | null)[];
}

/** Row columns that hold one attribute each, and are sorted and filtered without opening the JSON. */
export const typedColumns = {
  userName: 'user_name',
  displayName: 'display_name',
  'name.givenName': 'given_name',
  'name.familyName': 'family_name',
  emails: 'email',
  phoneNumbers: 'phone',
  title: 'title',
  active: 'active',
} as const satisfies Record<string, keyof RowTable>;

export const rowColumns = [...Object.values(typedColumns), 'status', 'search_text'] as const;
export type RowColumn = (typeof rowColumns)[number];

const searched = new Set<string>([
  ...Object.keys(typedColumns).filter((key) => key !== 'active'),
  'name.formatted',
  'externalId',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber',
]);

/** Reads a tenant's schemas. */
export function modelOf(discovery: Discovery): TenantModel {
  // Kept by a version that did not know of it, a discovery has none.
  const admin = inColumns(discovery.admin ?? plainAdministration, columnsOf(discovery.schemas));
  const mayEdit = admin.permissions?.includes('users.edit') ?? true;
  const columns = columnsOf(discovery.schemas).map((column) => (mayEdit ? column : withoutRights(column)));
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const status = byKey.get(statusKey);
  const active = byKey.get('active');
  const spellings = {
    User: spellingOf(discovery.schemas),
    Group: spellingOf(discovery.groupSchema ? [discovery.groupSchema] : []),
  };
  const searchable = columns.filter((column) => searched.has(column.key) || (column.unique && column.key !== 'id'));

  const typed = Object.entries(typedColumns).map(([key, own]) => [own, typedReader(byKey.get(key))]);
  const held = {
    ...(Object.fromEntries(typed) as Record<
      (typeof typedColumns)[keyof typeof typedColumns],
      ReturnType<typeof typedReader>
    >),
    status: (resource: JsonObject) => statusOf(resource, status, active),
    search_text: (resource: JsonObject) => searchText(resource, searchable),
  } satisfies Record<RowColumn, (resource: JsonObject) => string | number | null>;

  const partsOf = rowColumnsByAttribute(searchable.map(({ key }) => key));
  /** Mostly the same attributes of many people are asked for. */
  const asked = new Map<string, readonly RowColumn[]>();

  return {
    discovery,
    admin,
    applies: applicability(admin, discovery.schemas),
    columns,
    byKey,
    normalise: (kind, resource) => normalise(resource, spellings[kind]),
    rowColumnsOf(keys) {
      const name = keys.join();
      const known =
        asked.get(name) ?? rowColumns.filter((own) => keys.some((key) => partsOf.get(wholeOf(key))?.has(own)));
      asked.set(name, known);
      return known;
    },
    project: (resource, columns = rowColumns) => columns.map((own) => held[own](resource)),
  };
}

/** The attribute of which a key may name a part only. */
function wholeOf(key: string): string {
  return formatPath({ ...parsePath(key), sub: null });
}

/** @param searchKeys the attributes that are searched */
function rowColumnsByAttribute(searchKeys: readonly string[]): Map<string, ReadonlySet<RowColumn>> {
  const made: [string, RowColumn][] = [
    ...Object.entries(typedColumns),
    ...['active', statusKey].map((key): [string, RowColumn] => [key, 'status']),
    ...searchKeys.map((key): [string, RowColumn] => [key, 'search_text']),
  ];
  const byAttribute = new Map<string, Set<RowColumn>>();
  for (const [key, column] of made) {
    byAttribute.set(wholeOf(key), (byAttribute.get(wholeOf(key)) ?? new Set()).add(column));
  }
  return byAttribute;
}

function typedReader(column: ColumnDefinition | undefined) {
  return (resource: JsonObject) => (column ? typedValue(resource, column) : null);
}

function searchText(resource: JsonObject, searchable: readonly ColumnDefinition[]): string {
  const texts: string[] = [];
  for (const column of searchable) {
    const cell = readCell(resource, column);
    if (cell !== null && cell !== '') texts.push(String(cell));
  }
  return fold(texts.join('\n'));
}

function typedValue(resource: JsonObject, column: ColumnDefinition): string | number | null {
  // What is neither yes nor no differs from both, though a cell has to show one of them.
  if (column.type === 'boolean') {
    const known = asBoolean(readPath(resource, column.path));
    return known === null ? null : Number(known);
  }
  const cell = readCell(resource, column);
  if (Array.isArray(cell)) return cell[0] ?? null;
  return typeof cell === 'boolean' ? Number(cell) : cell;
}

/** The same, with attribute paths as the keys of columns: a tenant may write them in any case (RFC 7643 section 2.1). */
function inColumns(admin: AdminDescription, columns: readonly ColumnDefinition[]): AdminDescription {
  const keys = new Map(columns.map(({ key }) => [key.toLowerCase(), key]));
  const keyOf = (path: string) => keys.get(path.toLowerCase()) ?? path;
  return {
    ...admin,
    ownReadOnly: admin.ownReadOnly.map((own) => ({ ...own, attribute: keyOf(own.attribute) })),
    actions: admin.actions.map((action) => {
      const { attribute } = action.confirmation;
      return {
        ...action,
        confirmation: { ...action.confirmation, attribute: attribute === null ? null : keyOf(attribute) },
      };
    }),
    auditAttribute: keyOf(admin.auditAttribute),
    moduleAttributes: admin.moduleAttributes.map(keyOf),
    labels: Object.fromEntries(Object.entries(admin.labels).map(([path, label]) => [keyOf(path), label])),
  };
}

function withoutRights(column: ColumnDefinition): ColumnDefinition {
  return column.fixed === 'read-only' ? column : { ...column, editable: false, fixed: 'not-permitted' };
}

/** A filter that cannot be read is the tenant's to judge: it applies to everybody. */
function applicability({ actions }: AdminDescription, schemas: Discovery['schemas']): TenantModel['applies'] {
  const filters = new Map(
    actions.flatMap(({ id, appliesTo }) => {
      const parsed = appliesTo === null ? null : parseFilter(appliesTo);
      return parsed?.ok ? [[id, filterTest(parsed.value, schemas)] as const] : [];
    }),
  );
  return (action, person) => filters.get(action)?.(person) ?? true;
}

function statusOf(
  resource: JsonObject,
  status: ColumnDefinition | undefined,
  active: ColumnDefinition | undefined,
): string | null {
  const advertised = status ? readCell(resource, status) : null;
  if (typeof advertised === 'string') return advertised;
  const flag = active ? readCell(resource, active) : null;
  if (flag === null) return null;
  return flag ? 'active' : 'inactive';
}
