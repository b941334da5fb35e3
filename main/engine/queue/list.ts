/** Open changes as lists and cells show them. */
import type { CellMark, ChangeEntry } from '../../../preload/contract';
import { personName } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { cellOf } from '../scim/cell';
import type { ColumnDefinition } from '../scim/columns';
import type { Json } from '../scim/resource';
import { type Change, openChanges, openStates } from './changes';

/** The open changes, newest first. */
export function listOpen(store: Store, limit: number): ChangeEntry[] {
  const changes = openChanges(store.mirror, openStates).toReversed().slice(0, limit);
  return changes.map((change) => {
    const column = store.model.byKey.get(change.path);
    // An attribute that has left the tenant's schemas is shown as it stands, so that it can be discarded.
    const cell = (value: Json) =>
      column ? cellOf(value, column) : typeof value === 'object' ? JSON.stringify(value) : value;
    return {
      id: change.id,
      row: change.resourceId,
      person: personName(store.mirror, change.resourceId),
      column: change.path,
      from: cell(change.was),
      to: cell(change.value),
      state: change.state as ChangeEntry['state'],
      failure: change.failure,
      createdAt: change.createdAt,
    };
  });
}

/** The mark of a cell; where several changes wait, the newest speaks and the oldest tells what was there before. */
export function markOf(column: ColumnDefinition, changes: readonly Change[] | undefined): CellMark | null {
  const own = changes?.filter((change) => change.path === column.key) ?? [];
  const [oldest, newest] = [own[0], own.at(-1)];
  if (!oldest || !newest) return null;
  return {
    changeId: newest.id,
    state: newest.state as CellMark['state'],
    was: cellOf(oldest.was, column),
    failure: newest.failure,
  };
}
