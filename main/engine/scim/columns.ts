/** Grid columns from a tenant's schemas: what there is to see and edit comes from what the tenant advertises. */
import type { Column, ColumnType } from '../../../preload/contract';
import { type AttributePath, formatPath } from './path';
import type { Attribute, Schema } from './resource';

/** How a cell's value lies in the resource. */
export type CellShape =
  /** The value at the path itself. */
  | 'plain'
  /** One value of a multi-valued attribute: the primary one, else the first (RFC 7643 section 2.4). */
  | 'primary'
  /** All values of a multi-valued attribute, to be read only. */
  | 'all';

export interface ColumnDefinition extends Column {
  path: AttributePath;
  attribute: Attribute;
  shape: CellShape;
}

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** The schema in which a tenant that has it tells what SCIM has no word for. */
export const adminSchema = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';

/** The attribute with which a tenant that advertises it tells more than active or not. */
export const statusKey = `${adminSchema}:status`;

/** The attributes that stand first, in the order in which people look for them. */
const leading = [
  'displayName',
  'name.givenName',
  'name.familyName',
  'userName',
  'emails',
  statusKey,
  'roles',
  'active',
  'title',
  'phoneNumbers',
];

/** Known but seldom read: there in the columns menu, hidden at first. */
const hiddenAtFirst = new Set([
  'id',
  'externalId',
  'name.formatted',
  'name.middleName',
  'name.honorificPrefix',
  'name.honorificSuffix',
  'nickName',
  'profileUrl',
  'userType',
  'preferredLanguage',
  'locale',
  'timezone',
  'ims',
  'entitlements',
  'meta.created',
  'meta.lastModified',
  `${adminSchema}:lastModifiedBy`,
  `${enterprise}:costCenter`,
  `${enterprise}:division`,
  `${enterprise}:organization`,
  `${enterprise}:manager.value`,
  `${enterprise}:manager.displayName`,
]);

const neverColumns = new Set([
  'password',
  'photos',
  'x509Certificates',
  'addresses',
  'schemas',
  'meta',
  'id',
  'externalId',
]);

const common: [AttributePath, Attribute][] = [
  [{ schema: null, attribute: 'id', sub: null }, commonAttribute('id', 'string')],
  [{ schema: null, attribute: 'externalId', sub: null }, commonAttribute('externalId', 'string')],
  [{ schema: null, attribute: 'meta', sub: 'created' }, commonAttribute('created', 'dateTime')],
  [{ schema: null, attribute: 'meta', sub: 'lastModified' }, commonAttribute('lastModified', 'dateTime')],
];

/** An attribute that every resource has, whatever its schema says (RFC 7643 section 3.1). */
export function commonAttribute(name: string, type: Attribute['type']): Attribute {
  return {
    name,
    type,
    multiValued: false,
    description: '',
    required: false,
    canonicalValues: [],
    mutability: 'readOnly',
    returned: 'default',
    uniqueness: 'none',
    subAttributes: [],
  };
}

/** The columns of a tenant's users; the first schema is the core one. */
export function columnsOf(schemas: Schema[]): ColumnDefinition[] {
  const columns: ColumnDefinition[] = [];
  schemas.forEach((schema, index) => {
    for (const attribute of schema.attributes)
      columns.push(...attributeColumns(index === 0 ? null : schema.id, attribute));
  });
  // Sorting is stable: what is not among the leading ones stays in the order of its schema, the tenant's own before the core.
  const order = ({ key, path }: ColumnDefinition) =>
    rank(key) + (path.schema === null && rank(key) === leading.length ? 1 : 0);
  columns.sort((a, b) => order(a) - order(b));
  return [...columns, ...common.map(([path, attribute]) => plainColumn(path, attribute, null))];
}

function rank(key: string): number {
  const place = leading.indexOf(key);
  return place < 0 ? leading.length : place;
}

