/** The attributes that a tenant's filters may name. */
import { commonAttribute } from '../scim/columns';
import { type AttributePath, formatPath } from '../scim/path';
import type { Attribute, Schema } from '../scim/resource';
import type { AttributeType } from './compare';

export interface FilterAttribute {
  path: AttributePath;
  /** Null of one that has no value of its own: only its parts can be compared. */
  type: AttributeType;
  /** Whether there may be several values, or parts: what stands in `[ ]` is asked of one of them. */
  hasParts: boolean;
  /** Those that the schema names. */
  choices: readonly string[];
  /** What may stand within its `[ ]`. */
  parts: readonly FilterAttribute[];
}

const plain = (name: string, type: Attribute['type'] = 'string') => commonAttribute(name, type);

/** The attributes of every resource (RFC 7643 section 3.1); schemas need not name them. */
const common: readonly Attribute[] = [
  plain('id'),
  plain('externalId'),
  { ...plain('schemas'), multiValued: true },
  {
    ...plain('meta', 'complex'),
    subAttributes: [
      plain('resourceType'),
      plain('created', 'dateTime'),
      plain('lastModified', 'dateTime'),
      plain('version'),
      plain('location'),
    ],
  },
];

/** All of them, each followed by its parts; the first schema is the core one. */
export function filterAttributes([core, ...extensions]: readonly Schema[]): FilterAttribute[] {
  const own = core?.attributes ?? [];
  const names = new Set(own.map(({ name }) => name.toLowerCase()));
  const rest = common.filter(({ name }) => !names.has(name.toLowerCase()));
  return [
    ...[...own, ...rest].flatMap((attribute) => withParts(null, attribute)),
    ...extensions.flatMap(({ id, attributes }) => attributes.flatMap((attribute) => withParts(id, attribute))),
  ];
}

function withParts(schema: string | null, attribute: Attribute): FilterAttribute[] {
  if (isHidden(attribute)) return [];
  const subs = attribute.subAttributes.filter((sub) => !isHidden(sub));
  const value = subs.find(({ name }) => name.toLowerCase() === 'value');
  const path = { schema, attribute: attribute.name, sub: null };
  const compared = attribute.type === 'complex' ? value : attribute;
  return [
    {
      path,
      type: compared?.type ?? null,
      hasParts: attribute.multiValued || attribute.type === 'complex',
      choices: compared?.canonicalValues ?? [],
      parts:
        attribute.type === 'complex'
          ? subs.map((sub) => part({ schema: null, attribute: sub.name, sub: null }, sub))
          : attribute.multiValued
            ? [part({ schema: null, attribute: 'value', sub: null }, attribute)]
            : [],
    },
    ...subs.map((sub) => part({ ...path, sub: sub.name }, sub)),
  ];
}

function part(path: AttributePath, { type, canonicalValues }: Attribute): FilterAttribute {
  return { path, type: type === 'complex' ? null : type, hasParts: false, choices: canonicalValues, parts: [] };
}

/** What a tenant never shows cannot be filtered by here. */
function isHidden({ mutability, returned }: Attribute): boolean {
  return mutability === 'writeOnly' || returned === 'never';
}

/** The attribute that a path means, in any case (RFC 7643 section 2.1); undefined if there is none. */
export function attributeAt(attributes: readonly FilterAttribute[], path: AttributePath): FilterAttribute | undefined {
  const wanted = formatPath(path).toLowerCase();
  return attributes.find((attribute) => formatPath(attribute.path).toLowerCase() === wanted);
}

/** A path without the name of the core schema, which need not be written. */
export function shortened(path: AttributePath, [core]: readonly Schema[]): AttributePath {
  return path.schema !== null && path.schema.toLowerCase() === core?.id.toLowerCase()
    ? { ...path, schema: null }
    : path;
}
