/** What a tenant with the administration extension says of itself (demo/TENANT-API.md). */
import type { Result } from '../../../preload/contract';
import { type FailureCode, succeeded } from '../../../preload/failure';
import { type AdminDescription, plainAdministration } from '../scim/administration';
import { adminSchema } from '../scim/columns';
import type { Json, Resource, Schema } from '../scim/resource';
import { readAction } from './admin-action';
import { adminConfigIn, readAdminConfig } from './admin-config';
import { type MeDescription, readMe } from './admin-me';
import { readRole } from './admin-role';
import { adminEndpoints } from './endpoint';
import { type Connection, exchange } from './exchange';
import { fewPages } from './few';
import { textMember } from './json';
import { compareTexts } from './lenient';
import { entriesOf } from './list';
import type { Notes } from './schema';

const actionSchema = 'urn:muster:params:scim:schemas:admin:1.0:Action';
const roleSchema = 'urn:muster:params:scim:schemas:admin:1.0:Role';
const keySchema = 'urn:muster:params:scim:schemas:admin:1.0:ApiKey';

/** Of each list. */
const mostEntries = 500;

/** A tenant that gets everything wrong shall not fill the log. */
const mostNotes = 50;

/** What the tenant has said so far. */
export interface Said {
  config: Json;
  types: Json;
  /** Those of users. */
  schemas: readonly Schema[];
}

/**
 * Failures that say that an endpoint is not to be had, as far as buttons are concerned; all others say that the tenant
 * cannot be asked now.
 */
const absent = new Set<FailureCode>([
  'not-found',
  'forbidden',
  'rejected',
  'html-answer',
  'not-scim',
  'list-without-resources',
  // As RFC 7644 section 3.11 allows for /Me.
  'redirected',
]);

/**
 * Reads /Me, /Actions and /Roles where the tenant advertises the extension; nothing is asked of one that doesn't. Whatever
 * is missing or does not fit is left out and noted. Fails where the tenant cannot be reached or refuses the token.
 *
 * Resources in lists have no order of their own (RFC 7644 section 3.4.2.3): they are put in one, so that the same
 * description always reads the same.
 */
export async function readAdministration(
  connection: Connection,
  said: Said,
  notes: Notes,
  signal: AbortSignal,
): Promise<Result<AdminDescription>> {
  const config = adminConfigIn(said.config);
  const types = new Set(entriesOf(said.types).map((type) => textMember(type, 'schema')?.toLowerCase()));
  const has = (schema: string) => types.has(schema.toLowerCase());
  const extended = said.schemas.some(({ id }) => id.toLowerCase() === adminSchema.toLowerCase());
  if (!config && !extended && ![actionSchema, roleSchema, keySchema].some(has)) return succeeded(plainAdministration);
  const own: Notes = [];
  const [me, actions, roles] = await Promise.all([
    askMe(connection, own, signal),
    config || has(actionSchema) ? askList(connection, adminEndpoints.actions, readAction, own, signal) : succeeded([]),
    config || has(roleSchema) ? askList(connection, adminEndpoints.roles, readRole, own, signal) : succeeded([]),
  ]);
  if (!me.ok) return me;
  if (!actions.ok) return actions;
  if (!roles.ok) return roles;
  const described = {
    ...me.value,
    actions: firstOfEach(actions.value, ({ id }) => id),
    roles: firstOfEach(roles.value, ({ value }) => value),
    ...readAdminConfig(config, 'administration', own),
  };
  // In one order, whichever answer came first.
  notes.push(...own.sort(compareTexts).slice(0, mostNotes));
  if (own.length > mostNotes) notes.push(`administration: and ${own.length - mostNotes} more`);
  return succeeded(described);
}

async function askMe(connection: Connection, notes: Notes, signal: AbortSignal): Promise<Result<MeDescription>> {
  const place = adminEndpoints.me;
  const answer = await exchange(connection, { path: place, purpose: 'discovery' }, signal);
  if (answer.ok) return succeeded(readMe(answer.value.json, place, notes));
  if (!absent.has(answer.failure.code)) return answer;
  notes.push(`${place}: ${answer.failure.code}`);
  return succeeded(readMe(null, place, notes));
}

async function askList<T>(
  connection: Connection,
  endpoint: string,
  read: (json: Resource, place: string, notes: Notes) => T | null,
  notes: Notes,
  signal: AbortSignal,
): Promise<Result<T[]>> {
  const found: Resource[] = [];
  for await (const page of fewPages(connection, { endpoint, query: {}, mayBeEmpty: true }, mostEntries, signal)) {
    if (page.ok) {
      if (page.value.skipped > 0) notes.push(`${endpoint}: ${page.value.skipped} entries without an id, left out`);
      found.push(...page.value.resources);
    } else if (absent.has(page.failure.code)) {
      notes.push(`${endpoint}: ${page.failure.code}`);
      return succeeded([]);
    } else return page;
  }
  if (found.length > mostEntries) notes.push(`${endpoint}: ${found.length} entries, only ${mostEntries} count`);
  const entries = found.slice(0, mostEntries).map((one) => read(one, `${endpoint}/${one.id.slice(0, 100)}`, notes));
  return succeeded(entries.filter((entry) => entry !== null));
}

/** Each once, in the order of their names. */
function firstOfEach<T>(entries: readonly T[], nameOf: (entry: T) => string): T[] {
  const named = new Map<string, T>();
  for (const entry of entries) {
    if (!named.has(nameOf(entry))) named.set(nameOf(entry), entry);
  }
  return [...named.values()].sort((one, other) => compareTexts(nameOf(one), nameOf(other)));
}
