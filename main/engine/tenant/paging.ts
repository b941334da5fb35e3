/** Which page to ask for next, where pages go by index (RFC 7644 section 3.4.2.4) and where they go by cursor. */
import type { Failure } from '../../../preload/failure';
import type { ListPage } from './list';

export type Query = Record<string, string>;

export interface Paging {
  first(): Query;
  /** What follows a page that was not empty; null after the last. */
  next(page: ListPage): Query | null;
  /** Whether a refusal says no more than that there are no more pages. */
  endsWith(failure: Failure): boolean;
}

/** Below this, a page that is shorter than asked for says nothing about the server's cap. */
const smallestCap = 10;

/**
 * By index, advancing by what was returned, until nothing more comes: `totalResults` may be the length of the page, or
 * simply wrong. A server that answers with a cursor of its own accord is followed by its cursors.
 */
export function indexPaging(count: number): Paging {
  let startIndex = 1;
  let ask = count;
  let claimed = 0;
  const query = () => ({ startIndex: String(startIndex), count: String(ask) });
  return {
    first: query,
    next(page) {
      if (page.nextCursor !== null) return { cursor: page.nextCursor, count: String(count) };
      const returned = page.resources.length + page.skipped;
      // Servers that count in pages of their own cap answer rightly only when they are asked in such pages.
      if (startIndex === 1 && returned >= smallestCap) ask = Math.min(ask, returned);
      startIndex += returned;
      claimed = page.total ?? 0;
      return query();
    },
    endsWith(failure) {
      // Past the end some refuse, or have no such page.
      return startIndex > 1 && startIndex > claimed && (failure.code === 'rejected' || failure.code === 'not-found');
    },
  };
}

/**
 * For a search that finds few. Its first page is asked for without a place, which suits all tenants, and it ends at a page
 * that is too short to have been cut off, unless the tenant counts more.
 */
export function searchPaging(count: number): Paging {
  const byIndex = indexPaging(count);
  let seen = 0;
  return {
    ...byIndex,
    first: () => ({ count: String(count) }),
    next(page) {
      const returned = page.resources.length + page.skipped;
      seen += returned;
      const whole = page.nextCursor === null && returned < smallestCap && (page.total ?? 0) <= seen;
      return whole ? null : byIndex.next(page);
    },
  };
}

/** By cursor (RFC 9865): the first is empty, each page names the next. */
export function cursorPaging(count: number): Paging {
  return {
    first: () => ({ cursor: '', count: String(count) }),
    next: (page) => (page.nextCursor === null ? null : { cursor: page.nextCursor, count: String(count) }),
    endsWith: () => false,
  };
}
