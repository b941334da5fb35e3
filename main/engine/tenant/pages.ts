/** All users of a tenant, page by page. */
import type { Result } from '../../../preload/contract';
import { succeeded } from '../../../preload/failure';
import type { Resource } from '../scim/resource';
import { hostOf } from './base-url';
import { type Connection, exchange } from './exchange';
import { type ListPage, readList } from './list';
import { cursorPaging, indexPaging, type Paging, type Query } from './paging';

export interface UserPage {
  resources: Resource[];
  /** How many users the tenant claims to have in all; a hint, null where it doesn't say. */
  total: number | null;
  /** The `Date` header of the answer: the server's own clock. */
  date: string | null;
  /** When this page was asked for, by our own clock: what was learnt of a user since then is newer. */
  requestedAt: number;
  /** Users without an id, left out of `resources`. */
  skipped: number;
}

export interface PageOptions {
  /** How many users to ask for in a page; 1,000 unless told. The tenant may give fewer. */
  count?: number;
  /** A SCIM filter (RFC 7644 section 3.4.2.2). */
  filter?: string;
}

/** How a tenant's pages go, as far as is known; learnt while paging. */
export interface PagingStyle {
  cursorOnly: boolean;
}

interface FetchedPage extends ListPage {
  date: string | null;
  requestedAt: number;
}

/**
 * Yields the pages of all users, or of those that the filter finds; a failure is the last thing yielded. A tenant that
 * refuses the very first index may still know cursors; if it doesn't, its first refusal is what counts.
 */
export async function* userPages(
  connection: Connection,
  { count = 1000, filter }: PageOptions,
  style: PagingStyle,
  signal: AbortSignal,
): AsyncGenerator<Result<UserPage>> {
  let refusal: Result<UserPage> | null = null;
  if (!style.cursorOnly) {
    let first = true;
    for await (const page of walkPages(connection, indexPaging(count), filter, signal)) {
      if (first && !page.ok && page.failure.code === 'rejected') refusal = page;
      else yield page;
      first = false;
    }
    if (!refusal) return;
  }
  for await (const page of walkPages(connection, cursorPaging(count), filter, signal)) {
    if (page.ok) style.cursorOnly = true;
    yield style.cursorOnly ? page : (refusal ?? page);
  }
}

/**
 * Yields the pages in order, each once. While a page is handled, the next one is already under way. Ends at an empty
 * page, or at one that brings no id not yet seen: some servers begin anew past their end, for ever.
 */
async function* walkPages(
  connection: Connection,
  paging: Paging,
  filter: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Result<UserPage>> {
  // Whoever leaves the loop early also ends the request that is under way.
  const leaving = new AbortController();
  const either = AbortSignal.any([signal, leaving.signal]);
  const fetchNext = (query: Query) =>
    fetchPage(connection, filter === undefined ? query : { ...query, filter }, either);
  const seen = new Set<string>();
  let underWay: Promise<Result<FetchedPage>> | null = fetchNext(paging.first());
  let first = true;
  try {
    while (underWay) {
      const fetched: Result<FetchedPage> = await underWay;
      if (!fetched.ok) {
        if (!paging.endsWith(fetched.failure)) yield fetched;
        return;
      }
      const page: FetchedPage = fetched.value;
      const { resources, skipped, total, date, requestedAt } = page;
      const before = seen.size;
      for (const { id } of resources) seen.add(id);
      if (!first && seen.size === before) return;
      first = false;
      const next: Query | null = resources.length + skipped === 0 ? null : paging.next(page);
      underWay = next && fetchNext(next);
      yield succeeded({ resources, total, date, requestedAt, skipped });
    }
  } finally {
    leaving.abort();
  }
}

async function fetchPage(connection: Connection, query: Query, signal: AbortSignal): Promise<Result<FetchedPage>> {
  // Not every server takes a plus sign for a space.
  const path = `/Users?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`;
  const requestedAt = connection.now();
  const answer = await exchange(connection, { path, purpose: 'list' }, signal);
  if (!answer.ok) return answer;
  const startIndex = Number(query.startIndex ?? 1);
  const mayEndAt = startIndex > 1 || query.filter !== undefined ? startIndex : 0;
  const list = readList(answer.value.json, hostOf(connection.baseUrl), mayEndAt);
  return list.ok ? succeeded({ ...list.value, date: answer.value.headers.get('date'), requestedAt }) : list;
}
