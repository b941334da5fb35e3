/** The tenant's resources in memory, with a journal that may keep them on disk too. */
import type { JsonObject, Resource, ResourceTypeName } from '../scim/resource';
import { createExternalIds, type ExternalIds } from './external-ids';

/** A resource with what the tenant knows about it and shows to nobody. Replaced, never changed, when either changes. */
export interface Entry {
  readonly resource: Resource;
  readonly hidden: Readonly<JsonObject>;
  /** The resource as answers show it, once it has been asked for. */
  json: string | null;
  /** Where it stands in the order of creation; the shelf says. */
  place?: number;
}

/** Told of every change; null stands for a resource that was not or is no more. */
export type Watcher = (type: ResourceTypeName, id: string, before: Entry | null) => void;

export type GoneListener = (type: ResourceTypeName, id: string) => void;

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
  /** By the client's own identifier, which more than one may have. In the order of creation. */
  external(externalId: string): Entry[];
  /** All of them as they are now; what is written later shows in the same list. */
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
  /** Tells of every change, before it is made, until the function that it returns is called. */
  watch(watcher: Watcher): () => void;
  /** Tells of every resource that is no more, in one transaction with its removal. */
  whenGone(listener: GoneListener): void;
  close(): void;
}

/** How a unique name is looked up. */
export function foldName(name: string): string {
  return name.toLowerCase();
}

/** Where an entry stands in a list that is in the order of creation. */
function placeIn(inOrder: readonly Entry[], { place = 0 }: Entry): number {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((inOrder[middle]?.place ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param nameOf the value of the attribute that no two resources may share; null if there is none */
function createShelf(
  type: ResourceTypeName,
  journal: Journal,
  watchers: ReadonlySet<Watcher>,
  gone: GoneListener,
  nameOf: (resource: Resource) => string | null,
): Shelf {
  const byId = new Map<string, Entry>();
  const idByName = new Map<string, string>();
  /** Made when it is first asked for: in a large tenant it takes its time and space. */
  let externals: ExternalIds | null = null;
  let places = 0;
  let inOrder: Entry[] | null = null;
  let revision = 0;

  const forgetName = (entry: Entry | undefined) => {
    const name = entry === undefined ? null : nameOf(entry.resource);
    if (name !== null) idByName.delete(foldName(name));
  };
  const load = (entry: Entry) => {
    const { id } = entry.resource;
    const known = byId.get(id);
    forgetName(known);
    if (known !== undefined) externals?.forget(known.resource);
    entry.place = known?.place ?? places++;
    byId.set(id, entry);
    externals?.remember(entry.resource);
    const name = nameOf(entry.resource);
    if (name !== null) idByName.set(foldName(name), id);
    if (known === undefined) inOrder?.push(entry);
    else if (inOrder !== null) inOrder[placeIn(inOrder, known)] = entry;
    revision += 1;
  };

  const tell = (id: string) => {
    for (const watcher of watchers) watcher(type, id, byId.get(id) ?? null);
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
    external(externalId) {
      externals ??= createExternalIds(byId.values());
      const found = externals.ids(externalId).flatMap((id) => byId.get(id) ?? []);
      return found.sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
    },
    all() {
      // A map keeps the order of creation, also when an entry is replaced.
      inOrder ??= [...byId.values()];
      return inOrder;
    },
    load,
    put(entry) {
      journal.put(type, entry);
      tell(entry.resource.id);
      load(entry);
    },
    remove(id) {
      journal.together(() => {
        journal.remove(type, id);
        gone(type, id);
      });
      tell(id);
      const known = byId.get(id);
      forgetName(known);
      if (known !== undefined) {
        externals?.forget(known.resource);
        inOrder?.splice(placeIn(inOrder, known), 1);
      }
      byId.delete(id);
      revision += 1;
    },
  };
}

export function createStore(journal: Journal): Store {
  const watchers = new Set<Watcher>();
  const loginName = ({ userName }: Resource) => (typeof userName === 'string' ? userName : null);
  const goneListeners: GoneListener[] = [];
  const gone: GoneListener = (type, id) => {
    for (const listener of goneListeners) listener(type, id);
  };
  const users = createShelf('User', journal, watchers, gone, loginName);
  const groups = createShelf('Group', journal, watchers, gone, () => null);
  return {
    users,
    groups,
    shelf: (type) => (type === 'User' ? users : groups),
    together: (work) => journal.together(work),
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    whenGone(listener) {
      goneListeners.push(listener);
    },
    close: () => journal.close(),
  };
}
