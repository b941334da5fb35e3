/** A tenant: what can be done with its resources, whoever asks. */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Hidden, Kind } from '../kinds/kind';
import { notFound, ScimError } from '../scim/error';
import { checkPreconditions, type Preconditions, versionNumber, versionTag } from '../scim/etag';
import { compileFilter } from '../scim/filter';
import { carryFixed } from '../scim/fixed';
import { type ResourceModel, schemasOf } from '../scim/model';
import { applyPatch, type PatchOperation } from '../scim/patch';
import { checkComplete, readResource } from '../scim/read';
import type { Json, JsonObject, Meta, Resource, ResourceTypeName } from '../scim/resource';
import { type SortOrder, sorted } from '../scim/sort';
import type { Entry, Store } from '../store/store';
import { completeMembers, followDeletedUser, followGroup } from './membership';

export interface Tenant {
  kind: Kind;
  store: Store;
  model(type: ResourceTypeName): ResourceModel;
  /** @throws ScimError 404 */
  find(type: ResourceTypeName, id: string): Entry;
  /** @throws ScimError 400 */
  query(type: ResourceTypeName, wanted: Selection): readonly Entry[];
  /** @throws ScimError 400, 409 */
  create(type: ResourceTypeName, body: Json | undefined): Entry;
  /** @throws ScimError 400, 404, 409, 412 */
  replace(type: ResourceTypeName, id: string, body: Json | undefined, conditions?: Preconditions): Entry;
  /** @throws ScimError 400, 404, 409, 412 */
  patch(type: ResourceTypeName, id: string, operations: readonly PatchOperation[], conditions?: Preconditions): Entry;
  /** @throws ScimError 404, 412 */
  remove(type: ResourceTypeName, id: string, conditions?: Preconditions): void;
}

export interface Selection {
  filter: string | null;
  sortBy: string | null;
  sortOrder: SortOrder;
}

const unconditional: Preconditions = { ifMatch: null, ifNoneMatch: null };
/** A client pages through the same selection; this many of them are kept. */
const keptSelections = 8;

/** The resource that attributes make, at the version after `previous`. */
function stamp(model: ResourceModel, id: string, attributes: JsonObject, previous: Meta | null, now: number): Resource {
  const { schemas: _schemas, id: _id, meta: _meta, ...rest } = attributes;
  const lastModified = new Date(now).toISOString();
  const created = previous?.created ?? lastModified;
  const version = versionTag(previous === null ? 1 : versionNumber(previous.version) + 1);
  const meta: Meta = { resourceType: model.name, created, lastModified, version };
  return { schemas: schemasOf(model, rest), id, ...rest, meta };
}

function isHidden(hidden: Readonly<JsonObject>): hidden is Hidden {
  return typeof hidden.activated === 'boolean' && typeof hidden.number === 'number';
}

/** @param now milliseconds since 1970, UTC */
export function createTenant(kind: Kind, store: Store, now: () => number): Tenant {
  const model = (type: ResourceTypeName) => (type === 'User' ? kind.user : kind.group);
  const selections = new Map<string, { revision: number; entries: readonly Entry[] }>();
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
    throw new ScimError(409, 'uniqueness', `userName "${userName}" is already taken`);
  }

  /** Applies what the kind has to say, and returns what is hidden of the resource. */
  function obeyRules(type: ResourceTypeName, before: Entry | null, draft: JsonObject): JsonObject {
    if (type === 'Group') {
      completeMembers(store, draft);
      return {};
    }
    const hidden: Hidden =
      before !== null && isHidden(before.hidden) ? { ...before.hidden } : { activated: false, number: nextNumber() };
    for (const rule of kind.rules) rule({ before: before?.resource ?? null, draft, hidden });
    return hidden;
  }

  /** Writes attributes that no client sent: they follow from another write. */
  function follow(type: ResourceTypeName, id: string, attributes: JsonObject): void {
    const { resource, hidden } = find(type, id);
    store.shelf(type).put({ resource: stamp(model(type), id, attributes, resource.meta, now()), hidden, json: null });
  }

  function write(type: ResourceTypeName, id: string, before: Entry | null, attributes: JsonObject): Entry {
    const draft = { ...attributes };
    const hidden = obeyRules(type, before, draft);
    checkComplete(model(type), draft);
    checkUnique(id, draft);
    const resource = stamp(model(type), id, draft, before?.resource.meta ?? null, now());
    // A write that changes nothing makes no new version (RFC 7644 section 3.5.2).
    const same = before !== null && isDeepStrictEqual({ ...resource, meta: before.resource.meta }, before.resource);
    if (same && isDeepStrictEqual(hidden, before.hidden)) return before;
    return store.together(() => {
      const entry: Entry = { resource, hidden, json: null };
      store.shelf(type).put(entry);
      if (type === 'Group') followGroup(store, before?.resource ?? null, resource, follow);
      return entry;
    });
  }

  return {
    kind,
    store,
    model,
    find,
    query(type, { filter, sortBy, sortOrder }) {
      const shelf = store.shelf(type);
      if (filter === null && sortBy === null) return shelf.all();
      const key = JSON.stringify([type, filter, sortBy, sortOrder]);
      const known = selections.get(key);
      if (known?.revision === shelf.revision) return known.entries;
      const test = filter === null ? null : compileFilter(model(type), filter);
      const chosen = test === null ? shelf.all() : shelf.all().filter(({ resource }) => test(resource));
      const entries =
        sortBy === null ? chosen : sorted(model(type), chosen, ({ resource }) => resource, sortBy, sortOrder);
      selections.delete(key);
      selections.set(key, { revision: shelf.revision, entries });
      const [oldest] = selections.keys();
      if (selections.size > keptSelections && oldest !== undefined) selections.delete(oldest);
      return entries;
    },
    create(type, body) {
      const attributes = readResource(model(type), body);
      carryFixed(model(type), {}, attributes);
      return write(type, randomUUID(), null, attributes);
    },
    replace(type, id, body, conditions = unconditional) {
      const before = find(type, id);
      checkPreconditions(conditions, before.resource.meta.version);
      const attributes = readResource(model(type), body);
      carryFixed(model(type), before.resource, attributes);
      return write(type, id, before, attributes);
    },
    patch(type, id, operations, conditions = unconditional) {
      const before = find(type, id);
      checkPreconditions(conditions, before.resource.meta.version);
      return write(type, id, before, applyPatch(model(type), before.resource, operations));
    },
    remove(type, id, conditions = unconditional) {
      const { resource } = find(type, id);
      checkPreconditions(conditions, resource.meta.version);
      store.together(() => {
        store.shelf(type).remove(id);
        if (type === 'Group') followGroup(store, resource, null, follow);
        else followDeletedUser(store, resource, follow);
      });
    },
  };
}
