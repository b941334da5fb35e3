/** A running tenant as the process that started it sees it: for tests that look behind the protocol. */
import type { FaultControl } from '../faults';
import type { RequestLog } from '../http/request-log';
import type { PatchOperation } from '../scim/patch';
import type { Json, JsonObject, Resource, ResourceTypeName } from '../scim/resource';
import { foldName } from '../store/store';
import { activate, confirmEmail, signIn } from './account';
import type { Tenant } from './tenant';

export interface TenantHandle {
  /** The name of the kind and what the tenant calls itself. */
  kind: string;
  title: string;
  user(id: string): Resource | null;
  userNamed(userName: string): Resource | null;
  /** Whose the main token is; null once they are deleted. */
  me(): Resource | null;
  /** All users in the order of an unsorted list. */
  users(): Resource[];
  group(id: string): Resource | null;
  groups(): Resource[];
  /** Writes as someone else would: by the same rules, with new versions, past faults and request counts. */
  colleague: Colleague;
  /** A user accepts the invitation, choosing a user name where they have none. @throws ScimError 404, 409 */
  activate(id: string, userName?: string): Resource;
  /** A user confirms a new address with the code that was mailed to it. @throws ScimError 404 */
  confirmEmail(code: string): Resource;
  /** A user signs in, now. @throws ScimError 404 */
  signIn(id: string): Resource;
  /** The requests that came over HTTP. */
  requests: RequestLog;
  faults: FaultControl;
}

/** All throw a ScimError where the tenant refuses. */
export interface Colleague {
  create(type: ResourceTypeName, attributes: JsonObject): Resource;
  /** Sets attributes by path, e.g. `{ 'name.givenName': 'Ada', title: null }`; null unassigns. */
  edit(type: ResourceTypeName, id: string, values: Record<string, Json>): Resource;
  patch(type: ResourceTypeName, id: string, operations: readonly PatchOperation[]): Resource;
  remove(type: ResourceTypeName, id: string): void;
}

interface Parts {
  /** Signed by the colleague. */
  tenant: Tenant;
  /** The id of the user whose the main token is; null where there was nobody to give it to. */
  ownId: string | null;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  requests: RequestLog;
  faults: FaultControl;
}

export function tenantHandle({ tenant, ownId, now, requests, faults }: Parts): TenantHandle {
  const { store, kind } = tenant;
  const all = (type: ResourceTypeName) =>
    store
      .shelf(type)
      .all()
      .map(({ resource }) => resource);
  return {
    kind: kind.name,
    title: kind.title,
    user: (id) => store.users.get(id)?.resource ?? null,
    userNamed: (userName) => store.users.named(foldName(userName))?.resource ?? null,
    me: () => (ownId === null ? null : (store.users.get(ownId)?.resource ?? null)),
    users: () => all('User'),
    group: (id) => store.groups.get(id)?.resource ?? null,
    groups: () => all('Group'),
    colleague: {
      create(type, attributes) {
        const schemas = [tenant.model(type).core.id];
        return tenant.create(type, { schemas, ...attributes }).resource;
      },
      edit(type, id, values) {
        const operations = Object.entries(values).map(([path, value]) => ({ op: 'replace' as const, path, value }));
        return tenant.patch(type, id, operations).resource;
      },
      patch: (type, id, operations) => tenant.patch(type, id, operations).resource,
      remove: (type, id) => tenant.remove(type, id),
    },
    activate: (id, userName) => activate(tenant, id, userName ?? null, now()).resource,
    confirmEmail: (code) => confirmEmail(tenant, code).resource,
    signIn: (id) => signIn(tenant, id, now()).resource,
    requests,
    faults,
  };
}
