/** The list of users: what is asked for, and what is on the screen. */
import { create } from 'zustand';
import type { Column, Query, Sort, ViewState } from '../../preload/contract';
import { type Failure, failed } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { createPages, type Pages } from '../grid/pages';
import { reportFault, showFailure } from './toasts';

/** A list that is on the screen: it changes as a whole, when its first rows are here. */
export interface UserList {
  view: ViewState;
  face: Face;
  columns: readonly Column[];
  query: Query;
  pages: Pages;
}

/** How people are shown. */
export interface Face {
  kind: 'list' | 'group' | 'matrix';
  /** Its columns, given all that the tenant has and those that the admin wants to see of people. */
  columns(all: readonly Column[], shown: ReadonlySet<string>): readonly Column[];
}

const plainFace: Face = { kind: 'list', columns: (all, shown) => all.filter(({ key }) => shown.has(key)) };

interface StatusCount {
  value: string;
  count: number;
}

interface UsersState {
  tenantId: string | null;
  columns: readonly Column[];
  /** Keys of the columns that the admin wants to see. */
  shown: ReadonlySet<string>;
  face: Face;
  query: Query;
  list: UserList | null;
  /** The first list before its first rows are here: the grid gets ready meanwhile. */
  prospect: UserList | null;
  statuses: readonly StatusCount[];
  /** Why there is no list. */
  failure: Failure | null;
}

/** All users, in the tenant's order. */
export const everyone: Query = { search: '', status: null, equal: [], group: null, filter: null, open: null, sort: [] };
const nothing: Omit<UsersState, 'tenantId'> = {
  columns: [],
  shown: new Set(),
  face: plainFace,
  query: everyone,
  list: null,
  prospect: null,
  statuses: [],
  failure: null,
};

export const useUsers = create<UsersState>()(() => ({ tenantId: null, ...nothing }));

/** Views that must outlive their list: an export reads from them. */
const held = new Set<number>();
let attempt = 0;
let visibleFirst = 0;
/** The list whose first rows are on their way; what it shows may change meanwhile. */
let opening: UserList | null = null;

/** Tells which rows (both ends included) are on the screen. */
export function seeRows(pages: Pages, first: number, last: number) {
  visibleFirst = first;
  pages.need(first, last);
}

async function closeView(viewId: number) {
  if (held.has(viewId)) return;
  const closed = await engine.call('users.close', { viewId });
  // After a restart of the engine the view is gone already.
  if (!closed.ok && closed.failure.code !== 'unknown-view' && closed.failure.code !== 'engine-stopped') {
    showFailure(closed.failure);
  }
}

/** Keeps a view open while `work` reads from it, even when another list comes on the screen. */
export async function holdView<T>(viewId: number, work: () => Promise<T>): Promise<T> {
  held.add(viewId);
  try {
    return await work();
  } finally {
    held.delete(viewId);
    if (useUsers.getState().list?.view.viewId !== viewId) await closeView(viewId);
  }
}

/** A list as it stands before the engine has opened it. */
function withoutRows(face: Face, columns: readonly Column[], query: Query): UserList {
  const pages = createPages({
    count: 0,
    fetch: async () => failed('unknown-view'),
    onFailure: showFailure,
    onFault: reportFault,
  });
  return { view: { viewId: 0, revision: 0, count: 0 }, face, columns, query, pages };
}

/** Brings the list that is asked for on the screen, with `first` among its first rows to come. */
async function openList(first: number): Promise<Failure | null> {
  attempt += 1;
  const mine = attempt;
  const { tenantId, columns, shown, face, query } = useUsers.getState();
  const visible = face.columns(columns, shown);
  if (tenantId === null || visible.length === 0) return null;
  if (!useUsers.getState().list) useUsers.setState({ prospect: withoutRows(face, visible, query) });

  const opened = await engine.call('users.open', { tenantId, columns: visible.map(({ key }) => key), query });
  if (mine !== attempt) {
    if (opened.ok) await closeView(opened.value.viewId);
    return null;
  }
  if (!opened.ok) return opened.failure;
  const view = opened.value;
  const pages = createPages({
    count: view.count,
    fetch: (start, count) => engine.call('users.window', { viewId: view.viewId, start, count }),
    onFailure(failure) {
      // The engine was started again, or forgot the view: ask for the same list anew.
      if (failure.code !== 'unknown-view' && failure.code !== 'engine-stopped') showFailure(failure);
      else if (useUsers.getState().list?.pages === pages) showList(visibleFirst);
    },
    onFault: reportFault,
  });
  opening = { view, face, columns: visible, query, pages };
  const failure = await pages.load(first);
  if (mine !== attempt) {
    await closeView(view.viewId);
    return null;
  }
  const list = opening;
  opening = null;
  if (failure) return failure;
  const before = useUsers.getState().list;
  useUsers.setState({ list, prospect: null, failure: null });
  if (before) await closeView(before.view.viewId);
  return null;
}

