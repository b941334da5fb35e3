/** Which attributes of a resource an answer shows (RFC 7643 section 2.2 "returned", RFC 7644 section 3.9). */
import { coreAttributes, type ResourceModel, resolvePath } from './model';
import type { Shape } from './query';
import { isObject, type JsonObject } from './resource';
import type { Attribute, Schema } from './schema';

export type Projection = (resource: JsonObject) => JsonObject;

/** Paths of attributes and sub-attributes, by the URN of their extension ('' for the core). */
class Paths {
  private readonly names = new Map<string, Set<string>>();

  constructor(model: ResourceModel, texts: readonly string[]) {
    for (const text of texts) {
      const place = resolvePath(model, text);
      if (place === null) continue;
      const { extension, attribute, sub } = place;
      const group = extension?.id ?? '';
      const names = this.names.get(group) ?? new Set();
      names.add(attribute === null ? '*' : sub === null ? attribute.name : `${attribute.name}.${sub.name}`);
      this.names.set(group, names);
    }
  }

  /** Whether the attribute itself, or all of its schema, is named. */
  has(extension: Schema | null, name: string): boolean {
    const names = this.names.get(extension?.id ?? '');
    return names !== undefined && (names.has(name) || names.has('*'));
  }

  /** Whether the attribute, or one of its sub-attributes, is named. */
  touches(extension: Schema | null, attribute: Attribute): boolean {
    return (
      this.has(extension, attribute.name) ||
      attribute.subAttributes.some((sub) => this.has(extension, `${attribute.name}.${sub.name}`))
    );
  }
}

type Keep = (extension: Schema | null, attribute: Attribute, parent: Attribute | null) => boolean;

function project(attributes: readonly Attribute[], part: JsonObject, extension: Schema | null, keep: Keep): JsonObject {
  const shown: JsonObject = {};
  for (const attribute of attributes) {
    const value = part[attribute.name];
    if (value === undefined || !keep(extension, attribute, null)) continue;
    const subs = attribute.subAttributes.filter((sub) => keep(extension, sub, attribute));
    const whole = subs.length === attribute.subAttributes.length;
    const cut = (one: JsonObject) =>
      Object.fromEntries(Object.entries(one).filter(([name]) => subs.some((s) => s.name === name)));
    if (whole) shown[attribute.name] = value;
    else if (Array.isArray(value)) shown[attribute.name] = value.map((one) => (isObject(one) ? cut(one) : one));
    else if (isObject(value)) shown[attribute.name] = cut(value);
  }
  return shown;
}

function keeper(model: ResourceModel, { attributes, excludedAttributes }: Shape): Keep {
  const wanted = new Paths(model, attributes);
  const unwanted = new Paths(model, excludedAttributes);
  const named = (paths: Paths, extension: Schema | null, attribute: Attribute, parent: Attribute | null) =>
    parent === null ? paths.has(extension, attribute.name) : paths.has(extension, `${parent.name}.${attribute.name}`);
  return (extension, attribute, parent) => {
    if (attribute.returned === 'always') return true;
    if (attribute.returned === 'never') return false;
    if (attributes.length > 0) {
      if (parent === null) return wanted.touches(extension, attribute);
      return wanted.has(extension, parent.name) || named(wanted, extension, attribute, parent);
    }
    return attribute.returned !== 'request' && !named(unwanted, extension, attribute, parent);
  };
}

/** What answers show of a resource when the client asks for something else than everything. */
export function projection(model: ResourceModel, shape: Shape): Projection {
  const keep = keeper(model, shape);
  return (resource) => {
    const shown = project(coreAttributes(model), resource, null, keep);
    for (const { schema } of model.extensions) {
      const part = resource[schema.id];
      if (!isObject(part)) continue;
      const cut = project(schema.attributes, part, schema, keep);
      if (Object.keys(cut).length > 0) shown[schema.id] = cut;
    }
    return shown;
  };
}

/** Whether an answer shows a resource just as it is kept. */
export function showsAll(model: ResourceModel, { attributes, excludedAttributes }: Shape): boolean {
  if (attributes.length > 0 || excludedAttributes.length > 0) return false;
  const plain = ({ returned, subAttributes }: Attribute): boolean =>
    (returned === 'default' || returned === 'always') && subAttributes.every(plain);
  return [model.core, ...model.extensions.map(({ schema }) => schema)].every(({ attributes: all }) => all.every(plain));
}
