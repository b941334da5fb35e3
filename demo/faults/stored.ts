/** Faults of a server that keeps, or shows, something else than it was sent. */
import { z } from 'zod';
import type { Operation } from '../scim/bulk';
import { type AttributePath, type ResourceModel, resolvePath } from '../scim/model';
import { isObject, type Json, type JsonObject, type Resource } from '../scim/resource';
import type { Attribute } from '../scim/schema';
import { withResources } from './document';
import { misbehaviour } from './misbehaviour';
import { amended, listed, targetEntry } from './operation';

/** Email addresses are kept in lower case. */
export const lowerCaseEmails = misbehaviour('lowerCaseEmails', {}, (_options, { tenant }) => ({
  write(operation, carryOut) {
    const written = carryOut(operation);
    const emails = listed(written.entry?.resource.emails);
    const lower = emails.map((email) =>
      isObject(email) ? { ...email, value: String(email.value).toLowerCase() } : email,
    );
    if (JSON.stringify(lower) === JSON.stringify(emails)) return written;
    return amended(tenant, written, (resource) => ({ ...resource, emails: lower }));
  },
}));

/** The tenant derives `name.formatted` in a way of its own: the family name first. */
export const addFormatted = misbehaviour('addFormatted', {}, (_options, { tenant }) => ({
  write(operation, carryOut) {
    const written = carryOut(operation);
    const name = written.entry?.resource.name;
    if (!isObject(name)) return written;
    const parts = [name.familyName, name.givenName].filter((part) => typeof part === 'string');
    return amended(tenant, written, (resource) => ({ ...resource, name: { ...name, formatted: parts.join(', ') } }));
  },
}));

/** The names of the members that lead to an attribute. */
function namesOf({ extension, attribute, sub }: AttributePath): string[] {
  return [extension?.id, attribute?.name, sub?.name].filter((name) => name !== undefined);
}

function valueAt(resource: JsonObject | null, path: AttributePath): Json | undefined {
  let value: Json | undefined = resource ?? undefined;
  for (const name of namesOf(path)) value = isObject(value) ? value[name] : undefined;
  return value;
}

/** An object with one of its members set, or taken away. */
function withMember(part: JsonObject, name: string, value: Json | undefined): JsonObject {
  const { [name]: _, ...others } = part;
  const isEmpty = value === undefined || (isObject(value) && Object.keys(value).length === 0);
  return isEmpty ? others : { ...part, [name]: value };
}

function withValueAt(resource: Resource, path: AttributePath, value: Json | undefined): Resource {
  const set = (part: JsonObject, [name = '', ...inner]: string[]): JsonObject => {
    if (inner.length === 0) return withMember(part, name, value);
    const known = part[name];
    return withMember(part, name, set(isObject(known) ? known : {}, inner));
  };
  const { schemas, id, meta } = resource;
  return { ...set(resource, namesOf(path)), schemas, id, meta };
}

/** What is written to an attribute is silently dropped; the URN of its schema stays in `schemas`. */
export const dropAttribute = misbehaviour(
  'dropAttribute',
  {
    /** As in a PATCH: `title`, `name.givenName`, `urn:...:User:department`, or the URN of an extension. */
    attribute: z.string().min(1),
  },
  ({ attribute }, { tenant }) => ({
    write(operation, carryOut) {
      const before = targetEntry(tenant, operation);
      const written = carryOut(operation);
      const path = resolvePath(tenant.model(written.type), attribute);
      if (written.entry === null || path === null) return written;
      const kept = valueAt(before?.resource ?? null, path);
      return amended(tenant, written, (resource) => withValueAt(resource, path, kept));
    },
  }),
);

function booleanNames(model: ResourceModel): Set<string> {
  const names = new Set<string>();
  const collect = (attributes: readonly Attribute[]) => {
    for (const { name, type, subAttributes } of attributes) {
      if (type === 'boolean') names.add(name.toLowerCase());
      collect(subAttributes);
    }
  };
  collect(model.core.attributes);
  for (const { schema } of model.extensions) collect(schema.attributes);
  return names;
}

function asText(value: Json): Json {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return value.map(asText);
  return isObject(value) ? textual(value) : value;
}

function textual(resource: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(resource).map(([name, value]) => [name, asText(value)]));
}

/** Takes back what a client repeats of the texts it was shown. */
function understood(value: Json, name: string, booleans: ReadonlySet<string>): Json {
  if (typeof value === 'string' && booleans.has(name.toLowerCase()) && /^(true|false)$/i.test(value)) {
    return value.toLowerCase() === 'true';
  }
  if (Array.isArray(value)) return value.map((one) => understood(one, name, booleans));
  if (!isObject(value)) return value;
  const target = typeof value.path === 'string' ? (value.path.split(/[.:\]]/).at(-1) ?? '') : '';
  const entries = Object.entries(value).map(([key, inner]): [string, Json] => {
    return [key, understood(inner, key === 'value' && target !== '' ? target : key, booleans)];
  });
  return Object.fromEntries(entries);
}

/** Booleans are texts, `"True"` and `"False"`; they are taken as such, too. */
export const stringBooleans = misbehaviour('stringBooleans', {}, (_options, { tenant }) => {
  const booleans = booleanNames(tenant.model('User'));
  return {
    after: (answer, exchange) => withResources(answer, exchange, textual),
    write(operation: Operation, carryOut) {
      const { body } = operation;
      return body === undefined ? null : carryOut({ ...operation, body: understood(body, '', booleans) });
    },
  };
});
