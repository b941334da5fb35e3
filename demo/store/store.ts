/** The tenant's resources in memory, with a journal that may keep them on disk too. */
import type { JsonObject, Resource, ResourceTypeName } from '../scim/resource';

/** A resource with what the tenant knows about it and shows to nobody. Replaced, never changed, when either changes. */
export interface Entry {
  readonly resource: Resource;
  readonly hidden: Readonly<JsonObject>;
  /** The resource as answers show it, once it has been asked for. */
  json: string | null;
}

/** Keeps writes somewhere safer than memory. Called before memory is changed; throws if it cannot. */
export interface Journal {
  put(type: ResourceTypeName, entry: Entry): void;
  remove(type: ResourceTypeName, id: string): void;
  /** All writes made by `work` are kept, or none. */
  together<T>(work: () => T): T;
  close(): void;
}

export const noJournal: Journal = {
  put: () => undefined,
  remove: () => undefined,
  together: (work) => work(),
  close: () => undefined,
};

/** The resources of one type, in the order they were created. */
export interface Shelf {
  readonly size: number;
  /** Grows with every write. */
  readonly revision: number;
  get(id: string): Entry | null;
  /** By a unique attribute's value, in any case. */
  named(name: string): Entry | null;
  all(): readonly Entry[];
  put(entry: Entry): void;
  /** Takes in what is kept already, or will be: without telling the journal. */
  load(entry: Entry): void;
  remove(id: string): void;
}

export interface Store {
  users: Shelf;
  groups: Shelf;
  shelf(type: ResourceTypeName): Shelf;
  together<T>(work: () => T): T;
  close(): void;
}

/** How a unique name is looked up. */
export function foldName(name: string): string {
  return name.toLowerCase();
}

/** @param nameOf the value of the attribute that no two resources may share; null if there is none */
function createShelf(type: ResourceTypeName, journal: Journal, nameOf: (resource: Resource) => string | null): Shelf {
  const byId = new Map<string, Entry>();
  const idByName = new Map<string, string>();
  let inOrder: Entry[] | null = null;
  let revision = 0;

  const forgetName = (entry: Entry | undefined) => {
    const name = entry === undefined ? null : nameOf(entry.resource);
    if (name !== null) idByName.delete(foldName(name));
  };
  const load = (entry: Entry) => {
    const { id } = entry.resource;
    forgetName(byId.get(id));
    byId.set(id, entry);
    const name = nameOf(entry.resource);
    if (name !== null) idByName.set(foldName(name), id);
    inOrder = null;
    revision += 1;
  };

  return {
    get size() {
      return byId.size;
    },
    get revision() {
      return revision;
    },
    get: (id) => byId.get(id) ?? null,
    named(name) {
      const id = idByName.get(foldName(name));
      return id === undefined ? null : (byId.get(id) ?? null);
    },
    all() {
      // A map keeps the order of creation, also when an entry is replaced.
      inOrder ??= [...byId.values()];
      return inOrder;
    },
    load,
    put(entry) {
      journal.put(type, entry);
      load(entry);
    },
    remove(id) {
      journal.remove(type, id);
      forgetName(byId.get(id));
      byId.delete(id);
      inOrder = null;
      revision += 1;
    },
  };
}

export function createStore(journal: Journal): Store {
  const users = createShelf('User', journal, ({ userName }) => (typeof userName === 'string' ? userName : null));
  const groups = createShelf('Group', journal, () => null);
  return {
    users,
    groups,
    shelf: (type) => (type === 'User' ? users : groups),
    together: (work) => journal.together(work),
    close: () => journal.close(),
  };
}
