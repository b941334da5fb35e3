/** What the columns of a file stand for at this tenant. */
import { groupOfColumn, type ImportPlan, type Result, wholeNameTarget } from '../../../preload/contract';
import { type Failure, failed, failure, succeeded } from '../../../preload/failure';
import { listGroups } from '../mirror/groups';
import type { Store } from '../mirror/store';
import { openChangesOf } from '../queue/changes';
import type { ColumnDefinition } from '../scim/columns';

interface InFile {
  key: string;
  /** The place of the column in the file, from 0 on. */
  index: number;
}

export interface AttributeTarget extends InFile {
  kind: 'attribute';
  column: ColumnDefinition;
}

export interface GroupTarget extends InFile {
  kind: 'group';
  group: number;
  /** Why nobody can join or leave it. */
  fixed: Failure | null;
}

/** A name in one cell, for attributes that have no columns of their own in the file. */
export interface NameTarget extends InFile {
  kind: 'name';
  given: ColumnDefinition | null;
  family: ColumnDefinition | null;
  /** Where there are no parts of it. */
  whole: ColumnDefinition | null;
}

export type Target = AttributeTarget | GroupTarget | NameTarget;

/**
 * Those of some columns that are not null, in the order of the file; of several that are the same the first. Fails with
 * `unknown-column`.
 */
export function targetsOf(
  store: Store,
  { targets }: Pick<ImportPlan, 'targets'>,
  { from, end }: { from: number; end: number },
): Result<Target[]> {
  const found: Target[] = [];
  const keys = new Set<string>();
  const groups = new Set(listGroups(store.mirror).map(({ row }) => row));
  const own = targets.slice(from, end);
  for (const [offset, key] of own.entries()) {
    if (key === null || keys.has(key)) continue;
    keys.add(key);
    const index = from + offset;
    const group = groupOfColumn(key);
    const column = store.model.byKey.get(key);
    if (key === wholeNameTarget) found.push(nameTarget(store, index, own));
    else if (column) found.push({ kind: 'attribute', key, index, column });
    else if (group !== null && groups.has(group))
      found.push({ kind: 'group', key, index, group, fixed: whyFixed(store, group) });
    else return failed('unknown-column', { column: key });
  }
  return succeeded(found);
}

function nameTarget({ model }: Store, index: number, targets: ImportPlan['targets']): NameTarget {
  const partOf = (key: string) => (targets.includes(key) ? null : (model.byKey.get(key) ?? null));
  const hasParts = model.byKey.has('name.givenName') || model.byKey.has('name.familyName');
  return {
    kind: 'name',
    key: wholeNameTarget,
    index,
    given: partOf('name.givenName'),
    family: partOf('name.familyName'),
    whole: hasParts ? null : (partOf('displayName') ?? partOf('name.formatted')),
  };
}

function whyFixed({ mirror, model }: Store, group: number): Failure | null {
  if (model.admin.permissions?.includes('groups.edit') === false) return failure('not-permitted');
  return openChangesOf(mirror, group).some(({ kind }) => kind === 'delete') ? failure('to-be-deleted') : null;
}
