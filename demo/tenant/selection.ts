/** Which resources a list shows, and in what order. Those that a filter names one by one are looked up, not searched. */
import type { Filter } from 'scim2-parse-filter';
import { compileFilter, parseFilter } from '../scim/filter';
import { type ResourceModel, resolvePath } from '../scim/model';
import { type SortOrder, sorted } from '../scim/sort';
import type { Entry, Shelf } from '../store/store';

export interface Selection {
  filter: string | null;
  sortBy: string | null;
  sortOrder: SortOrder;
}

/** A client pages through the same selection; this many of them are kept. */
const keptSelections = 8;

/** The resources that an attribute's value names; null for an attribute that is not indexed. */
function lookUp(model: ResourceModel, shelf: Shelf, path: string, value: string): Entry[] | null {
  const place = resolvePath(model, path);
  if (place?.attribute == null || place.extension !== null || place.sub !== null) return null;
  const one = (entry: Entry | null) => (entry === null ? [] : [entry]);
  switch (place.attribute.name) {
    case 'id':
      return one(shelf.get(value));
    case 'userName':
      return one(shelf.named(value));
    case 'externalId':
      return shelf.external(value);
    default:
      return null;
  }
}

/** Resources among which are all that pass the filter; null if only a search can tell. */
function candidates(model: ResourceModel, shelf: Shelf, filter: Filter): Entry[] | null {
  switch (filter.op) {
    case 'eq':
      return typeof filter.compValue === 'string' ? lookUp(model, shelf, filter.attrPath, filter.compValue) : null;
    case 'and':
      for (const part of filter.filters) {
        const found = candidates(model, shelf, part);
        if (found !== null) return found;
      }
      return null;
    case 'or': {
      const all = new Set<Entry>();
      for (const part of filter.filters) {
        const found = candidates(model, shelf, part);
        if (found === null) return null;
        for (const entry of found) all.add(entry);
      }
      return [...all].sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
    }
    default:
      return null;
  }
}

/**
 * The entries that pass the filter, in the order asked for.
 * @throws ScimError 400
 */
export function choose(
  model: ResourceModel,
  entries: readonly Entry[],
  { filter, sortBy, sortOrder }: Selection,
): readonly Entry[] {
  const test = filter === null ? null : compileFilter(model, parseFilter(filter));
  const chosen = test === null ? entries : entries.filter(({ resource }) => test(resource));
  return sortBy === null ? chosen : sorted(model, chosen, ({ resource }) => resource, sortBy, sortOrder);
}

/** Chooses from a shelf; what took a search is kept for the next page. */
export function createSelector(model: ResourceModel, shelf: Shelf): (selection: Selection) => readonly Entry[] {
  const kept = new Map<string, { revision: number; entries: readonly Entry[] }>();
  return (selection) => {
    const { filter, sortBy, sortOrder } = selection;
    if (filter === null && sortBy === null) return shelf.all();
    const named = filter === null ? null : candidates(model, shelf, parseFilter(filter));
    if (named !== null) return choose(model, named, selection);
    const key = JSON.stringify([filter, sortBy, sortOrder]);
    const known = kept.get(key);
    if (known?.revision === shelf.revision) return known.entries;
    const entries = choose(model, shelf.all(), selection);
    kept.delete(key);
    kept.set(key, { revision: shelf.revision, entries });
    const [oldest] = kept.keys();
    if (kept.size > keptSelections && oldest !== undefined) kept.delete(oldest);
    return entries;
  };
}
