/**
 * The rows that the grid shows, fetched by position in pages and kept for as long as they may be seen again.
 *
 * What has become old stays on the screen until its successor is there, so that nothing flickers.
 */
import type { GridRow, Result } from '../../preload/contract';
import type { Failure } from '../../preload/failure';

export interface RowWindow<Row = GridRow> {
  revision: number;
  start: number;
  rows: Row[];
}

export interface Pages<Row = GridRow> {
  row(position: number): Row | undefined;
  /** Sees to it that these rows (both ends included) come, and those that scrolling on will show. */
  need(first: number, last: number): void;
  /** Whether all these rows are here, old or new. */
  has(first: number, last: number): boolean;
  /** Fetches rows at once unless they are here; the first page of a list is awaited before the list is shown. */
  load(first: number): Promise<Failure | null>;
  /** What is here may no longer be so: fetches what is needed anew, and tells when it begins: at once, unless rows are held. */
  outdate(count?: number, begins?: () => void): void;
  /** Nobody moves until `release`: what is outdated meanwhile is fetched then. */
  hold(): void;
  release(): void;
  /** Where the first of the rows that are here is which fits; null where none does. */
  find(fits: (row: Row) => boolean): number | null;
  /** Whether nothing that is needed is still on its way. */
  isSettled(): boolean;
  /** Shows a row as it will be before the engine has said so. */
  patch(position: number, change: (row: Row) => Row): void;
  /** Calls back whenever a row that is seen may have changed, until the returned function is called. */
  subscribe(hear: () => void): () => void;
  /** Grows with every such change. */
  version(): number;
}

interface Page<Row> {
  rows: Row[];
  revision: number;
  /** The epoch in which it was asked for; a later `outdate` makes it old. */
  epoch: number;
}

interface PagesOptions<Row> {
  count: number;
  /** Rows that came along with the count. */
  first?: RowWindow<Row> | undefined;
  fetch(start: number, count: number): Promise<Result<RowWindow<Row>>>;
  onFailure(failure: Failure): void;
  onFault(error: unknown): void;
}

export const pageSize = 100;
/** Where the page of a position begins. */
export const pageStart = (position: number) => position - (position % pageSize);
/** Pages kept: enough to scroll back a long way, little enough for any memory. */
const capacity = 40;
/** Requests under way at once: one that is answered, one that waits behind it. */
const atOnce = 2;
/** Pages that one request asks for at most. */
const mostTogether = 4;

