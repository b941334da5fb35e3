/** What a tenant says of itself (RFC 7644 section 4), with the gaps filled in. */
import type { Result } from '../../../preload/contract';
import { type Failure, type FailureCode, failed, succeeded } from '../../../preload/failure';
import type { Discovery, Json, ResourceKind, Schema } from '../scim/resource';
import { readAdministration } from './administration';
import { hostOf } from './base-url';
import { coreGroup, coreUser, knownSchema } from './core-schemas';
import { endpointOf } from './endpoint';
import { type Connection, exchange } from './exchange';
import { booleanMember, countMember, member, textMember } from './json';
import { entriesOf, readList } from './list';
import { type Notes, readSchema } from './schema';

/** A `Discovery` with what only the client itself needs, and what was odd. */
export interface TenantDescription extends Discovery {
  /** Pages go by cursor, and by cursor only (RFC 9865). */
  cursorOnly: boolean;
  /** In words for the log. */
  notes: Notes;
}

/** What an endpoint says; null, and why, where the tenant has no such endpoint or hides it. */
interface Description {
  json: Json;
  why: Failure | null;
}

/**
 * Failures that say that an endpoint is not to be had, rather than that the tenant cannot be reached now. A web page
 * counts: many sites answer every unknown path with their front page.
 */
const absent = new Set<FailureCode>(['not-found', 'forbidden', 'rejected', 'html-answer', 'not-scim']);

/**
 * Reads /ServiceProviderConfig, /ResourceTypes and /Schemas, and what administration.ts reads. Whatever is missing is filled in from RFC 7643; fails
 * where the tenant cannot be reached or refuses the token, with `html-answer` where nothing but web pages comes
 * back, and with `schema-unreadable` (params.schema) where no attribute of its users is to be known.
 */
export async function discover(connection: Connection, signal: AbortSignal): Promise<Result<TenantDescription>> {
  const [config, types, schemas] = await Promise.all([
    ask(connection, '/ServiceProviderConfig', signal),
    ask(connection, '/ResourceTypes', signal),
    ask(connection, '/Schemas', signal),
  ]);
  if (!config.ok) return config;
  if (!types.ok) return types;
  if (!schemas.ok) return schemas;
  const answers = [config, types, schemas];
  if (answers.every(({ value }) => value.why?.code === 'html-answer')) {
    return failed('html-answer', { host: hostOf(connection.baseUrl) });
  }
  const notes: Notes = [];
  for (const { value } of answers) {
    if (value.why) notes.push(`discovery: ${value.why.code} ${value.why.detail ?? ''}`.trim());
  }
  const listed = listSchemas(schemas.value.json, notes);
  const users = await readUserSchemas(connection, types.value.json, listed, notes, signal);
  if (!users.ok) return users;
  const group = await readGroupSchema(connection, types.value.json, listed, notes, signal);
  if (!group.ok) return group;
  const said = { config: config.value.json, types: types.value.json, schemas: users.value };
  const admin = await readAdministration(connection, said, notes, signal);
  if (!admin.ok) return admin;
  return succeeded({
    schemas: users.value,
    ...readConfig(config.value.json),
    groups: group.value !== null,
    groupSchema: group.value,
    admin: admin.value,
    notes,
  });
}

async function ask(connection: Connection, path: string, signal: AbortSignal): Promise<Result<Description>> {
  const answer = await exchange(connection, { path, purpose: 'discovery' }, signal);
  if (answer.ok) {
    const { json } = answer.value;
    // A list that lost its content would make the tenant's own attributes vanish.
    const lost = !Array.isArray(member(json, 'Resources')) && (countMember(json, 'totalResults') ?? 0) > 0;
    return lost
      ? failed('list-without-resources', { host: hostOf(connection.baseUrl) })
      : succeeded({ json, why: null });
  }
  return absent.has(answer.failure.code) ? succeeded({ json: null, why: answer.failure }) : answer;
}

/** Features (RFC 7643 section 5). PATCH is taken to be there unless it is denied: nothing could be edited without. */
function readConfig(json: Json): Omit<TenantDescription, 'schemas' | 'groups' | 'groupSchema' | 'admin' | 'notes'> {
  const supports = (feature: string) => booleanMember(member(json, feature), 'supported');
  const bulk = member(json, 'bulk');
  const pagination = member(json, 'pagination');
  return {
    patch: supports('patch') ?? true,
    bulk: supports('bulk')
      ? {
          maxOperations: countMember(bulk, 'maxOperations') ?? 100,
          maxPayloadSize: countMember(bulk, 'maxPayloadSize') ?? 1_048_576,
        }
      : null,
    filter: supports('filter') ? { maxResults: countMember(member(json, 'filter'), 'maxResults') ?? 200 } : null,
    sort: supports('sort') ?? false,
    etag: supports('etag') ?? false,
    cursorOnly: booleanMember(pagination, 'cursor') === true && booleanMember(pagination, 'index') !== true,
  };
}

