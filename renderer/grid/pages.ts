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
  /** Fetches rows at once unless they are here; the first ones of a list are awaited before the list is shown. */
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

/** Rows of a page: few, because what is seen is asked for in whole pages, and awaited. */
export const pageSize = 20;
/** Where the page of a position begins. */
export const pageStart = (position: number) => position - (position % pageSize);
/** Rows with which a list begins: as many as are seen in any window. */
export const firstRows = 5 * pageSize;
/** Pages kept: enough to scroll back a long way, little enough for any memory. */
const capacity = 200;
/** Requests under way at once: one that is answered, one that waits behind it. */
const atOnce = 2;
/** Pages that one request asks for at most. */
const mostTogether = 20;
/** Pages that scrolling on will show are asked for by so many, and so many of them at least are kept ready. */
const pagesAhead = 5;

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
  const lastPage = () => pageOf(Math.max(0, count - 1));

  /** The pages between two (both ends included) that the list has. */
  function pagesBetween(from: number, to: number): number[] {
    const first = Math.max(0, from);
    const last = Math.min(to, lastPage());
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
  }

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

  /** What is seen; then what scrolling on will show, and what scrolling back will. */
  function wantedAround(isUpwards: boolean): number[] {
    const from = Math.min(pageOf(Math.max(0, sight.first)), lastPage());
    const to = pageOf(Math.max(0, sight.last + 1));
    // Whole blocks: another row in sight does not mean another question.
    const blockOf = (index: number) => index - (index % pagesAhead);
    const above = pagesBetween(blockOf(Math.max(0, from - (isUpwards ? pagesAhead : 1))), from - 1);
    const below = pagesBetween(to + 1, blockOf(to + (isUpwards ? 1 : pagesAhead)) + pagesAhead - 1);
    return [...pagesBetween(from, to), ...(isUpwards ? [...above, ...below] : [...below, ...above])];
  }

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

  /** Missing pages that are wanted one after the other, from a place among the wanted on: all in sight, or none. */
  function missingFrom(place: number): number[] {
    const together: number[] = [];
    for (const index of wanted.slice(place, place + mostTogether)) {
      const [first = index] = together;
      const isNext = index === first + together.length && isInSight(index) === isInSight(first);
      if (!isNext || !isMissing(index)) break;
      together.push(index);
    }
    return together;
  }

  function pump() {
    for (const [place, index] of wanted.entries()) {
      if (requests >= atOnce) return;
      // What is seen comes first, and alone: nothing else is read or taken in until it is on the screen.
      if (!isInSight(index) && wanted.some((other) => isInSight(other) && underWay.has(other))) return;
      const together = missingFrom(place);
      if (together.length === 0) continue;
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
    const end = lastPage();
    wanted = wanted.filter((index) => index <= end);
    for (const index of pages.keys()) {
      if (index > end || !wanted.includes(index)) pages.delete(index);
    }
    changed();
    pump();
  }

  if (initialRows && initialRows.start % pageSize === 0) {
    const { rows, revision, start } = initialRows;
    for (const index of pagesBetween(pageOf(start), pageOf(start + Math.max(0, rows.length - 1)))) {
      const from = index * pageSize - start;
      pages.set(index, { rows: rows.slice(from, from + pageSize), revision, epoch });
    }
  }

  return {
    row: (position) => pages.get(pageOf(position))?.rows[position % pageSize],

    need(first, last) {
      if (count === 0) return;
      const isUpwards = first < sight.first;
      sight = { first, last };
      wanted = wantedAround(isUpwards);
      pump();
    },

    has(first, last) {
      for (let position = first; position <= Math.min(last, count - 1); position += 1) {
        if (!pages.get(pageOf(position))?.rows[position % pageSize]) return false;
      }
      return true;
    },

    load(first) {
      const from = pageOf(Math.min(first, Math.max(0, count - 1)));
      wanted = pagesBetween(from, from + pageOf(firstRows) - 1);
      return wanted.every(isFresh) ? Promise.resolve(null) : fetchPages(wanted);
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
