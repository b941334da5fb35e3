/** A running tenant as the process that started it sees it: for tests that look behind the protocol. */
import type { SecondAdmin } from '../colleague/second-admin';
import type { FaultControl } from '../faults';
import type { RequestLog } from '../http/request-log';
import type { Mailbox } from '../mail/mailbox';
import type { Office } from '../office';
import type { PatchOperation } from '../scim/patch';
import { locatePhotos } from '../scim/present';
import type { Json, JsonObject, Resource, ResourceTypeName } from '../scim/resource';
import { type Entry, foldName } from '../store/store';
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
  /** What the tenant has mailed: each mail once. */
  mailbox: Pick<Mailbox, 'all' | 'to'>;
  /** What was done by actions. */
  receipts: Pick<Office['receipts'], 'all' | 'find'>;
  /** API keys, without the keys themselves; `recognise` finds the one of a key that was shown. */
  keys: Pick<Office['keys'], 'all' | 'of' | 'recognise'>;
  passwords: Pick<Office['passwords'], 'changed' | 'matches'>;
  /** Pictures, by user. */
  photos: Pick<Office['photos'], 'of' | 'bytes'>;
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
  /** Edits some user in some way, as the second admin does now and then; null if nothing came to mind. */
  work(): Resource | null;
}

interface Parts {
  /** Signed by the colleague. */
  tenant: Tenant;
  /** The id of the user whose the main token is; null where there was nobody to give it to. */
  ownId: string | null;
  baseUrl(): string;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  office: Office;
  secondAdmin: SecondAdmin;
  requests: RequestLog;
  faults: FaultControl;
}

export function tenantHandle(parts: Parts): TenantHandle {
  const { tenant, ownId, baseUrl, now, office, secondAdmin, requests, faults } = parts;
  const { store, kind } = tenant;
  const located = new WeakMap<Resource, Resource>();
  /** As answers show it, as far as values are concerned; the same object for the same version. */
  const shown = (resource: Resource): Resource => {
    if (!Array.isArray(resource.photos)) return resource;
    const known = located.get(resource);
    if (known !== undefined) return known;
    const made = { ...resource, photos: locatePhotos(resource.photos, baseUrl()) };
    located.set(resource, made);
    return made;
  };
  const one = (entry: Entry | null) => (entry === null ? null : shown(entry.resource));
  const all = (type: ResourceTypeName) =>
    store
      .shelf(type)
      .all()
      .map(({ resource }) => shown(resource));
  return {
    kind: kind.name,
    title: kind.title,
    user: (id) => one(store.users.get(id)),
    userNamed: (userName) => one(store.users.named(foldName(userName))),
    me: () => (ownId === null ? null : one(store.users.get(ownId))),
    users: () => all('User'),
    group: (id) => one(store.groups.get(id)),
    groups: () => all('Group'),
    colleague: {
      create(type, attributes) {
        const schemas = [tenant.model(type).core.id];
        return shown(tenant.create(type, { schemas, ...attributes }).resource);
      },
      edit(type, id, values) {
        const operations = Object.entries(values).map(([path, value]) => ({ op: 'replace' as const, path, value }));
        return shown(tenant.patch(type, id, operations).resource);
      },
      patch: (type, id, operations) => shown(tenant.patch(type, id, operations).resource),
      remove: (type, id) => tenant.remove(type, id),
      work: () => secondAdmin.edit(),
    },
    activate: (id, userName) => shown(activate(tenant, id, userName ?? null, now()).resource),
    confirmEmail: (code) => shown(confirmEmail(tenant, code).resource),
    signIn: (id) => shown(signIn(tenant, id, now()).resource),
    mailbox: office.mailbox,
    receipts: office.receipts,
    keys: office.keys,
    passwords: office.passwords,
    photos: office.photos,
    requests,
    faults,
  };
}