function attributeColumns(schema: string | null, attribute: Attribute): ColumnDefinition[] {
  if (schema === null && neverColumns.has(attribute.name)) return [];
  if (unreadable(attribute)) return [];
  const path = { schema, attribute: attribute.name, sub: null };
  if (attribute.multiValued) return [manyColumn(path, attribute)];
  if (attribute.type !== 'complex') return [plainColumn(path, attribute, null)];
  return attribute.subAttributes
    .filter((sub) => !unreadable(sub) && !sub.multiValued && sub.type !== 'complex' && sub.name !== '$ref')
    .map((sub) => plainColumn({ ...path, sub: sub.name }, sub, attribute));
}

function unreadable(attribute: Attribute): boolean {
  return attribute.mutability === 'writeOnly' || attribute.returned === 'never' || attribute.type === 'binary';
}

function plainColumn(path: AttributePath, attribute: Attribute, parent: Attribute | null): ColumnDefinition {
  const mutability = parent && parent.mutability !== 'readWrite' ? parent.mutability : attribute.mutability;
  return column(path, attribute, 'plain', typeOf(attribute), fixedBy(mutability));
}

function manyColumn(path: AttributePath, attribute: Attribute): ColumnDefinition {
  const value = attribute.subAttributes.find((sub) => sub.name === 'value');
  const primary = attribute.subAttributes.some((sub) => sub.name === 'primary');
  if (attribute.type === 'complex' && value && primary && attribute.name !== 'groups') {
    return {
      ...column(path, attribute, 'primary', typeOf(value), fixedBy(attribute.mutability)),
      choices: value.canonicalValues.length > 0 ? value.canonicalValues : null,
    };
  }
  const texts = textsOf(attribute, value);
  const fixed = fixedBy(attribute.mutability) ?? (texts ? null : 'not-supported');
  const choices = texts && texts.canonicalValues.length > 0 ? texts.canonicalValues : null;
  return { ...column(path, attribute, 'all', 'list', fixed), choices, namedBy: namesOf(path, attribute) };
}

/** What holds the texts of a list that texts alone can make; null where its items need more. Groups are joined, not edited. */
function textsOf(attribute: Attribute, value: Attribute | undefined): Attribute | null {
  if (attribute.name === 'groups') return null;
  if (attribute.type !== 'complex') return attribute.type === 'string' ? attribute : null;
  const needsMore = attribute.subAttributes.some((sub) => sub.required && sub !== value);
  return value?.type === 'string' && value.mutability === 'readWrite' && !needsMore ? value : null;
}

/** The parts by which items of a list are called (`cell.ts`), as a filter writes them; of plain values the list itself. */
function namesOf(path: AttributePath, { subAttributes }: Attribute): string[] {
  const names = ['display', 'formatted', 'value'].filter((name) =>
    subAttributes.some((sub) => sub.name === name && !unreadable(sub)),
  );
  return names.length === 0 ? [formatPath(path)] : names.map((sub) => formatPath({ ...path, sub }));
}

function typeOf(attribute: Attribute): ColumnType {
  if (attribute.type === 'boolean') return 'boolean';
  if (attribute.type === 'integer' || attribute.type === 'decimal') return 'number';
  if (attribute.type === 'dateTime') return 'date';
  return attribute.canonicalValues.length > 0 ? 'choice' : 'text';
}

function fixedBy(mutability: Attribute['mutability']): Column['fixed'] {
  if (mutability === 'readOnly') return 'read-only';
  return mutability === 'immutable' ? 'immutable' : null;
}

function column(
  path: AttributePath,
  attribute: Attribute,
  shape: CellShape,
  type: ColumnType,
  fixed: Column['fixed'],
): ColumnDefinition {
  const key = formatPath(path);
  return {
    key,
    label: readable(attribute.name),
    description: attribute.description,
    type,
    editable: fixed === null,
    fixed,
    required: attribute.required,
    unique: attribute.uniqueness !== 'none',
    choices: attribute.canonicalValues.length > 0 ? attribute.canonicalValues : null,
    shown: !hiddenAtFirst.has(key),
    path,
    attribute,
    shape,
  };
}

/** `employeeNumber` reads `Employee number`. */
function readable(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
