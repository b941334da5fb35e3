/** Where in a resource the values of a filter's path stand. */
import type { AttributePath } from '../scim/path';
import type { Attribute, Json, JsonObject, Schema } from '../scim/resource';
import type { AttributeType } from './compare';

export interface Place {
  /** The path as the schemas spell it; the core schema is null. */
  path: AttributePath;
  /** Of the values; null where nothing is known of them. */
  type: AttributeType;
  /** The values, as many as there are. */
  values(holder: JsonObject): Json[];
  /** What a path within the brackets of this one means. */
  within: Locate;
}

export type Locate = (path: AttributePath) => Place;

/** The attributes of all resources (RFC 7643 section 3.1) that are no texts. */
const commonTypes = new Map<string, AttributeType>([
  ['meta.created', 'dateTime'],
  ['meta.lastmodified', 'dateTime'],
]);

/** What paths mean in a resource of the schemas: the core one, then its extensions. */
export function locateIn([core, ...extensions]: readonly Schema[]): Locate {
  return (path) => {
    const { schema, attribute, sub } = path;
    if (schema === null || (core && same(schema, core.id))) {
      const place = placeOf(core?.attributes ?? [], { ...path, schema: null }, (resource) => resource);
      const common = commonTypes.get(`${attribute}.${sub}`.toLowerCase());
      return common && place.type === null ? { ...place, type: common } : place;
    }
    const known = extensions.find(({ id }) => same(schema, id));
    const id = known?.id ?? schema;
    return placeOf(known?.attributes ?? [], { ...path, schema: id }, (resource) => memberOf(resource, id));
  };
}

function placeOf(
  attributes: readonly Attribute[],
  { schema, attribute, sub }: AttributePath,
  holderOf: (resource: JsonObject) => Json | undefined,
): Place {
  const found = named(attributes, attribute);
  const name = found?.name ?? attribute;
  const inner = found?.subAttributes ?? [];
  const values = (resource: JsonObject) => listOf(memberOf(holderOf(resource), name));
  const within: Locate = (path) => placeOf(inner, path, (holder) => (path.schema === null ? holder : undefined));
  // `emails co "x"` means the value of an email.
  const told = sub ?? (found?.type === 'complex' ? 'value' : null);
  const leaf = told === null ? found : named(inner, told);
  const type = leaf?.type ?? null;
  if (sub === null) return { path: { schema, attribute: name, sub }, type, values, within };
  const subName = leaf?.name ?? sub;
  return {
    path: { schema, attribute: name, sub: subName },
    type,
    values: (resource) => values(resource).flatMap((value) => subValues(value, subName)),
    within,
  };
}

/** A value that is no object stands for its own `value`, as in a list of plain texts. */
function subValues(value: Json, sub: string): Json[] {
  if (isObject(value)) return listOf(memberOf(value, sub));
  return same(sub, 'value') ? [value] : [];
}

function listOf(value: Json | undefined): Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member by its name, whatever its case (RFC 7643 section 2.1). */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, name)) return value[name];
  const wanted = name.toLowerCase();
  for (const key in value) {
    if (key.length === name.length && key.toLowerCase() === wanted) return value[key];
  }
  return undefined;
}

function named(attributes: readonly Attribute[], name: string): Attribute | undefined {
  return attributes.find((attribute) => same(attribute.name, name));
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
