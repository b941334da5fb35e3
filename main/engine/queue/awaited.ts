/** What a tenant has accepted and puts in force later: a new email, until the person has confirmed it. */
import { adminSchema } from '../scim/columns';
import { parsePath, readPath } from '../scim/path';
import type { Json, JsonObject } from '../scim/resource';
import type { Change } from './changes';

const pendingEmail = parsePath(`${adminSchema}:pendingEmail`);

/** The email that the person has yet to confirm; null where there is none. */
export function awaitedEmail(resource: JsonObject): string | null {
  const value = readPath(resource, pendingEmail);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Whether the value of a change is what the tenant waits to be confirmed. */
export function isAwaited(base: JsonObject, { kind, path, value }: Pick<Change, 'kind' | 'path' | 'value'>): boolean {
  if (kind !== 'set' || path !== 'emails') return false;
  const awaited = awaitedEmail(base)?.toLowerCase();
  return awaited !== undefined && primaryEmail(value)?.toLowerCase() === awaited;
}

function primaryEmail(emails: Json): string | null {
  const list = (Array.isArray(emails) ? emails : []).filter(
    (email): email is JsonObject => typeof email === 'object' && email !== null && !Array.isArray(email),
  );
  const { value } = list.find(({ primary }) => primary === true) ?? list[0] ?? {};
  return typeof value === 'string' ? value : null;
}
