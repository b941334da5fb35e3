/** Rows of users: what the admin sees, in typed columns, and what of it the tenant does not hold, as a merge patch. */
import { mergePatch } from '../scim/merge-patch';
import type { JsonObject } from '../scim/resource';
import { compileOnce, type Mirror, sqlFor } from './handle';
import { type RowColumn, rowColumns, type TenantModel } from './model';
import { changeText, changeTexts } from './search';
import type { Store } from './store';

/** A user as the tenant holds them, and as the admin sees them. */
export interface Shown {
  id: number;
  base: JsonObject;
  seen: JsonObject;
}

const columnsOfNew = ['id', ...rowColumns, 'data'] as const;
const insert = compileOnce(columnsOfNew, (p) =>
  sqlFor.insertInto('row').values(Object.fromEntries(columnsOfNew.map((name) => [name, p[name]])) as never),
);
const findText = compileOnce(['id'] as const, (p) =>
  sqlFor.selectFrom('row').select('search_text').where('id', '=', p.id),
);

type Compiled = ReturnType<typeof compileOnce>;
/** For the columns of each of them. */
const updates = new Map<string, Compiled>();

function update(columns: readonly RowColumn[]): Compiled {
  const name = columns.join();
  const known = updates.get(name);
  if (known) return known;
  const written = [...columns, 'data'] as const;
  const made = compileOnce([...written, 'id'] as const, (p) =>
    sqlFor
      .updateTable('row')
      .set(Object.fromEntries(written.map((column) => [column, p[column]])) as never)
      .where('id', '=', p.id),
  );
  updates.set(name, made);
  return made;
}

function dataOf({ base, seen }: Shown): string | null {
  const patch = mergePatch(base, seen);
  return patch && JSON.stringify(patch);
}

/** What the row of somebody says to the search; null where there is no row yet. */
function textOf(mirror: Mirror, id: number): string | null {
  const row = findText(mirror).get(id) as { search_text: string } | undefined;
  return row?.search_text ?? null;
}

/** Writes the row of a user of whom there is none yet. */
export function insertRow({ mirror, model }: Store, shown: Shown): void {
  mirror.touched.note(shown.id);
  insert(mirror).run(shown.id, ...model.project(shown.seen), dataOf(shown));
}

/** Writes the whole row of a user. */
export function writeRow(store: Store, shown: Shown): void {
  const { mirror } = store;
  const before = textOf(mirror, shown.id);
  if (before !== null) {
    writeRowChanges(mirror, [changeOf(store.model, shown, rowColumns, before)]);
    return;
  }
  mirror.population += 1;
  insertRow(store, shown);
  changeText(mirror, shown.id);
}

/** What is written of the row of a user: of columns, and of what the tenant does not hold. */
export interface RowChange {
  id: number;
  columns: readonly RowColumn[];
  values: readonly unknown[];
  data: string | null;
  /** The search finds them by something else now. */
  isSearched: boolean;
}

/**
 * What has changed of the row of a user.
 *
 * @param changed the attributes that may hold something else now
 * @param before what the row says to the search until now
 */
export function rowChange({ model }: Store, shown: Shown, changed: readonly string[], before: string): RowChange {
  return changeOf(model, shown, model.rowColumnsOf(changed), before);
}

function changeOf(model: TenantModel, shown: Shown, columns: readonly RowColumn[], before: string): RowChange {
  const values = model.project(shown.seen, columns);
  const text = columns.indexOf('search_text');
  return { id: shown.id, columns, values, data: dataOf(shown), isSearched: text >= 0 && before !== values[text] };
}

/** Writes what has changed of the row of a user. */
export function rewriteRow(store: Store, shown: Shown, changed: readonly string[], before: string): void {
  writeRowChanges(store.mirror, [rowChange(store, shown, changed, before)]);
}

/** Writes what was found to have changed of rows. */
export function writeRowChanges(mirror: Mirror, changes: readonly RowChange[]): void {
  for (const { id, columns, values, data } of changes) {
    mirror.touched.note(id);
    update(columns)(mirror).run(...values, data, id);
  }
  // The search index is the dearest to write, and most edits don't touch what is searched.
  const searched = changes.filter(({ isSearched }) => isSearched).map(({ id }) => id);
  changeTexts(mirror, searched);
}
