/** The list of users: what is asked for, and what is on the screen. */
import { create } from 'zustand';
import type { Column, Query, ViewState } from '../../preload/contract';
import { type Failure, failed } from '../../preload/failure';
import { engine } from '../bridge/engine';
import type { Condition } from '../filter/condition';
import { createPages, type Pages } from '../grid/pages';
import { emptyLayout, type Layout, laidOut, renewed } from './layout';
import { everyone } from './query';
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
  /** Its columns, given all that the tenant has and how the admin wants to see people. */
  columns(all: readonly Column[], layout: Layout): readonly Column[];
}

export const plainFace: Face = { kind: 'list', columns: (all, layout) => laidOut(layout, all) };

interface StatusCount {
  value: string;
  count: number;
}

interface UsersState {
  tenantId: string | null;
  columns: readonly Column[];
  layout: Layout;
  face: Face;
  query: Query;
  /** What the filter of the query is made of. */
  conditions: readonly Condition[];
  list: UserList | null;
  /** The first list before its first rows are here: the grid gets ready meanwhile. */
  prospect: UserList | null;
  statuses: readonly StatusCount[];
  /** Why there is no list. */
  failure: Failure | null;
}

const nothing: Omit<UsersState, 'tenantId'> = {
  columns: [],
  layout: emptyLayout,
  face: plainFace,
  query: everyone,
  conditions: [],
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

/** The first row on the screen. */
export const firstInSight = () => visibleFirst;

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
  const { tenantId, columns, layout, face, query } = useUsers.getState();
  const visible = face.columns(columns, layout);
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

/** Opens the list that is asked for, from a row on; while the old one stays on the screen, a failure is only told. */
export function showList(first: number) {
  visibleFirst = first;
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
  useUsers.setState((before) => ({ columns, layout: renewed(before.layout, before.columns, columns) }));
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
