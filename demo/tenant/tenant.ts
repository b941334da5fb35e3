/** A tenant: what can be done with its resources, whoever asks. */
import { isDeepStrictEqual } from 'node:util';
import { adminUrn, statusFollows } from '../kinds/extensions';
import type { Hidden, Kind } from '../kinds/kind';
import { notFound, ScimError } from '../scim/error';
import { checkPreconditions, type Preconditions, versionNumber, versionTag } from '../scim/etag';
import { carryFixed } from '../scim/fixed';
import { type ResourceModel, schemasOf } from '../scim/model';
import { applyPatch, type PatchOperation } from '../scim/patch';
import { checkComplete, readResource } from '../scim/read';
import {
  isObject,
  type Json,
  type JsonObject,
  type Meta,
  type Resource,
  type ResourceTypeName,
} from '../scim/resource';
import { findAttribute } from '../scim/schema';
import type { Entry, Store } from '../store/store';
import { type Author, checkDeed, nobody } from './author';
import { checkGrant, checkOwn } from './limits';
import { completeMembers, followDeletedUser, followGroup } from './membership';
import type { Witness } from './occurrence';
import { createSelector, type Selection } from './selection';

/** What can be read of a tenant. */
export interface View {
  /** @throws ScimError 404 */
  find(type: ResourceTypeName, id: string): Entry;
  /** @throws ScimError 400 */
  query(type: ResourceTypeName, wanted: Selection): readonly Entry[];
}

export interface Tenant extends View {
  kind: Kind;
  store: Store;
  model(type: ResourceTypeName): ResourceModel;
  /** The same tenant, where what is written is this author's doing. A name alone may do everything. */
  as(author: Author | string): Tenant;
  /** @throws ScimError 400, 403, 409 */
  create(type: ResourceTypeName, body: Json | undefined): Entry;
  /** @throws ScimError 400, 403, 404, 409, 412 */
  replace(type: ResourceTypeName, id: string, body: Json | undefined, conditions?: Preconditions): Entry;
  /** @throws ScimError 400, 403, 404, 409, 412 */
  patch(type: ResourceTypeName, id: string, operations: readonly PatchOperation[], conditions?: Preconditions): Entry;
  /** @throws ScimError 403, 404, 412 */
  remove(type: ResourceTypeName, id: string, conditions?: Preconditions): void;
  /**
   * Changes of a user what no client may, past schemas and rules, as a new version. `change` may assign to the members
   * of what it is given, and leaves the values themselves as they are.
   * @throws ScimError 404
   */
  revise(id: string, change: (draft: JsonObject, hidden: Hidden) => void): Entry;
  /** Stores a resource as `change` makes it: past schemas, rules and versions. */
  amend(type: ResourceTypeName, id: string, change: (resource: Resource) => Resource): Entry;
  /** Makes a new version of a resource in which nothing has changed. */
  touch(type: ResourceTypeName, id: string): Entry;
}

/** What a tenant takes from the world. */
export interface Surroundings {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  uuid(): string;
  /** The people of the tenant have their say: a new address of theirs counts when they have confirmed it. */
  selfService?: boolean;
  witness?: Witness;
}

const unconditional: Preconditions = { ifMatch: null, ifNoneMatch: null };

/** The resource that attributes make, at the version after `previous`. */
function stamp(model: ResourceModel, id: string, attributes: JsonObject, previous: Meta | null, now: number): Resource {
  const { schemas: _schemas, id: _id, meta: _meta, ...rest } = attributes;
  const lastModified = new Date(now).toISOString();
  const created = previous?.created ?? lastModified;
  const version = versionTag(previous === null ? 1 : versionNumber(previous.version) + 1);
  const meta: Meta = { resourceType: model.name, created, lastModified, version };
  return { schemas: schemasOf(model, rest), id, ...rest, meta };
}

/** Notes down who wrote a user. */
function sign(model: ResourceModel, attributes: JsonObject, author: string | null): JsonObject {
  if (author === null || !model.extensions.some(({ schema }) => schema.id === adminUrn)) return attributes;
  const account = attributes[adminUrn];
  return { ...attributes, [adminUrn]: { ...(isObject(account) ? account : {}), lastModifiedBy: author } };
}

function isHidden(hidden: Readonly<JsonObject>): hidden is Hidden {
  return typeof hidden.activated === 'boolean' && typeof hidden.number === 'number';
}