/** The schemas that the tenant describes, by their ids in lower case. */
type Listed = ReadonlyMap<string, Schema>;

function listSchemas(schemas: Json, notes: Notes): Listed {
  const listed = new Map<string, Schema>();
  for (const entry of entriesOf(schemas)) {
    const schema = readSchema(entry, notes);
    if (schema) listed.set(schema.id.toLowerCase(), schema);
  }
  return listed;
}

/** The core schema of /Users first, then its extensions. */
async function readUserSchemas(
  connection: Connection,
  types: Json,
  listed: Listed,
  notes: Notes,
  signal: AbortSignal,
): Promise<Result<Schema[]>> {
  const named = schemasOf('User', types) ?? { core: coreUser.id, extensions: userExtensions(listed.values()) };
  const found: Schema[] = [];
  for (const id of new Set([named.core, ...named.extensions])) {
    const schema = await schemaOf(connection, id, listed, notes, signal);
    if (!schema.ok) return schema;
    if (schema.value) found.push(schema.value);
    else if (id === named.core) return failed('schema-unreadable', { schema: id });
    else notes.push(`${id}: nothing is known of this schema, it was left out`);
  }
  return succeeded(found);
}

/** The core schema of /Groups; null where the tenant has no groups, or none that can be known. */
async function readGroupSchema(
  connection: Connection,
  types: Json,
  listed: Listed,
  notes: Notes,
  signal: AbortSignal,
): Promise<Result<Schema | null>> {
  const named = schemasOf('Group', types);
  if (!named && entriesOf(types).some((type) => textMember(type, 'endpoint') !== undefined)) return succeeded(null);
  if (!named) {
    const there = await hasGroups(connection, signal);
    if (!there.ok || !there.value) return there.ok ? succeeded(null) : there;
  }
  const id = named?.core ?? coreGroup.id;
  const schema = await schemaOf(connection, id, listed, notes, signal);
  if (schema.ok && !schema.value) notes.push(`${id}: nothing is known of this schema, groups were left out`);
  return schema;
}

/** Asks for one group, where nothing says which resources there are. */
async function hasGroups(connection: Connection, signal: AbortSignal): Promise<Result<boolean>> {
  const answer = await exchange(connection, { path: `${endpointOf('Group')}?count=1`, purpose: 'list' }, signal);
  if (answer.ok) return succeeded(readList(answer.value.json, hostOf(connection.baseUrl), 0).ok);
  return absent.has(answer.failure.code) ? succeeded(false) : answer;
}

async function schemaOf(
  connection: Connection,
  id: string,
  listed: Listed,
  notes: Notes,
  signal: AbortSignal,
): Promise<Result<Schema | null>> {
  const inList = listed.get(id.toLowerCase());
  return inList ? succeeded(inList) : fetchSchema(connection, id, notes, signal);
}

/** A schema that the list did not hold: some tenants only give them out one by one. */
async function fetchSchema(
  connection: Connection,
  id: string,
  notes: Notes,
  signal: AbortSignal,
): Promise<Result<Schema | null>> {
  // Colons may stand in a path, and not every server decodes them.
  const answer = await ask(connection, `/Schemas/${encodeURIComponent(id).replaceAll('%3A', ':')}`, signal);
  if (!answer.ok) return answer;
  const [entry] = entriesOf(answer.value.json);
  const schema = entry === undefined ? null : readSchema(entry, notes);
  if (schema && schema.id.toLowerCase() === id.toLowerCase()) return succeeded(schema);
  const known = knownSchema(id);
  if (known) notes.push(`${id}: not described by the tenant, taken from RFC 7643`);
  return succeeded(known ?? null);
}

/** The schemas of the resource type that stands at the kind's endpoint (RFC 7643 section 6); null where none does. */
function schemasOf(kind: ResourceKind, types: Json): { core: string; extensions: string[] } | null {
  for (const type of entriesOf(types)) {
    // Some give the endpoint as a full URL, some without the leading slash.
    const core = textMember(type, 'schema');
    const endpoint = `/${textMember(type, 'endpoint') ?? ''}`.toLowerCase().replace(/\/+$/, '');
    if (core === undefined || !endpoint.endsWith(endpointOf(kind).toLowerCase())) continue;
    const extensions = member(type, 'schemaExtensions');
    const ids = (Array.isArray(extensions) ? extensions : []).map((extension) =>
      typeof extension === 'string' ? extension : textMember(extension, 'schema'),
    );
    return { core, extensions: ids.filter((id) => id !== undefined) };
  }
  return null;
}

/** Without resource types, an extension of users is told by its name. */
function userExtensions(schemas: Iterable<Schema>): string[] {
  return [...schemas].map((schema) => schema.id).filter((id) => /:extension:.*:user$/i.test(id));
}
