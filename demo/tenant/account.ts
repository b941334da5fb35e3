/** What people do to their own accounts, by the links that they were mailed. */
import { addressOf, withAddress } from '../kinds/emails';
import { adminUrn } from '../kinds/extensions';
import { notFound, ScimError } from '../scim/error';
import { isObject, type JsonObject, type Resource } from '../scim/resource';
import { findAttribute } from '../scim/schema';
import type { Entry } from '../store/store';
import { type Author, nobody } from './author';
import type { Tenant } from './tenant';

/** Users act in their own name. */
function self({ id, displayName, userName }: Resource): Author {
  const name = typeof displayName === 'string' ? displayName : String(userName ?? id);
  return { ...nobody, name, userId: id };
}

/** A user name that nobody has, made of what stands before the @ of an address. */
function freeName(tenant: Tenant, address: string): string {
  const [stem = ''] = address.split('@');
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? stem : `${stem}${count}`;
    if (tenant.store.users.named(name) === null) return name;
  }
}

/** The name that somebody chooses who has none; null where they have one. */
function chosenName(tenant: Tenant, { resource }: Entry, wanted: string | null): string | null {
  const isOwn = findAttribute(tenant.kind.user.core.attributes, 'userName')?.mutability !== 'readOnly';
  if (!isOwn || (wanted === null && resource.userName !== undefined)) return null;
  const name = wanted ?? freeName(tenant, addressOf(resource) ?? 'user');
  const holder = tenant.store.users.named(name);
  if (holder !== null && holder.resource.id !== resource.id) {
    throw new ScimError(409, 'uniqueness', `userName "${name}" is already taken`);
  }
  return name;
}

function noteLogin(draft: JsonObject, now: number): void {
  const account = draft[adminUrn];
  draft[adminUrn] = { ...(isObject(account) ? account : {}), lastLogin: new Date(now).toISOString() };
}

/**
 * Accepts the invitation, and signs in for the first time.
 * @param userName the name that the user chooses to sign in with; null leaves the choice to the tenant
 * @throws ScimError 404, and 409 where another user has that name
 */
export function activate(tenant: Tenant, id: string, userName: string | null, now: number): Entry {
  const entry = tenant.find('User', id);
  const name = chosenName(tenant, entry, userName);
  return tenant.as(self(entry.resource)).revise(id, (draft, hidden) => {
    if (name !== null) draft.userName = name;
    hidden.activated = true;
    noteLogin(draft, now);
  });
}

/**
 * Signs a user in, which is nobody's doing that would be noted down.
 * @throws ScimError 404
 */
export function signIn(tenant: Tenant, id: string, now: number): Entry {
  return tenant.as(nobody).revise(id, (draft) => noteLogin(draft, now));
}

/**
 * Puts the address in force that the code was mailed to.
 * @throws ScimError 404 for a code that confirms nothing, or nothing any more
 */
export function confirmEmail(tenant: Tenant, code: string): Entry {
  const wanted = code.trim().toUpperCase();
  const entry = tenant.store.users.all().find(({ hidden }) => hidden.emailCode === wanted);
  if (entry === undefined) throw notFound(`the code ${code}`);
  const { resource } = entry;
  return tenant.as(self(resource)).revise(resource.id, (draft, hidden) => {
    const account = draft[adminUrn];
    const { pendingEmail, ...settled } = isObject(account) ? account : {};
    if (typeof pendingEmail === 'string') draft.emails = withAddress(draft, pendingEmail);
    draft[adminUrn] = settled;
    delete hidden.emailCode;
  });
}
