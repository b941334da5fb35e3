/** Who is in which group: what the tenant says, and what open changes make of it. */
import { type RawBuilder, sql } from 'kysely';
import { all, compileOnce, type Mirror, sqlFor } from './handle';

/** The ids of members that a group's base lists. */
const listed = (base: never) => sql`select json_extract(held.value, '$.value')
  from json_each(${base}, '$.members') as held where json_type(held.value, '$.value') = 'text'`;

const forgetOthers = compileOnce(['group', 'base'] as const, (p) =>
  sqlFor
    .deleteFrom('member')
    .where('group_id', '=', p.group)
    .where('remote_id', 'not in', sql<string>`(${listed(p.base)})`),
);
const keepNew = compileOnce(['group', 'base'] as const, (p) => ({
  compile: () =>
    sql`insert or ignore into member (group_id, remote_id)
      select ${p.group}, json_extract(held.value, '$.value')
      from json_each(${p.base}, '$.members') as held
      where json_type(held.value, '$.value') = 'text'`.compile(sqlFor),
}));

/** Notes the members of a group as its base, JSON text, lists them; belongs in the transaction of the base. */
export function writeMembers(mirror: Mirror, groupId: number, base: string): void {
  forgetOthers(mirror).run(groupId, base);
  keepNew(mirror).run(groupId, base);
}

const among = (ids: readonly number[]) => sql<number>`(select value from json_each(${JSON.stringify(ids)}))`;

/** Which of some users are in which of some groups at the tenant: by group, the mirror's numbers. */
export function heldMembers(
  mirror: Mirror,
  groups: readonly number[],
  users: readonly number[],
): Map<number, Set<number>> {
  const found = new Map(groups.map((group) => [group, new Set<number>()]));
  const rows = all(
    mirror,
    sqlFor
      .selectFrom('resource')
      .innerJoin('member', 'member.remote_id', 'resource.remote_id')
      .select(['member.group_id as group', 'resource.id'])
      .where('resource.type', '=', 'User')
      .where('resource.id', 'in', among(users))
      .where('member.group_id', 'in', among(groups)),
  );
  for (const { group, id } of rows) found.get(group)?.add(id);
  return found;
}

/** SQL: whether the user of `row` is in a group, open changes laid over; needs `resource` joined. */
export function isMember(group: number): RawBuilder<number> {
  return sql<number>`coalesce(
    (select kind = 'add-member' from change where change.member = row.id and change.resource_id = ${group}
      and kind in ('add-member', 'remove-member')
      and state in ('pending', 'sending', 'conflict', 'rejected', 'held') order by change.id desc limit 1),
    exists (select 1 from member where member.group_id = ${group} and member.remote_id = resource.remote_id))`;
}

/** SQL: those who may be in a group, to be looked at by `isMember`. */
export function mayBeMember(group: number): RawBuilder<number> {
  return sql<number>`(select resource.id from member join resource
      on resource.type = 'User' and resource.remote_id = member.remote_id where member.group_id = ${group}
    union select change.member from change where change.resource_id = ${group} and change.kind = 'add-member'
      and change.state in ('pending', 'sending', 'conflict', 'rejected', 'held'))`;
}

/** In how many groups each of some users is at the tenant, summed. */
export function countMemberships(mirror: Mirror, users: readonly number[]): number {
  const rows = all(
    mirror,
    sqlFor
      .selectFrom('resource')
      .innerJoin('member', 'member.remote_id', 'resource.remote_id')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('resource.type', '=', 'User')
      .where('resource.id', 'in', among(users)),
  );
  return rows[0]?.n ?? 0;
}

/** The groups in which a user is at the tenant: the mirror's numbers. */
export function groupsOf(mirror: Mirror, user: number): number[] {
  return all(
    mirror,
    sqlFor
      .selectFrom('resource')
      .innerJoin('member', 'member.remote_id', 'resource.remote_id')
      .select('member.group_id as group')
      .where('resource.type', '=', 'User')
      .where('resource.id', '=', user)
      .orderBy('member.group_id'),
  ).map(({ group }) => group);
}
