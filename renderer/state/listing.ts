/** Long lists that the engine hands over newest first, page by page: changes, batches, lines of the history. */
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Result } from '../../preload/contract';
import type { Failure } from '../../preload/failure';

interface ListingState<Query, Entry> {
  /** What is listed; null while nothing is. */
  query: Query | null;
  /** As many as have come; null until the first ones are here. */
  entries: readonly Entry[] | null;
  /** How many there are. */
  total: number;
  /** Why there are none. */
  failure: Failure | null;
}

export interface Listing<Query, Entry> {
  use: UseBoundStore<StoreApi<ListingState<Query, Entry>>>;
  /** Lists what a query asks for; what was there stays until it comes. */
  show(query: Query): Promise<void>;
  /** Fetches the next page, unless one is on its way or there is none. */
  more(): Promise<void>;
  /** Reads again as many as are here. */
  refresh(): Promise<void>;
  forget(): void;
}

interface ListingOptions<Query, Entry> {
  /** How many entries come at first, and with each call of `more`. */
  page: number;
  /** How many one call may bring. */
  most: number;
  /** Those that are older than `before`, or the newest. */
  fetch(query: Query, before: Entry | null, limit: number): Promise<Result<{ entries: Entry[]; total: number }>>;
}

export function createListing<Query, Entry>({
  page,
  most,
  fetch,
}: ListingOptions<Query, Entry>): Listing<Query, Entry> {
  const nothing: ListingState<Query, Entry> = { query: null, entries: null, total: 0, failure: null };
  const use = create<ListingState<Query, Entry>>()(() => nothing);
  let attempt = 0;
  let isLoading = false;

  /** Fetches `count` entries older than the last of `first`, and shows them behind it, unless something else is asked for meanwhile. */
  async function load(query: Query, first: readonly Entry[], count: number): Promise<void> {
    attempt += 1;
    const mine = attempt;
    isLoading = true;
    const entries = [...first];
    let total = 0;
    let failure: Failure | null = null;
    do {
      const limit = Math.min(most, first.length + count - entries.length);
      const fetched = await fetch(query, entries.at(-1) ?? null, limit);
      if (mine !== attempt) return;
      if (!fetched.ok) {
        failure = fetched.failure;
        break;
      }
      entries.push(...fetched.value.entries);
      // A page that lacks what was to come tells that there is no more.
      total = fetched.value.entries.length < limit ? entries.length : fetched.value.total;
    } while (entries.length < first.length + count && entries.length < total);
    isLoading = false;
    if (failure) use.setState({ failure });
    else use.setState({ query, entries, total, failure: null });
  }

  return {
    use,
    show(query) {
      use.setState({ query, failure: null });
      return load(query, [], page);
    },
    async more() {
      const { query, entries, total } = use.getState();
      if (isLoading || query === null || entries === null || entries.length >= total) return;
      await load(query, entries, page);
    },
    async refresh() {
      const { query, entries } = use.getState();
      if (query !== null) await load(query, [], Math.max(page, entries?.length ?? 0));
    },
    forget() {
      attempt += 1;
      isLoading = false;
      use.setState(nothing);
    },
  };
}
