/** Who is in which group, pictures of people, and what the search has yet to take in. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // What the tenant says; open changes are laid over it when it is read.
  await sql`create table member (
    group_id integer not null references resource (id) on delete cascade,
    remote_id text not null,
    primary key (group_id, remote_id)) without rowid`.execute(db);
  await sql`create index member_user on member (remote_id, group_id)`.execute(db);
  await sql`insert or ignore into member (group_id, remote_id)
    select resource.id, json_extract(held.value, '$.value')
    from resource, json_each(resource.base, '$.members') as held
    where resource.type = 'Group' and json_type(held.value, '$.value') = 'text'`.execute(db);

  // The history of one person: memberships are changes of the group, and whose they are stands in their value.
  await db.schema.createIndex('history_resource').on('history').columns(['resource_id', 'id']).execute();
  await sql`create index history_member on history (json_extract(value, '$.row'), id)
    where kind in ('add-member', 'remove-member')`.execute(db);

  // Nobody asks for the history of a single change, and each line would be written once more.
  await db.schema.dropIndex('history_change').execute();

  // Rows whose text has changed since the index took it in: writing the index at once would make large edits slow.
  await db.schema
    .createTable('unindexed')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .execute();

  // By the address that the tenant gives: another picture has another.
  await db.schema
    .createTable('picture')
    .addColumn('address', 'text', (c) => c.primaryKey())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'blob', (c) => c.notNull())
    .addColumn('used_at', 'integer', (c) => c.notNull())
    .execute();
}
