/** What the admin asks of the list: other people, another order, other columns. */
import { everyone, type Query } from '../../preload/contract';
import { keepLayout } from '../columns/layoutMemory';
import { type Condition, filterOf } from '../filter/condition';
import { isSameLayout, type Layout, withColumns } from './layout';
import { type Face, firstInSight, plainFace, showLayout, showList, useUsers } from './users';

/** Asks for other users, or the same in another order. */
export function changeQuery(part: Partial<Omit<Query, 'filter' | 'open'>>) {
  useUsers.setState(({ query }) => ({ query: { ...query, ...part } }));
  showList(0);
}

/** Filters the list by other conditions. */
export function changeConditions(conditions: readonly Condition[]) {
  const { columns } = useUsers.getState();
  const filter = filterOf(conditions, columns, new Date());
  useUsers.setState(({ query }) => ({ conditions, query: { ...query, ...filter } }));
  showList(0);
}

export function clearFilters() {
  useUsers.setState(({ query }) => ({
    conditions: [],
    query: { ...query, search: '', status: null, filter: null, open: null },
  }));
  showList(0);
}

/** Shows other people from the beginning, as a plain list unless told otherwise. */
export function showPeople(which: Partial<Omit<Query, 'filter' | 'open'>>, face: Face = plainFace) {
  const { columns, query, savedView, ownLayout } = useUsers.getState();
  // The order stays, unless it is a saved view's, or by a column that this list does not have.
  const sort = savedView === null ? query.sort.filter((by) => columns.some(({ key }) => key === by.column)) : [];
  const list = { query: { ...everyone, sort, ...which }, conditions: [], face };
  useUsers.setState({ ...list, savedView: null, layout: ownLayout });
  showList(0);
}

/** Shows the same people with the columns that their face has by now, where they are not the same any more. */
export function renewFace(face: Face) {
  const { list, columns, layout } = useUsers.getState();
  if (list && JSON.stringify(face.columns(columns, layout)) !== JSON.stringify(list.columns)) showFace(face);
}

/** Shows the same people in another way. */
export function showFace(face: Face) {
  useUsers.setState({ face });
  showList(firstInSight());
}

/** Lays the list out anew; where the same columns are shown in the same order, what is on the screen stays. */
export function changeLayout(layout: Layout) {
  const { layout: before, savedView, tenantId, columns: all } = useUsers.getState();
  if (layout.columns.length === 0 || isSameLayout(before, layout)) return;
  const keys = ({ columns }: Layout) => columns.map(({ key }) => key).join('\n');
  // That of a saved view is a change of the view.
  useUsers.setState(savedView === null ? { layout, ownLayout: layout } : { layout });
  if (savedView === null && tenantId !== null) keepLayout(tenantId, layout, all);
  if (keys(before) !== keys(layout)) showLayout();
}

/** Shows these columns and no others; the last one cannot be hidden. */
export function showColumns(keys: Iterable<string>) {
  changeLayout(withColumns(useUsers.getState().layout, keys));
}
