/** Deactivating people whom the file does not name. */
import { type Failure, failure } from '../../../preload/failure';
import type { Store } from '../mirror/store';
import { readRows } from '../mirror/view';
import { ownRow } from '../people/rows';
import { openChangesOfMany } from '../queue/changes';
import { readCell } from '../scim/cell';

/** The attribute of RFC 7643 section 4.1.1 that says whether somebody may sign in. */
export const activeKey = 'active';

/** Why people cannot be deactivated, null where they can be; whoever has left is not among them. */
export function whyActive(store: Store, rows: readonly number[]): Map<number, Failure | null> {
  const column = store.model.byKey.get(activeKey);
  const self = ownRow(store);
  const changes = openChangesOfMany(store.mirror, rows);
  const people = readRows(store.mirror, rows).flatMap((row) => row ?? []);
  return new Map(
    people.map(({ id, resource }) => {
      if (!column) return [id, failure('not-supported')];
      if (column.fixed !== null) return [id, failure(column.fixed)];
      if (id === self) return [id, failure('own-attribute')];
      if (changes.get(id)?.some(({ kind }) => kind === 'delete')) return [id, failure('to-be-deleted')];
      return [id, readCell(resource, column) === false ? failure('not-applicable') : null];
    }),
  );
}
