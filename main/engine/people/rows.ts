/** People as the grid shows them: values, marks, and what else there is to know of each cell. */
import { type CellMark, type CellValue, type GridRow, groupOfColumn } from '../../../preload/contract';
import { type Failure, failure } from '../../../preload/failure';
import { heldMembers } from '../mirror/memberships';
import { resourceByRemote } from '../mirror/resources';
import type { Store } from '../mirror/store';
import { readRows } from '../mirror/view';
import { awaitedEmail } from '../queue/awaited';
import { type Change, memberOf, openChangesOfMany, openMembershipsAmong } from '../queue/changes';
import { fateOf, markOf } from '../queue/list';
import { photoOf } from '../queue/photo';
import { readCell } from '../scim/cell';
import { adminSchema, type ColumnDefinition, statusKey } from '../scim/columns';
import type { JsonObject } from '../scim/resource';
import { groupsCell, groupsMark, isGroupsColumn, type OpenGroups, openGroupsOf } from './open-groups';

/** What stands under one key: an attribute, a group, or nothing that is known (any more). */
type GridColumn = { attribute: ColumnDefinition } | { group: number } | null;

function columnsFor({ model }: Store, keys: readonly string[]): GridColumn[] {
  return keys.map((key) => {
    const group = groupOfColumn(key);
    if (group !== null) return { group };
    const attribute = model.byKey.get(key);
    return attribute ? { attribute } : null;
  });
}

/** Memberships of some people: who is in which group, and the open changes of each. */
interface Memberships {
  held: Map<number, Set<number>>;
  /** By group and user, oldest first. */
  open: Map<string, Change[]>;
}

const target = (group: number, user: number) => `${group} ${user}`;

export function membershipsOf({ mirror }: Store, groups: readonly number[], users: readonly number[]): Memberships {
  const open = new Map<string, Change[]>();
  if (groups.length === 0) return { held: new Map(), open };
  for (const change of openMembershipsAmong(mirror, groups, users)) {
    const key = target(change.resourceId, memberOf(change));
    open.set(key, [...(open.get(key) ?? []), change]);
  }
  return { held: heldMembers(mirror, groups, users), open };
}

/** Whether a user is in a group, open changes laid over, and the newest of these. */
export function membership({ held, open }: Memberships, group: number, user: number) {
  const was = held.get(group)?.has(user) ?? false;
  const change = open.get(target(group, user))?.at(-1) ?? null;
  return { was, member: change ? change.kind === 'add-member' : was, change };
}

function groupMark(was: boolean, change: Change): CellMark {
  return { changeId: change.id, state: change.state as CellMark['state'], was, failure: change.failure };
}

/** The admin's own number in the mirror; null where the tenant doesn't tell, or they are not there yet. */
export function ownRow({ mirror, model }: Store): number | null {
  const id = model.admin.me?.id ?? null;
  return id === null ? null : (resourceByRemote(mirror, 'User', id)?.id ?? null);
}

/** The values of the given people in columns, for an export; those who left the mirror meanwhile are left out. */
export function cellsOf(store: Store, ids: readonly number[], keys: readonly string[]): CellValue[][] {
  const columns = columnsFor(store, keys);
  const groups = columns.flatMap((column) => (column && 'group' in column ? [column.group] : []));
  const memberships = membershipsOf(store, groups, ids);
  const openGroups = openGroupsFor(store, columns, ids);
  return readRows(store.mirror, ids).flatMap((row) =>
    row ? [columns.map((column) => cellIn(column, row.id, row.resource, memberships, openGroups))] : [],
  );
}

/** What waits of people's memberships, where a column names their groups. */
function openGroupsFor(store: Store, columns: readonly GridColumn[], ids: readonly number[]): OpenGroups {
  const isAsked = columns.some((column) => column && 'attribute' in column && isGroupsColumn(column.attribute));
  return isAsked ? openGroupsOf(store, ids) : new Map();
}

function cellIn(
  column: GridColumn,
  id: number,
  resource: JsonObject,
  memberships: Memberships,
  openGroups: OpenGroups,
): CellValue {
  if (column === null) return null;
  if ('group' in column) return membership(memberships, column.group, id).member;
  const waiting = isGroupsColumn(column.attribute) ? openGroups.get(id) : undefined;
  return waiting ? groupsCell(resource, column.attribute, waiting) : readCell(resource, column.attribute);
}

/** People by the mirror's numbers, each with the columns of the keys. */
export function gridRows(store: Store, ids: readonly number[], keys: readonly string[]): GridRow[] {
  const columns = columnsFor(store, keys);
  const changes = openChangesOfMany(store.mirror, ids);
  const groups = columns.flatMap((column) => (column && 'group' in column ? [column.group] : []));
  const memberships = membershipsOf(store, groups, ids);
  const openGroups = openGroupsFor(store, columns, ids);
  const self = ownRow(store);
  return readRows(store.mirror, ids).map((row, index): GridRow => {
    const id = ids[index] ?? 0;
    if (!row) return { ...nobody, id, cells: columns.map(() => null) };
    const { resource } = row;
    const own = changes.get(id);
    const marks: GridRow['marks'] = {};
    columns.forEach((column, place) => {
      const mark = column && markIn(column, { id, resource }, own, memberships, openGroups);
      if (mark) marks[place] = mark;
    });
    const fate = fateOf(own);
    const email = awaitedEmail(resource);
    const emails = email === null ? -1 : keys.indexOf('emails');
    return {
      id,
      cells: columns.map((column) => cellIn(column, id, resource, memberships, openGroups)),
      marks,
      fate,
      locked: id === self ? lockedOfSelf(store, keys) : {},
      awaited: emails < 0 ? {} : { [emails]: email },
      activationPending: isActivationPending(store, resource, fate),
      photo: photoOf(store, resource, own),
    };
  });
}

const nobody = { marks: {}, fate: null, locked: {}, awaited: {}, activationPending: false, photo: null } as const;

function markIn(
  column: NonNullable<GridColumn>,
  { id, resource }: { id: number; resource: JsonObject },
  own: Change[] | undefined,
  memberships: Memberships,
  openGroups: OpenGroups,
): CellMark | null {
  if (!('group' in column)) {
    const { attribute } = column;
    return isGroupsColumn(attribute)
      ? groupsMark(resource, attribute, openGroups.get(id) ?? [])
      : markOf(attribute, own);
  }
  const { was, change } = membership(memberships, column.group, id);
  return change && groupMark(was, change);
}

function lockedOfSelf({ model }: Store, keys: readonly string[]): Record<string, Failure> {
  const fixed = new Set(model.admin.ownReadOnly.map(({ attribute }) => attribute));
  return Object.fromEntries(
    keys.flatMap((key, place) => (fixed.has(key) ? [[place, failure('own-attribute')] as const] : [])),
  );
}

function isActivationPending({ model }: Store, resource: JsonObject, fate: GridRow['fate']): boolean {
  const status = model.byKey.get(statusKey);
  if (status && readCell(resource, status) === 'activationPending') return true;
  // Whoever is invited as soon as they are created has it before them.
  return fate?.kind === 'create' && model.admin.invitation === 'onCreate' && resource[adminSchema] === undefined;
}
