/** Lists that hold so few resources that all of them are read at once. */
import type { Result } from '../../../preload/contract';
import { succeeded } from '../../../preload/failure';
import type { Resource } from '../scim/resource';
import type { Connection } from './exchange';
import { fetchPage, type Listing } from './pages';
import { type Query, searchPaging } from './paging';

/** So many pages are more than any such list has; a server that gives one resource in each is left. */
const mostPages = 100;

export interface FewPage {
  /** Each that no page before has shown. */
  resources: Resource[];
  /** Entries without a usable id. */
  skipped: number;
}

/**
 * The pages of a list, until it ends or `most` resources have come; the last page may bring more. A failure is the end.
 */
export async function* fewPages(
  connection: Connection,
  listing: Listing,
  most: number,
  signal: AbortSignal,
): AsyncGenerator<Result<FewPage>> {
  const seen = new Set<string>();
  const paging = searchPaging(most);
  let place: Query | null = paging.first();
  for (let pages = 0; place && seen.size < most && pages < mostPages; pages += 1) {
    const page = await fetchPage(connection, listing, place, signal);
    if (!page.ok && seen.size > 0 && paging.endsWith(page.failure)) return;
    if (!page.ok) {
      yield page;
      return;
    }
    const fresh = new Map<string, Resource>();
    for (const resource of page.value.resources) {
      if (!seen.has(resource.id)) fresh.set(resource.id, resource);
    }
    for (const id of fresh.keys()) seen.add(id);
    yield succeeded({ resources: [...fresh.values()], skipped: page.value.skipped });
    place = fresh.size === 0 ? null : paging.next(page.value);
  }
}
