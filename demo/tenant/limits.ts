/** What a write to a user may not do, depending on who writes. */
import { isDeepStrictEqual } from 'node:util';
import type { Kind } from '../kinds/kind';
import { permits } from '../kinds/role';
import { badRequest, ScimError } from '../scim/error';
import { holder, resolvePath } from '../scim/model';
import { isObject, type Json, type JsonObject } from '../scim/resource';
import type { Author } from './author';

/**
 * Nobody changes of oneself what the tenant says that nobody may.
 * @throws ScimError 400 mutability
 */
export function checkOwn(
  { user: model, administration }: Kind,
  { userId }: Author,
  id: string,
  before: JsonObject | null,
  draft: JsonObject,
): void {
  if (before === null || userId !== id) return;
  for (const { attribute: path, reason } of administration.ownReadOnly) {
    const place = resolvePath(model, path);
    const valueIn = (user: JsonObject) => holder(user, place?.extension ?? null)?.[place?.attribute?.name ?? ''];
    if (isDeepStrictEqual(valueIn(before), valueIn(draft))) continue;
    throw badRequest('mutability', `${path} of your own user is read-only: ${reason.en}`);
  }
}

function valuesOf(roles: Json | undefined): Json[] {
  return Array.isArray(roles) ? roles.map((role) => (isObject(role) ? (role.value ?? null) : null)) : [];
}

/**
 * Nobody gives a role that permits more than one's own.
 * @throws ScimError 403
 */
export function checkGrant(
  { administration }: Kind,
  { role: own }: Author,
  before: JsonObject | null,
  draft: JsonObject,
): void {
  if (own === null) return;
  const held = valuesOf(before?.roles);
  const given = valuesOf(draft.roles).filter((value) => !held.includes(value));
  for (const role of administration.roles.filter(({ value }) => given.includes(value))) {
    const more = role.permissions.find(({ value }) => !permits(own, value));
    if (more === undefined) continue;
    const reason = `it lacks the permission ${more.value}`;
    throw new ScimError(403, null, `the role ${own.value} may not give the role ${role.value}: ${reason}`);
  }
}
