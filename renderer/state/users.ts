/** The list of users: what is asked for, and what is on the screen. */
import { create } from 'zustand';
import type { Column, Query, ViewState } from '../../preload/contract';
import { type Failure, failed } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { layoutFrom, recallLayout } from '../columns/layoutMemory';
import { type Condition, filterOf } from '../filter/condition';
import { createPages, type Pages } from '../grid/pages';
import { type Asked, fitView } from '../views/fitting';
import { readViews, tellMissing } from '../views/savedViews';
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
  /** The layout outside of saved views: it is what is remembered. */
  ownLayout: Layout;
  /** The id of the saved view that was opened; it may have been changed since. */
  savedView: string | null;
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
  ownLayout: emptyLayout,
  savedView: null,
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

let lastQuery: { asked: Query; query: Query } | null = null;

/** What the engine is asked; the same as before where nothing else was asked, so that the list counts as the same. */
function queryFor(asked: Query, conditions: readonly Condition[], columns: readonly Column[]): Query {
  // What some conditions mean depends on the columns that there are, and on the day.
  const query = { ...asked, ...filterOf(conditions, columns, new Date()) };
  const isSame = lastQuery?.asked === asked && JSON.stringify(lastQuery.query) === JSON.stringify(query);
  lastQuery = { asked, query: isSame && lastQuery ? lastQuery.query : query };
  return lastQuery.query;
}

/** Brings the list that is asked for on the screen, with `first` among its first rows to come. */
async function openList(first: number): Promise<Failure | null> {
  attempt += 1;
  const mine = attempt;
  const { tenantId, columns, layout, face, conditions, query: asked } = useUsers.getState();
  const query = queryFor(asked, conditions, columns);
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

let showing: Promise<void> = Promise.resolve();

/** Resolves when the list that was asked for last has come, or could not. */
export const listCame = () => showing;

/** Opens the list that is asked for, from a row on; while the old one stays on the screen, a failure is only told. */
export function showList(first: number) {
  visibleFirst = first;
  showing = openList(first).then((failure) => {
    if (failure && useUsers.getState().list) showFailure(failure);
    else if (failure) useUsers.setState({ failure });
  }, reportFault);
}

/** Brings another list on the screen, or leaves everything as it is and answers why it cannot be had. */
export async function tryList(asked: Asked & { savedView: string | null }): Promise<Failure | null> {
  const { query, conditions, layout, savedView, face } = useUsers.getState();
  useUsers.setState({ ...asked, face: plainFace });
  visibleFirst = 0;
  const failure = await openList(0);
  if (failure) useUsers.setState({ query, conditions, layout, savedView, face });
  return failure;
}

/** Asks the engine which columns the tenant has by now. */
async function readColumns(tenantId: string): Promise<Failure | null> {
  const read = await engine.call('tenant.columns', { tenantId });
  if (useUsers.getState().tenantId !== tenantId) return null;
  if (!read.ok) return read.failure;
  const columns = read.value;
  useUsers.setState((before) => {
    const known = before.columns.map(({ key }) => key);
    // A saved view holds its columns, and gets no others by itself.
    const knownToView = before.savedView === null ? known : columns.map(({ key }) => key);
    return {
      columns,
      layout: renewed(before.layout, knownToView, columns),
      ownLayout: renewed(before.ownLayout, known, columns),
    };
  });
  return null;
}

/** Opens a tenant's first list: its default view, else everybody in the layout that is remembered. */
async function openFirst(tenantId: string): Promise<Failure | null> {
  const [read, remembered, views] = await Promise.all([
    engine.call('tenant.columns', { tenantId }),
    recallLayout(tenantId),
    readViews(tenantId),
  ]);
  if (useUsers.getState().tenantId !== tenantId) return null;
  if (!read.ok) return read.failure;
  const columns = read.value;
  const layout = layoutFrom(remembered, columns);
  useUsers.setState({ columns, layout, ownLayout: layout });
  const first = views.find(({ isDefault }) => isDefault);
  if (!first) return openList(0);
  const { missing, ...asked } = fitView(first, columns, new Date());
  const failure = await tryList({ ...asked, savedView: first.id });
  if (failure?.code !== 'filter-invalid') {
    if (!failure) tellMissing(first, missing);
    return failure;
  }
  showFailure(failure);
  return openList(0);
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
  const isFirst = useUsers.getState().columns.length === 0;
  const failure = isFirst
    ? await openFirst(tenantId)
    : ((await readColumns(tenantId)) ?? (await openList(visibleFirst)));
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
    const { pages } = list;
    pages.outdate(view.count, () =>
      useUsers.setState((now) => (now.list?.pages === pages ? { list: { ...now.list, view } } : {})),
    );
  }
}
