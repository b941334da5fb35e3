/** All resources of a kind, page by page. */
import type { Result } from '../../../preload/contract';
import { type Failure, succeeded } from '../../../preload/failure';
import type { Resource, ResourceKind } from '../scim/resource';
import { hostOf } from './base-url';
import { endpointOf, searchPath } from './endpoint';
import { type Connection, exchange } from './exchange';
import { type ListPage, readList } from './list';
import { withOwnAbort } from './own-abort';
import { cursorPaging, indexPaging, type Paging, type Query } from './paging';

export interface ResourcePage {
  resources: Resource[];
  /** How many resources the tenant claims to have in all; a hint, null where it doesn't say. */
  total: number | null;
  /** The `Date` header of the answer: the server's own clock. */
  date: string | null;
  /** When this page was asked for, by our own clock: what was learnt of a resource since then is newer. */
  requestedAt: number;
  /** Resources without an id, left out of `resources`. */
  skipped: number;
}

export interface PageOptions {
  /** Users unless told. */
  kind?: ResourceKind;
  /** How many resources to ask for in a page; 1,000 unless told. The tenant may give fewer. */
  count?: number;
  /** A SCIM filter (RFC 7644 section 3.4.2.2). */
  filter?: string;
  /** What to return of each resource (RFC 7644 section 3.9); everything unless told. The tenant may give more. */
  attributes?: string[];
}

/** How a tenant's pages go, as far as is known; learnt while paging. */
export interface PagingStyle {
  cursorOnly: boolean;
}

/** A page with what leads on from it. */
export interface FetchedPage extends ListPage {
  date: string | null;
  requestedAt: number;
}

/** What is asked for on every page alike. */
export interface Listing {
  endpoint: string;
  query: Query;
  /** There may be nothing in it, unlike a tenant without any users. */
  mayBeEmpty?: boolean;
}

/**
 * Yields the pages of all resources, or of those that the filter finds. After a failure the same page is asked for
 * again, if the caller goes on; only a cancelled paging and one whose cursor has expired end with their failure.
 *
 * A tenant that refuses the very first index may still know cursors; if it doesn't, its first refusal is what counts.
 */
export async function* resourcePages(
  connection: Connection,
  { kind = 'User', count = 1000, filter, attributes }: PageOptions,
  style: PagingStyle,
  signal: AbortSignal,
): AsyncGenerator<Result<ResourcePage>> {
  const query: Query = {};
  if (filter !== undefined) query.filter = filter;
  if (attributes !== undefined) query.attributes = attributes.join(',');
  const listing = { endpoint: endpointOf(kind), query };
  let refusal: Result<ResourcePage> | null = null;
  if (!style.cursorOnly) {
    let first = true;
    for await (const page of walkPages(connection, indexPaging(count), listing, signal)) {
      if (first && !page.ok && page.failure.code === 'rejected') {
        refusal = page;
        break;
      }
      first &&= !page.ok;
      yield page;
    }
    if (!refusal) return;
  }
  for await (const page of walkPages(connection, cursorPaging(count), listing, signal)) {
    if (page.ok) style.cursorOnly = true;
    const refusedToo = !page.ok && page.failure.code === 'rejected' && !style.cursorOnly;
    yield refusedToo && refusal ? refusal : page;
  }
}

/**
 * Yields the pages in order, each once. While a page is handled, the next one is already under way. Ends at an empty
 * page, or at one that brings no id not yet seen: some servers begin anew past their end, for ever.
 */
async function* walkPages(
  connection: Connection,
  paging: Paging,
  listing: Listing,
  signal: AbortSignal,
): AsyncGenerator<Result<ResourcePage>> {
  const seen = new Set<string>();
  let query: Query | null = paging.first();
  let first = true;
  let ahead: PageAhead | null = null;
  try {
    while (query) {
      const fetched: Result<FetchedPage> = await (ahead?.page ?? fetchPage(connection, listing, query, signal));
      ahead = null;
      if (!fetched.ok) {
        if (paging.endsWith(fetched.failure)) return;
        yield fetched;
        if (isFinal(fetched.failure, query)) return;
        continue;
      }
      const page: FetchedPage = fetched.value;
      const { resources, skipped, total, date, requestedAt } = page;
      const before = seen.size;
      for (const { id } of resources) seen.add(id);
      if (!first && seen.size === before) return;
      first = false;
      query = resources.length + skipped === 0 ? null : paging.next(page);
      ahead = query && fetchAhead(connection, listing, query, signal);
      yield succeeded({ resources, total, date, requestedAt, skipped });
    }
  } finally {
    // Whoever leaves the loop early also ends the request that is under way.
    ahead?.leave();
  }
}

/** Asking again would change nothing: the paging was cancelled, or has lost its place (RFC 9865 section 2.2). */
function isFinal(failure: Failure, query: Query): boolean {
  return failure.code === 'cancelled' || (failure.code === 'rejected' && Boolean(query.cursor));
}

interface PageAhead {
  page: Promise<Result<FetchedPage>>;
  leave(): void;
}

function fetchAhead(connection: Connection, listing: Listing, query: Query, signal: AbortSignal): PageAhead {
  let leave = () => {};
  const page = withOwnAbort(signal, (own) => {
    leave = () => own.abort();
    return fetchPage(connection, listing, query, own.signal);
  });
  return { page, leave: () => leave() };
}

/** Fetches one page; `query` says which. */
export async function fetchPage(
  connection: Connection,
  { endpoint, query, mayBeEmpty = query.filter !== undefined }: Listing,
  place: Query,
  signal: AbortSignal,
): Promise<Result<FetchedPage>> {
  const path = searchPath(endpoint, { ...place, ...query });
  const requestedAt = connection.now();
  const answer = await exchange(connection, { path, purpose: 'list' }, signal);
  if (!answer.ok) return answer;
  const startIndex = Number(place.startIndex ?? 1);
  const mayEndAt = startIndex > 1 || mayBeEmpty ? startIndex : 0;
  const list = readList(answer.value.json, hostOf(connection.baseUrl), mayEndAt);
  return list.ok ? succeeded({ ...list.value, date: answer.value.headers.get('date'), requestedAt }) : list;
}