/** A tenant of what the store holds; nobody signs what is written until `as` says who. */
export function createTenant(kind: Kind, store: Store, surroundings: Surroundings): Tenant {
  const { now, uuid, selfService = false, witness = () => undefined } = surroundings;
  const model = (type: ResourceTypeName) => (type === 'User' ? kind.user : kind.group);
  const selectors = {
    User: createSelector(kind.user, store.users),
    Group: createSelector(kind.group, store.groups),
  };
  let lastNumber: number | null = null;

  function nextNumber(): number {
    lastNumber ??= store.users
      .all()
      .reduce((most, { hidden }) => Math.max(most, isHidden(hidden) ? hidden.number : 0), 1000);
    lastNumber += 1;
    return lastNumber;
  }

  function find(type: ResourceTypeName, id: string): Entry {
    const entry = store.shelf(type).get(id);
    if (entry === null) throw notFound(`${type} ${id}`);
    return entry;
  }

  function checkUnique(id: string, { userName }: JsonObject): void {
    const holder = typeof userName === 'string' ? store.users.named(userName) : null;
    if (holder === null || holder.resource.id === id) return;
    const { core } = kind.user;
    // Where nobody can write the name it follows from the address.
    const isOwn = findAttribute(core.attributes, 'userName')?.mutability !== 'readOnly';
    throw new ScimError(409, 'uniqueness', `${isOwn ? 'userName' : 'emails.value'} "${userName}" is already taken`);
  }

  /** Applies what the kind has to say, and returns what is hidden of the resource. */
  function obeyRules(type: ResourceTypeName, before: Entry | null, draft: JsonObject): JsonObject {
    if (type === 'Group') {
      completeMembers(store, draft);
      return {};
    }
    const hidden: Hidden =
      before !== null && isHidden(before.hidden) ? { ...before.hidden } : { activated: false, number: nextNumber() };
    const makeCode = () => uuid().slice(0, 8).toUpperCase();
    for (const rule of kind.rules) rule({ before: before?.resource ?? null, draft, hidden, selfService, makeCode });
    return hidden;
  }

  /** The next version of a resource. */
  function stamped(type: ResourceTypeName, id: string, attributes: JsonObject, before: Entry | null, { name }: Author) {
    return stamp(model(type), id, sign(model(type), attributes, name), before?.resource.meta ?? null, now());
  }

  /** Writes attributes that no client sent: they follow from another write. */
  const following = (by: Author) => (type: ResourceTypeName, id: string, attributes: JsonObject) => {
    const before = find(type, id);
    const resource = stamped(type, id, attributes, before, by);
    store.shelf(type).put({ resource, hidden: before.hidden, json: null });
  };

  function put(type: ResourceTypeName, before: Entry | null, entry: Entry, by: Author): Entry {
    return store.together(() => {
      store.shelf(type).put(entry);
      if (type === 'Group') followGroup(store, before?.resource ?? null, entry.resource, following(by));
      return entry;
    });
  }

  /** Tells of what people are written to about. */
  function tell(before: Entry | null, { resource: user, hidden }: Entry): void {
    if (before === null) witness({ what: 'created', user });
    const account = user[adminUrn];
    const email = isObject(account) ? account.pendingEmail : undefined;
    const { emailCode: code } = hidden;
    if (typeof code !== 'string' || typeof email !== 'string' || code === before?.hidden.emailCode) return;
    witness({ what: 'emailRequested', user, email, code });
  }

  function write(type: ResourceTypeName, id: string, before: Entry | null, attributes: JsonObject, by: Author) {
    const draft = { ...attributes };
    if (type === 'User') {
      checkOwn(kind, by, id, before?.resource ?? null, draft);
      checkGrant(kind, by, before?.resource ?? null, draft);
    }
    const hidden = obeyRules(type, before, draft);
    checkComplete(model(type), draft);
    checkUnique(id, draft);
    if (before !== null) {
      const { schemas, meta } = before.resource;
      // A write that changes nothing makes no new version (RFC 7644 section 3.5.2).
      const same = isDeepStrictEqual({ ...draft, schemas, id, meta }, before.resource);
      if (same && isDeepStrictEqual(hidden, before.hidden)) return before;
    }
    const entry = put(type, before, { resource: stamped(type, id, draft, before, by), hidden, json: null }, by);
    if (type === 'User') tell(before, entry);
    return entry;
  }

  const by = (author: Author): Tenant => ({
    kind,
    store,
    model,
    find,
    query: (type, wanted) => selectors[type](wanted),
    as: (other) => by(typeof other === 'string' ? { ...nobody, name: other } : other),
    create(type, body) {
      checkDeed(author, type, 'create');
      const attributes = readResource(model(type), body);
      carryFixed(model(type), {}, attributes);
      return write(type, uuid(), null, attributes, author);
    },
    replace(type, id, body, conditions = unconditional) {
      checkDeed(author, type, 'edit');
      const before = find(type, id);
      checkPreconditions(conditions, before.resource.meta.version);
      const attributes = readResource(model(type), body);
      carryFixed(model(type), before.resource, attributes);
      return write(type, id, before, attributes, author);
    },
    patch(type, id, operations, conditions = unconditional) {
      checkDeed(author, type, 'edit');
      const before = find(type, id);
      checkPreconditions(conditions, before.resource.meta.version);
      return write(type, id, before, applyPatch(model(type), before.resource, operations), author);
    },
    remove(type, id, conditions = unconditional) {
      checkDeed(author, type, 'delete');
      const { resource } = find(type, id);
      checkPreconditions(conditions, resource.meta.version);
      store.together(() => {
        store.shelf(type).remove(id);
        if (type === 'Group') followGroup(store, resource, null, following(author));
        else followDeletedUser(store, resource, following(author));
      });
    },
    revise(id, change) {
      const before = find('User', id);
      if (!isHidden(before.hidden)) throw new Error(`User ${id} has nothing hidden`);
      const draft: JsonObject = { ...before.resource };
      const hidden = { ...before.hidden };
      change(draft, hidden);
      statusFollows({ draft, hidden });
      const entry = { resource: stamped('User', id, draft, before, author), hidden, json: null };
      return put('User', before, entry, author);
    },
    amend(type, id, change) {
      const before = find(type, id);
      return put(type, before, { resource: change(before.resource), hidden: before.hidden, json: null }, author);
    },
    touch(type, id) {
      const before = find(type, id);
      const resource = stamped(type, id, before.resource, before, author);
      return put(type, before, { resource, hidden: before.hidden, json: null }, author);
    },
  });
  return by(nobody);
}