export function createPages<Row = GridRow>({
  count: initialCount,
  first: initialRows,
  fetch,
  onFailure,
  onFault,
}: PagesOptions<Row>): Pages<Row> {
  const pages = new Map<number, Page<Row>>();
  const underWay = new Set<number>();
  let requests = 0;
  const hearers = new Set<() => void>();
  let count = initialCount;
  let epoch = 0;
  let version = 0;
  let wanted: number[] = [];
  /** The rows (both ends included) that were needed last. */
  let sight = { first: 0, last: 0 };
  /** Whether what was outdated is still being fetched anew. */
  let isRenewing = false;
  let isHeld = false;
  /** What was outdated while rows were held. */
  let late: { count: number; begins: (() => void) | undefined } | null = null;

  const pageOf = (position: number) => Math.floor(position / pageSize);
  const isFresh = (index: number) => pages.get(index)?.epoch === epoch;

  function changed() {
    version += 1;
    for (const hear of hearers) hear();
  }

  function keep(index: number, page: Page<Row>) {
    pages.delete(index);
    pages.set(index, page);
    for (const oldest of pages.keys()) {
      if (pages.size <= capacity) break;
      if (!wanted.includes(oldest)) pages.delete(oldest);
    }
  }

  /** With one more row: the last one may be seen in part. */
  const isInSight = (index: number) => index >= pageOf(sight.first) && index <= pageOf(sight.last + 1);

  /** Keeps a page that has come; answers whether anybody has to look again. */
  function take(index: number, page: Page<Row>): boolean {
    const before = pages.get(index);
    // What came while rows were held may have moved them: it is asked for once more.
    const mayMove = before !== undefined && isHeld;
    if (mayMove || (before && page.revision < before.revision)) return false;
    keep(index, page);
    // What scrolling on will show is drawn when it is seen; but whoever looks for somebody looks everywhere.
    return isInSight(index) || isRenewing;
  }

  async function fetchPages(indexes: readonly number[]): Promise<Failure | null> {
    const [first = 0] = indexes;
    for (const index of indexes) underWay.add(index);
    requests += 1;
    const asked = epoch;
    try {
      const answer = await fetch(first * pageSize, indexes.length * pageSize);
      if (!answer.ok) {
        wanted = wanted.filter((page) => !indexes.includes(page));
        return answer.failure;
      }
      const { rows, revision } = answer.value;
      let isNews = false;
      for (const [place, index] of indexes.entries()) {
        const own = rows.slice(place * pageSize, (place + 1) * pageSize);
        isNews = take(index, { rows: own, revision, epoch: asked }) || isNews;
      }
      if (isRenewing) isRenewing = !wanted.every(isFresh);
      if (isNews) changed();
      return null;
    } finally {
      for (const index of indexes) underWay.delete(index);
      requests -= 1;
    }
  }

  const isMissing = (index: number) => !underWay.has(index) && !isFresh(index) && !(isHeld && pages.has(index));

  function pump() {
    for (const index of wanted) {
      if (requests >= atOnce) return;
      if (!isMissing(index)) continue;
      // What is seen together comes together, and is drawn once.
      const together = [index];
      for (let next = index + 1; isInSight(next) && wanted.includes(next) && isMissing(next); next += 1) {
        if (together.length === mostTogether) break;
        together.push(next);
      }
      fetchPages(together).then((failure) => {
        if (failure) onFailure(failure);
        pump();
      }, onFault);
    }
  }

  function outdate(nextCount: number) {
    count = nextCount;
    epoch += 1;
    isRenewing = true;
    const end = pageOf(Math.max(0, count - 1));
    wanted = wanted.filter((index) => index <= end);
    for (const index of pages.keys()) {
      if (index > end || !wanted.includes(index)) pages.delete(index);
    }
    changed();
    pump();
  }

  if (initialRows && initialRows.start % pageSize === 0) {
    const { rows, revision, start } = initialRows;
    pages.set(pageOf(start), { rows, revision, epoch });
  }

  return {
    row: (position) => pages.get(pageOf(position))?.rows[position % pageSize],

    need(first, last) {
      if (count === 0) return;
      const end = pageOf(Math.max(0, count - 1));
      const from = Math.min(pageOf(Math.max(0, first)), end);
      const to = Math.min(pageOf(Math.max(0, last)), end);
      const ahead = first < sight.first ? [from - 1, to + 1] : [to + 1, from - 1];
      sight = { first, last };
      wanted = [];
      for (let index = from; index <= to; index += 1) wanted.push(index);
      wanted.push(...ahead.filter((index) => index >= 0 && index <= end));
      pump();
    },

    has(first, last) {
      for (let position = first; position <= Math.min(last, count - 1); position += 1) {
        if (!pages.get(pageOf(position))?.rows[position % pageSize]) return false;
      }
      return true;
    },

    load(first) {
      const index = pageOf(Math.min(first, Math.max(0, count - 1)));
      wanted = [index];
      return isFresh(index) ? Promise.resolve(null) : fetchPages(wanted);
    },

    outdate(nextCount = late?.count ?? count, begins = late?.begins) {
      if (isHeld) {
        late = { count: nextCount, begins };
        return;
      }
      outdate(nextCount);
      begins?.();
    },

    hold() {
      isHeld = true;
    },

    release() {
      if (!isHeld) return;
      isHeld = false;
      const taken = late;
      late = null;
      if (taken) outdate(taken.count);
      else pump();
      taken?.begins?.();
    },

    find(fits) {
      for (const [index, { rows }] of pages) {
        const found = rows.findIndex(fits);
        if (found >= 0) return index * pageSize + found;
      }
      return null;
    },

    isSettled: () => wanted.every(isFresh),

    patch(position, change) {
      const page = pages.get(pageOf(position));
      const row = page?.rows[position % pageSize];
      if (!page || !row) return;
      page.rows[position % pageSize] = change(row);
      changed();
    },

    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },

    version: () => version,
  };
}
