/** Fills a tenant: with generated people, or with what its file holds. */
import { setImmediate } from 'node:timers/promises';
import type { Kind } from '../kinds/kind';
import { Draw, uuidFor } from '../people/draw';
import { createPeople, latest, type Person } from '../people/people';
import { versionTag } from '../scim/etag';
import { type ResourceModel, schemasOf } from '../scim/model';
import type { JsonObject, Meta, Resource } from '../scim/resource';
import type { TenantFile } from '../store/file';
import type { Entry, Store } from '../store/store';
import { withGroup } from './membership';

export type Progress = (done: number, total: number) => void;

/** After this many users the event loop gets a turn, and progress is told. */
const stride = 5_000;
const groupSpace = 2;
const largestGroup = 500;

/** Makes a resource of attributes, in place. */
function generated(
  model: ResourceModel,
  id: string,
  attributes: JsonObject,
  created: number,
  lastModified: number,
): Resource {
  const meta: Meta = {
    resourceType: model.name,
    created: new Date(created).toISOString(),
    lastModified: new Date(lastModified).toISOString(),
    version: versionTag(1),
  };
  return Object.assign(attributes, { schemas: schemasOf(model, attributes), id, meta });
}

/** Whether somebody can administer the others: the first such person does, whatever role chance would give. */
function canLead({ active, activated, language }: Person): boolean {
  // Most who look at these tenants read from left to right.
  return active && activated && language !== 'he' && language !== 'ar';
}

function userOf(kind: Kind, person: Person, leads: boolean, selfService: boolean): Entry {
  const { attributes, hidden } = kind.describe(person, person.draw.pick(kind.departments), { leads, selfService });
  if (leads) hidden.bears = kind.administration.roles[0].value;
  const resource = generated(kind.user, person.id, attributes, person.created, person.lastModified);
  return { resource, hidden, json: null };
}

/** Some of the users, each once: few in most groups, many in some. */
function membersOf(users: readonly Entry[], draw: Draw): Resource[] {
  const size = Math.min(5 + Math.floor((largestGroup - 5) * draw.next() ** 3), Math.ceil(users.length / 3));
  const members = new Map<string, Resource>();
  for (let tries = 0; members.size < size && tries < size * 4; tries += 1) {
    const user = users[draw.below(users.length)]?.resource;
    if (user !== undefined) members.set(user.id, user);
  }
  return [...members.values()];
}

function addGroups(kind: Kind, store: Store, groups: number, seed: number): void {
  const users = store.users.all();
  for (const [index, displayName] of kind.groups.slice(0, groups).entries()) {
    const draw = new Draw(seed ^ groupSpace, index);
    const members = membersOf(users, draw);
    const created = latest - draw.below(3_000) * 86_400_000;
    const attributes: JsonObject = { displayName };
    if (members.length > 0) attributes.members = members.map(({ id }) => ({ value: id, type: 'User' }));
    const group = generated(kind.group, uuidFor(seed, groupSpace, index), attributes, created, created);
    store.groups.put({ resource: group, hidden: {}, json: null });
    for (const { id } of members) {
      const entry = store.users.get(id);
      if (entry === null) continue;
      const { schemas, meta } = entry.resource;
      store.users.put({ ...entry, resource: { ...withGroup(entry.resource, group, true), schemas, id, meta } });
    }
  }
}

/** How much of a tenant to generate. */
export interface Extent {
  users: number;
  groups: number;
  seed: number;
  /** The people of the tenant have their say; see the kinds. */
  selfService?: boolean;
  /** When active people were last seen reckons back from here; milliseconds since 1970, UTC. */
  now?: number;
}

/** Generates users and groups; the same ones for the same seed. */
export async function generate(
  kind: Kind,
  store: Store,
  { users, groups, seed, selfService = false, now = latest }: Extent,
  onProgress: Progress,
): Promise<void> {
  const people = createPeople(seed, now);
  let isLed = false;
  for (let done = 0; done < users; done += 1) {
    if (done % stride === 0) {
      onProgress(done, users);
      await setImmediate();
    }
    const person = people.next();
    const leads: boolean = !isLed && canLead(person);
    isLed ||= leads;
    store.users.put(userOf(kind, person, leads, selfService));
  }
  addGroups(kind, store, groups, seed);
  onProgress(users, users);
}

/** Takes in what a file holds. */
export async function restore(file: TenantFile, store: Store, onProgress: Progress): Promise<void> {
  let done = 0;
  for (const { type, entry } of file.read()) {
    if (done % stride === 0) {
      onProgress(done, file.size);
      await setImmediate();
    }
    store.shelf(type).load(entry);
    done += 1;
  }
  onProgress(file.size, file.size);
}
