/** Changes as lists and cells show them. */
import type { CellMark, CellValue, ChangeEntry, ChangeSelection, GridRow } from '../../../preload/contract';
import { personName, resourceById } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { cellOf } from '../scim/cell';
import { adminSchema, type ColumnDefinition } from '../scim/columns';
import { parsePath, readPath } from '../scim/path';
import type { Json, JsonObject } from '../scim/resource';
import { mayHurry } from './act';
import type { Change } from './changes';
import { pageOf } from './select';
import { cellFor } from './words';

/** A page of the changes of a selection, newest first, and how many there are in all. */
export function listChanges(
  store: Store,
  selection: ChangeSelection,
  before: number | null,
  limit: number,
): { entries: ChangeEntry[]; total: number } {
  const { changes, total } = pageOf(store.mirror, selection, before, limit);
  return { entries: changes.map((change) => entryOf(store, change)), total };
}

function entryOf(store: Store, change: Change): ChangeEntry {
  return {
    id: change.id,
    batchId: change.batchId,
    kind: change.kind,
    row: change.resourceId,
    person: personName(store.mirror, change.resourceId) || nameIn(change.kind === 'delete' ? change.was : change.value),
    column: change.path,
    ...valuesOf(store, change),
    theirs: theirsOf(store, change),
    state: change.state as ChangeEntry['state'],
    ready: change.ready,
    urgent: change.urgent,
    mayHurry: mayHurry(change),
    failure: change.failure,
    createdAt: change.createdAt,
  };
}

/** What a change replaces and what it brings, as cells read them; members by name. */
export function valuesOf(
  store: Store,
  { kind, path, was, value }: Pick<Change, 'kind' | 'path' | 'was' | 'value'>,
): { from: CellValue; to: CellValue } {
  if (kind === 'set') return { from: cellFor(store.model, path, was), to: cellFor(store.model, path, value) };
  if (kind === 'create' || kind === 'delete' || kind === 'action') return { from: null, to: null };
  const member = value as JsonObject;
  const name = personName(store.mirror, Number(member.row)) || (typeof member.name === 'string' ? member.name : '');
  return kind === 'add-member' ? { from: null, to: name } : { from: name, to: null };
}

/** How somebody is called who is not in the mirror any more. */
function nameIn(resource: Json): string {
  if (typeof resource !== 'object' || resource === null || Array.isArray(resource)) return '';
  const name = [resource.displayName, resource.userName].find((text) => typeof text === 'string' && text !== '');
  return String(name ?? '');
}

function theirsOf(store: Store, change: Change): ChangeEntry['theirs'] {
  if (change.state !== 'conflict') return null;
  const base = resourceById(store.mirror, change.resourceId)?.base ?? {};
  return {
    value: change.kind === 'set' ? cellFor(store.model, change.path, readPath(base, parsePath(change.path))) : null,
    at: textAt(base, 'meta.lastModified'),
    by: textAt(base, `${adminSchema}:lastModifiedBy`),
    gone: change.failure?.code === 'gone',
  };
}

function textAt(base: JsonObject, path: string): string | null {
  const value = readPath(base, parsePath(path));
  return typeof value === 'string' ? value : null;
}

/** The mark of a cell; where several changes wait, the newest speaks and the oldest tells what was there before. */
export function markOf(column: ColumnDefinition, changes: readonly Change[] | undefined): CellMark | null {
  const own = changes?.filter((change) => change.kind === 'set' && change.path === column.key) ?? [];
  const [oldest, newest] = [own[0], own.at(-1)];
  if (!oldest || !newest) return null;
  return {
    changeId: newest.id,
    state: newest.state as CellMark['state'],
    was: cellOf(oldest.was, column),
    failure: newest.failure,
  };
}

/** Whether somebody is still to be created, or is to be deleted. */
export function fateOf(changes: readonly Change[] | undefined): GridRow['fate'] {
  const change = changes?.findLast(({ kind }) => kind === 'create' || kind === 'delete');
  if (!change) return null;
  const { id: changeId, kind, state } = change;
  return { changeId, kind: kind === 'create' ? 'create' : 'delete', state: state as CellMark['state'] };
}