/** Opens a list for the admin; while the old one stays on the screen, a failure is only told. */
function showList(first: number) {
  openList(first).then((failure) => {
    if (failure && useUsers.getState().list) showFailure(failure);
    else if (failure) useUsers.setState({ failure });
  }, reportFault);
}

/** Asks the engine which columns the tenant has. */
async function readColumns(tenantId: string): Promise<Failure | null> {
  const read = await engine.call('tenant.columns', { tenantId });
  if (useUsers.getState().tenantId !== tenantId) return null;
  if (!read.ok) return read.failure;
  const columns = read.value;
  const known = new Set(useUsers.getState().columns.map(({ key }) => key));
  const { shown } = useUsers.getState();
  const kept = columns.filter(({ key, shown: usual }) => (known.has(key) ? shown.has(key) : usual));
  useUsers.setState({ columns, shown: new Set(kept.map(({ key }) => key)) });
  return null;
}

/** Shows a tenant's users from the beginning; null closes the list. Answers why it could not. */
export async function showUsersOf(tenantId: string | null): Promise<Failure | null> {
  attempt += 1;
  visibleFirst = 0;
  const before = useUsers.getState().list;
  useUsers.setState({ tenantId, ...nothing });
  if (before) closeView(before.view.viewId).catch(reportFault);
  return reopenList();
}

/** Reads the columns again and brings the same list back: the schemas or the engine are new. */
export async function reopenList(): Promise<Failure | null> {
  const { tenantId } = useUsers.getState();
  if (tenantId === null) return null;
  const failure = (await readColumns(tenantId)) ?? (await openList(visibleFirst));
  if (useUsers.getState().tenantId === tenantId) useUsers.setState({ failure });
  return failure;
}

/** Reads the columns again, and opens the list anew where they are not the same. */
export async function renewColumns(): Promise<Failure | null> {
  const { tenantId, columns, list } = useUsers.getState();
  if (tenantId === null || !list) return reopenList();
  const failure = await readColumns(tenantId);
  const isSame = JSON.stringify(useUsers.getState().columns) === JSON.stringify(columns);
  return failure ?? (isSame ? null : openList(visibleFirst));
}

/** Counts the statuses again. */
export async function countStatuses(): Promise<void> {
  const { tenantId } = useUsers.getState();
  if (tenantId === null) return;
  const counted = await engine.call('users.statuses', { tenantId });
  if (useUsers.getState().tenantId !== tenantId) return;
  if (counted.ok) useUsers.setState({ statuses: counted.value });
}

/** The engine says that what a view shows may have changed. */
export function takeViewState(view: ViewState) {
  const { list } = useUsers.getState();
  const isNewer = (known: UserList | null): known is UserList =>
    known?.view.viewId === view.viewId && known.view.revision <= view.revision;
  if (isNewer(opening)) {
    opening.pages.outdate(view.count);
    opening = { ...opening, view };
  }
  if (isNewer(list)) {
    list.pages.outdate(view.count);
    useUsers.setState({ list: { ...list, view } });
  }
}

/** Asks for other users, or the same in another order. */
export function changeQuery(part: Partial<Query>) {
  visibleFirst = 0;
  useUsers.setState(({ query }) => ({ query: { ...query, ...part } }));
  showList(0);
}

export function clearFilters() {
  changeQuery({ search: '', status: null });
}

/** Whether something was searched or filtered in the list that was chosen. */
export function isFiltered({ search, status }: Query): boolean {
  return search !== '' || status !== null;
}

/** Whether these are not all users of the tenant. */
export function isPart(query: Query): boolean {
  return isFiltered(query) || query.equal.length > 0 || query.group !== null;
}

/** Shows other people from the beginning, as a plain list unless told otherwise. */
export function showPeople(which: Partial<Query>, face: Face = plainFace) {
  const { columns, query } = useUsers.getState();
  // The order stays, unless it is by a column that this list does not have.
  const sort = query.sort.filter((by) => columns.some(({ key }) => key === by.column));
  visibleFirst = 0;
  useUsers.setState({ query: { ...everyone, sort, ...which }, face });
  showList(0);
}

/** Shows the same people with the columns that their face has by now, where they are not the same any more. */
export function renewFace(face: Face) {
  const { list, columns, shown } = useUsers.getState();
  if (list && JSON.stringify(face.columns(columns, shown)) !== JSON.stringify(list.columns)) showFace(face);
}

/** Shows the same people in another way. */
export function showFace(face: Face) {
  useUsers.setState({ face });
  showList(visibleFirst);
}

/** Shows these columns and no others; the last one cannot be hidden. */
export function showColumns(keys: Iterable<string>) {
  const shown = new Set(keys);
  if (shown.size === 0) return;
  useUsers.setState({ shown });
  showList(visibleFirst);
}

/** A click on a column's header: ascending, descending, then the tenant's own order again. */
export function cycleSort(sort: readonly Sort[], column: string): Sort[] {
  const current = sort.find((by) => by.column === column);
  if (!current) return [{ column, direction: 'ascending' }];
  return current.direction === 'ascending' ? [{ column, direction: 'descending' }] : [];
}
