/** The views that windows have open: an ordered list of ids each, and windows of rows out of it by position. */
import type { Query, Result, RowWindow, ViewState } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { filterProblem } from './filter/check';
import { countUsers } from './mirror/resources';
import type { Store } from './mirror/store';
import { gridRows } from './people/rows';
import { type How, NobodyWaits, type Reader } from './reading/reader';

export interface View {
  id: number;
  store: Store;
  reader: Reader;
  keys: readonly string[];
  query: Query;
  ids: Uint32Array;
  /** How many there were in the mirror when it was made. */
  users: number;
  /** 0 until it has been made, or begun. */
  revision: number;
  /** Whether the rest is still being found. */
  isBegun: boolean;
  /** Whether its order is to be found anew as well, the next time that it is made. */
  isDisordered: boolean;
  /** Being made now, and to be made once more after that. */
  making: Promise<boolean> | null;
  again: Promise<boolean> | null;
  closing: AbortController;
}

/** Fails with `filter-invalid` if the filter cannot be read, or names what the tenant does not have. */
export function fittingFilter({ model }: Store, { filter }: Query): Result<null> {
  const problem = filter?.trim() ? filterProblem(filter, model.discovery.schemas) : null;
  if (!problem) return succeeded(null);
  const { at, expected, found } = problem;
  return failed('filter-invalid', { at, expected, found });
}

/** Whether an edit can put somebody out of a list, or into it. */
export function isRestricted({ search, status, equal, group, filter, open }: Query): boolean {
  return (
    search.trim() !== '' || status !== null || equal.length > 0 || group !== null || filter !== null || open !== null
  );
}

/** A view that is yet to be made, by `refreshView`. */
export function newView(
  id: number,
  { store, reader }: Pick<View, 'store' | 'reader'>,
  keys: readonly string[],
  query: Query,
): View {
  const nothing = { ids: new Uint32Array(0), users: 0, revision: 0, isBegun: false, isDisordered: true };
  return { id, store, reader, keys, query, ...nothing, making: null, again: null, closing: new AbortController() };
}

export function viewState(view: View): ViewState {
  const state = { viewId: view.id, revision: view.revision, count: view.ids.length };
  return view.isBegun ? { ...state, partial: true } : state;
}

/** Finds those anew who are in it, as `refreshView` does; where nobody came, those who stay keep their order. */
export function settleView(view: View): Promise<boolean> {
  return makeInTurn(view, null);
}

/**
 * Finds and orders the rows anew, as they are now or later. While that goes on whoever asks again waits for one more time,
 * together with all others who do. Answers false if nobody waits for the view any more.
 *
 * @param begun called once the beginning of a view that had no rows is there, where the rest takes long
 */
export function refreshView(view: View, begun: (() => void) | null = null): Promise<boolean> {
  view.isDisordered = true;
  return makeInTurn(view, begun);
}

function makeInTurn(view: View, begun: (() => void) | null): Promise<boolean> {
  if (view.making === null) {
    const making = make(view, begun).finally(() => {
      view.making = null;
    });
    view.making = making;
    return making;
  }
  const once = () => {
    view.again = null;
    return makeInTurn(view, null);
  };
  view.again ??= view.making.then(once, once);
  return view.again;
}

async function make(view: View, begun: (() => void) | null): Promise<boolean> {
  const users = countUsers(view.store.mirror);
  const { isDisordered } = view;
  view.isDisordered = false;
  const early = (first: Uint32Array) => {
    if (view.closing.signal.aborted) return;
    Object.assign(view, { ids: first, users, revision: 1, isBegun: true });
    begun?.();
  };
  try {
    const how: How = { signal: view.closing.signal, shown: view.keys };
    // What is on the screen already stays until all of it is there anew.
    if (begun && view.revision === 0) how.early = early;
    const ids = await view.reader.read('order', view.query, how);
    view.ids = (isDisordered ? null : keptOrder(view.ids, ids)) ?? ids;
  } catch (error) {
    view.isDisordered ||= isDisordered;
    if (error instanceof NobodyWaits) return false;
    throw error;
  }
  view.users = users;
  view.revision += 1;
  view.isBegun = false;
  return true;
}

/** The order that was, without those who are not in it any more; null where somebody came. */
function keptOrder(before: Uint32Array, now: Uint32Array): Uint32Array | null {
  const members = new Set(now);
  const kept = before.filter((id) => members.has(id));
  return kept.length === now.length ? kept : null;
}

/** The rows from a position on, as the grid shows them, with all columns of the view or with others. */
export function viewWindow(view: View, start: number, count: number, keys = view.keys): RowWindow {
  const rows = gridRows(view.store, [...view.ids.subarray(start, start + count)], keys);
  return { revision: view.revision, start, rows };
}

/** A window of as many rows as asked for, or the last one that there is where the list ends before it. */
export function firstWindow(view: View, { start, count }: { start: number; count: number }): RowWindow {
  const last = Math.floor(Math.max(0, view.ids.length - 1) / count) * count;
  return viewWindow(view, Math.min(start, last), count);
}

/** The mirror's numbers of the rows at some positions. */
export function viewRows(view: View, ranges: readonly { start: number; count: number }[]): number[] {
  return ranges.flatMap(({ start, count }) => [...view.ids.subarray(start, start + count)]);
}
