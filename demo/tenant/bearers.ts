/** Whose the tokens are. Each belongs to a user of the tenant and has the rights of a role, whatever becomes of the user. */
import type { Role } from '../kinds/role';
import { isObject, type Resource } from '../scim/resource';
import type { Entry } from '../store/store';
import type { Author } from './author';
import type { Tenant } from './tenant';

/** A token besides the main one. */
export interface AdminToken {
  token: string;
  /** The role whose rights it has; unless told that of the user, or the least that there is. */
  role?: string;
  /** Whose it is; somebody with the role unless told. */
  userName?: string;
}

function roleNameOf({ roles }: Resource): string | null {
  const [role] = Array.isArray(roles) ? roles : [];
  return isObject(role) && typeof role.value === 'string' ? role.value : null;
}

/** Most who look at these tenants can read the name. */
const isLatin = ({ displayName }: Resource) => /\p{Script=Latin}/u.test(String(displayName));
const isInUse = ({ resource, hidden }: Entry) => resource.active !== false && hidden.activated === true;

/** Somebody of a role who has no token yet; where there is nobody, the last one in use is given the role. */
function holderOf(tenant: Tenant, role: Role, taken: ReadonlySet<string>): Entry | null {
  const { users } = tenant.store;
  const known = users.all().find(({ resource, hidden }) => hidden.bears === role.value && !taken.has(resource.id));
  if (known !== undefined) return known;
  const free = users.all().filter(({ resource, hidden }) => !taken.has(resource.id) && hidden.bears === undefined);
  const fit = free.filter(isInUse);
  const holders = fit.filter(({ resource }) => roleNameOf(resource) === role.value);
  const [holder = holders.at(0)] = holders.filter(({ resource }) => isLatin(resource));
  if (holder !== undefined) return holder;
  const last = fit.at(-1) ?? free.at(-1) ?? null;
  if (last === null) return null;
  return tenant.amend('User', last.resource.id, (user) => ({ ...user, roles: [{ value: role.value, primary: true }] }));
}

/** Remembers whose the token is, so that it is found again in a file. */
function mark(tenant: Tenant, { resource, hidden }: Entry, role: Role): void {
  if (hidden.bears === role.value) return;
  tenant.store.users.put({ resource, hidden: { ...hidden, bears: role.value }, json: null });
}

function bearer(entry: Entry | null, role: Role, name: string | null): Author {
  if (entry === null) return { name: name ?? role.value, userId: null, role };
  const { id: userId, displayName, userName } = entry.resource;
  return { name: name ?? String(displayName ?? userName ?? userId), userId, role };
}

function named(tenant: Tenant, userName: string): Entry {
  const entry = tenant.store.users.named(userName);
  if (entry === null) throw new Error(`a token was to be that of ${userName}, but there is no such user`);
  return entry;
}

/**
 * Finds the owners of all tokens: of the main one, who may do everything, and of the others.
 * @param name as which the main token's bearer is noted down; that of the user if null
 * @throws Error for a role or a user that there is not
 */
export function findBearers(
  tenant: Tenant,
  mainToken: string,
  name: string | null,
  others: readonly AdminToken[],
): ReadonlyMap<string, Author> {
  const { roles } = tenant.kind.administration;
  const taken = new Set<string>();
  const take = (entry: Entry | null, role: Role) => {
    if (entry === null) return null;
    taken.add(entry.resource.id);
    mark(tenant, entry, role);
    return entry;
  };
  const roleNamed = (value: string) => {
    const role = roles.find((one) => one.value.toLowerCase() === value.toLowerCase());
    if (role !== undefined) return role;
    throw new Error(`there is no role ${value}; only ${roles.map((one) => one.value).join(', ')}`);
  };
  const [first] = roles;
  const bearers = new Map([[mainToken, bearer(take(holderOf(tenant, first, taken), first), first, name)]]);
  for (const { token, role: wanted, userName } of others) {
    const user = userName === undefined ? null : named(tenant, userName);
    const value = wanted ?? (user === null ? null : roleNameOf(user.resource));
    const role = value === null ? (roles.at(-1) ?? first) : roleNamed(value);
    const entry = user ?? take(holderOf(tenant, role, taken), role);
    bearers.set(token, bearer(entry, role, null));
  }
  return bearers;
}
