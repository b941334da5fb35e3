/** The list of users: what is asked for, and what is on the screen. */
import { create } from 'zustand';
import { type Column, everyone, type Query, type ViewState } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { layoutFrom, recallLayout } from '../columns/layoutMemory';
import type { Condition } from '../filter/condition';
import { firstRows, type Pages, pageStart } from '../grid/pages';
import { type Asked, fitView } from '../views/fitting';
import { readViews, tellMissing } from '../views/savedViews';
import { queryFor } from './askedQuery';
import { emptyLayout, type Layout, laidOut, renewed } from './layout';
import { closeView, forgetOpening, keepOpen, openView } from './openViews';
import { reportFault, showFailure } from './toasts';
import { isForgotten, noPages, pagesOf } from './viewPages';

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

/** Keeps a view open while `work` reads from it, even when another list comes on the screen. */
export async function holdView<T>(viewId: number, work: () => Promise<T>): Promise<T> {
  try {
    return await keepOpen(viewId, work);
  } finally {
    if (useUsers.getState().list?.view.viewId !== viewId) await closeView(viewId);
  }
}

/** A list as it stands before the engine has opened it. */
function withoutRows(face: Face, columns: readonly Column[], query: Query): UserList {
  return { view: { viewId: 0, revision: 0, count: 0 }, face, columns, query, pages: noPages() };
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

  const opened = await openView({
    tenantId,
    columns: visible.map(({ key }) => key),
    query,
    window: { start: pageStart(first), count: firstRows },
  });
  if (mine !== attempt) {
    if (opened.ok) await closeView(opened.value.viewId);
    return null;
  }
  if (!opened.ok) return opened.failure;
  const { first: rows, ...view } = opened.value;
  return bring({ view, face, columns: visible, query, pages: pagesOf(view, visible, askAnew, rows) }, first, mine);
}

/** Where the engine forgot the view that is shown, the same list is asked for anew. */
function askAnew(pages: Pages) {
  if (useUsers.getState().list?.pages === pages) showList(visibleFirst);
}

/** Brings a list on the screen when its first rows are here, unless another one has been asked for by then. */
async function bring(list: UserList, first: number, mine: number): Promise<Failure | null> {
  const { viewId } = list.view;
  opening = list;
  const failure = await list.pages.load(first);
  if (mine !== attempt) {
    if (useUsers.getState().list?.view.viewId !== viewId) await closeView(viewId);
    return null;
  }
  const ready = opening;
  opening = null;
  if (failure) return failure;
  const before = useUsers.getState().list;
  useUsers.setState({ list: ready, prospect: null, failure: null });
  if (before && before.view.viewId !== viewId) await closeView(before.view.viewId);
  return null;
}

/** Brings the same people in the same order back with the columns of the layout. */
async function relayList(): Promise<Failure | null> {
  const { list, columns, layout, face, conditions, query } = useUsers.getState();
  // Another list has been asked for: it comes with these columns.
  const isSame = list?.face === face && list.query === queryFor(query, conditions, columns);
  if (!list || !isSame) return openList(visibleFirst);
  attempt += 1;
  forgetOpening();
  const shown = face.columns(columns, layout);
  const pages = pagesOf(list.view, shown, askAnew);
  const failure = await bring({ ...list, columns: shown, pages }, visibleFirst, attempt);
  return failure && isForgotten(failure) ? openList(visibleFirst) : failure;
}

let showing: Promise<void> = Promise.resolve();

/** Resolves when the list that was asked for last has come, or could not. */
export const listCame = () => showing;

/** While the old list stays on the screen, a failure is only told. */
function follow(coming: Promise<Failure | null>) {
  showing = coming.then((failure) => {
    if (failure && useUsers.getState().list) showFailure(failure);
    else if (failure) useUsers.setState({ failure });
  }, reportFault);
}

/** Opens the list that is asked for, from a row on. */
export function showList(first: number) {
  visibleFirst = first;
  follow(openList(first));
}

/** Shows the list with the columns of the layout, where it stands. */
export const showLayout = () => follow(relayList());

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
  forgetOpening();
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
