/** The groups of people as one cell names them: read-only at the tenant, and yet changed by edits of the groups' members. */
import { sql } from 'kysely';
import type { CellMark, CellValue } from '../../../preload/contract';
import { compileOnce, sqlFor } from '../mirror/handle';
import type { Store } from '../mirror/store';
import {
  type Change,
  changeColumns,
  isOpen,
  isOpenState,
  memberOf,
  parseChange,
  type RawChange,
} from '../queue/changes';
import { cellOf } from '../scim/cell';
import type { ColumnDefinition } from '../scim/columns';
import { readPath } from '../scim/path';
import type { Json, JsonObject } from '../scim/resource';

/** A group as a user's attribute names it (RFC 7643 section 4.1.2). */
interface Group {
  value: string | null;
  display: string;
}

/** A membership that was changed. */
interface OpenGroup extends Group {
  change: Change;
}

/** Changed memberships by user, oldest first. */
export type OpenGroups = ReadonlyMap<number, readonly OpenGroup[]>;

/** Whether a column names the groups of a person. */
export const isGroupsColumn = ({ key }: Pick<ColumnDefinition, 'key'>) => key === 'groups';

const memberships = compileOnce(['ids'] as const, (p) =>
  sqlFor
    .selectFrom(sql<{ id: number }>`(select distinct value as id from json_each(${p.ids}))`.as('asked'))
    .crossJoin('change')
    .innerJoin('resource', 'resource.id', 'change.member')
    .select(changeColumns)
    .whereRef('change.member', '=', 'asked.id')
    .where(sql<boolean>`(${isOpen} or (change.state = 'done' and change.answered_at >= resource.seen_at))`)
    .orderBy('change.id'),
);

/** How the tenant calls a group, without its members, who may be very many. */
const groupNames = compileOnce(['id'] as const, (p) =>
  sqlFor
    .selectFrom('resource')
    .select(['remote_id as value', sql<string>`coalesce(base ->> '$.displayName', '')`.as('display')])
    .where('id', '=', p.id),
);

/** What waits of some people's memberships, or is done and was not yet seen in what the tenant says of them. */
export function openGroupsOf({ mirror }: Store, users: readonly number[]): OpenGroups {
  const open = new Map<number, OpenGroup[]>();
  const groups = new Map<number, Group | undefined>();
  for (const raw of memberships(mirror).all(JSON.stringify(users)) as RawChange[]) {
    const change = parseChange(raw);
    const { resourceId } = change;
    if (!groups.has(resourceId)) groups.set(resourceId, groupNames(mirror).get(resourceId) as Group | undefined);
    const group = groups.get(resourceId);
    if (!group) continue;
    const user = memberOf(change);
    open.set(user, [...(open.get(user) ?? []), { change, ...group }]);
  }
  return open;
}

/** What the cell shows once everything is sent. */
export function groupsCell(resource: JsonObject, column: ColumnDefinition, open: readonly OpenGroup[]): CellValue {
  const stored = readPath(resource, column.path);
  let groups: Json[] = Array.isArray(stored) ? stored : [];
  for (const { change, value, display } of open) {
    groups = groups.filter((item) => !isGroup(item, value, display));
    if (change.kind === 'add-member') groups.push({ ...(value !== null && { value }), display });
  }
  return cellOf(groups, column);
}

/** A tenant may name groups by their ids alone, or by their names alone. */
function isGroup(item: Json, value: string | null, display: string): boolean {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item === value || item === display;
  return typeof item.value === 'string' && value !== null ? item.value === value : item.display === display;
}

/** The mark of the cell: the newest change speaks, and what the tenant says was there before. */
export function groupsMark(
  resource: JsonObject,
  column: ColumnDefinition,
  open: readonly OpenGroup[],
): CellMark | null {
  const change = open.at(-1)?.change;
  if (!change || !isOpenState(change.state)) return null;
  const { id: changeId, state, failure } = change;
  return { changeId, state: state as CellMark['state'], was: cellOf(readPath(resource, column.path), column), failure };
}
