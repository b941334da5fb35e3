/** Views that the admin keeps under a name: what is filtered, how it is sorted, which columns are shown. */
import { type Result, SavedView } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import { foldCase } from '../filter/compare';
import { all, first, type Mirror, run, sqlFor, transaction } from './handle';
import { order } from './letters';

/** By name. One that a later version has written in a way that cannot be read here stays where it is, and is not listed. */
export function listViews(mirror: Mirror): SavedView[] {
  const rows = all(mirror, sqlFor.selectFrom('saved_view').select(['view', 'is_default as isDefault']));
  return rows
    .flatMap(({ view, isDefault }) => {
      const read = SavedView.safeParse({ ...fieldsOf(view), isDefault: isDefault === 1 });
      return read.success ? [read.data] : [];
    })
    .sort((one, other) => order.compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
}

/**
 * Keeps a view, new or in the place of the one that has its id; what a later version has added to that one stays. If it is
 * to be the default, no other one is any more. Fails with `view-taken` where another has the name.
 */
export function saveView(mirror: Mirror, view: SavedView): Result<null> {
  const name_key = foldCase(view.name);
  const views = sqlFor.selectFrom('saved_view');
  return transaction(mirror, () => {
    const other = first(mirror, views.select('id').where('name_key', '=', name_key).where('id', '<>', view.id));
    if (other) return failed('view-taken', { name: view.name });
    const before = first(mirror, views.select('view').where('id', '=', view.id));
    const text = JSON.stringify({ ...fieldsOf(before?.view ?? '{}'), ...view });
    if (view.isDefault) run(mirror, sqlFor.updateTable('saved_view').set({ is_default: 0 }));
    const values = { name_key, is_default: Number(view.isDefault), view: text };
    run(
      mirror,
      sqlFor
        .insertInto('saved_view')
        .values({ id: view.id, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values)),
    );
    return succeeded(null);
  });
}

export function removeView(mirror: Mirror, id: string): void {
  run(mirror, sqlFor.deleteFrom('saved_view').where('id', '=', id));
}

function fieldsOf(view: string): object {
  const read: unknown = JSON.parse(view);
  return typeof read === 'object' && read !== null ? read : {};
}
