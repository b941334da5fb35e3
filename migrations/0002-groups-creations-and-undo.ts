/** Groups beside users, people who are not at the tenant yet, deletions, staged pulls, and what undo and review need. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Ids are unique within a kind of resource only. SQLite changes a constraint by making the table anew; what refers
  // to it refers to its name, and foreign keys are off while migrations run.
  await db.schema
    .createTable('resource_new')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('remote_id', 'text')
    .addColumn('base', 'text', (c) => c.notNull())
    .addColumn('version', 'text')
    .addColumn('seen_at', 'integer', (c) => c.notNull())
    .addColumn('pull', 'integer', (c) => c.notNull())
    .addColumn('made_at', 'integer')
    .addColumn('missed_at', 'integer')
    .addUniqueConstraint('resource_remote', ['type', 'remote_id'])
    .execute();
  await sql`insert into resource_new (id, type, remote_id, base, version, seen_at, pull)
    select id, 'User', remote_id, base, version, seen_at, pull from resource`.execute(db);
  await sql`delete from sqlite_sequence where name = 'resource_new'`.execute(db);
  await sql`insert into sqlite_sequence (name, seq)
    select 'resource_new', seq from sqlite_sequence where name = 'resource'`.execute(db);
  await db.schema.dropTable('resource').execute();
  await db.schema.alterTable('resource_new').renameTo('resource').execute();

  // What lists show of a group, its open changes laid over it.
  await db.schema
    .createTable('group_row')
    .addColumn('id', 'integer', (c) => c.primaryKey().references('resource.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('members', 'integer', (c) => c.notNull())
    .execute();

  // Who has left, so that an answer that is older than that does not bring them back.
  await db.schema
    .createTable('departed')
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('remote_id', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('departed_key', ['type', 'remote_id'])
    .execute();

  // A pull that is not complete yet.
  await db.schema
    .createTable('staged')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('remote_id', 'text', (c) => c.notNull())
    .addColumn('base', 'text')
    .addColumn('asked_at', 'integer', (c) => c.notNull())
    .execute();

  const change = (
    name: string,
    add: (table: ReturnType<typeof db.schema.alterTable>) => { execute(): Promise<void> },
  ) => add(db.schema.alterTable(name)).execute();
  await change('change', (t) => t.addColumn('phase', 'integer', (c) => c.notNull().defaultTo(1)));
  await change('change', (t) => t.addColumn('due_at', 'integer', (c) => c.notNull().defaultTo(0)));
  await change('change', (t) => t.addColumn('ready', 'integer', (c) => c.notNull().defaultTo(1)));
  await change('change', (t) => t.addColumn('urgent', 'integer', (c) => c.notNull().defaultTo(0)));
  await change('change', (t) => t.addColumn('alone', 'integer', (c) => c.notNull().defaultTo(0)));
  await change('change', (t) => t.addColumn('replaced_by', 'integer'));
  await change('change', (t) => t.addColumn('was_held', 'integer', (c) => c.notNull().defaultTo(0)));
  await change('change', (t) => t.addColumn('member', 'integer'));
  const open = sql<boolean>`state in ('pending', 'sending', 'conflict', 'rejected', 'held')`;
  await db.schema
    .createIndex('change_next')
    .on('change')
    .columns(['state', 'ready', 'phase', 'id'])
    .where(open)
    .execute();
  await db.schema.createIndex('change_batch').on('change').columns(['batch_id', 'id']).execute();
  await sql`create index change_replaced on change (replaced_by) where replaced_by is not null`.execute(db);
  await sql`create index change_member on change (member, resource_id) where member is not null`.execute(db);
  await sql`create index change_creation on change (id) where kind = 'create' and unsure = 1`.execute(db);

  await change('batch', (t) => t.addColumn('author', 'text', (c) => c.notNull().defaultTo('')));
  await change('batch', (t) => t.addColumn('state', 'text', (c) => c.notNull().defaultTo('made')));
  await change('batch', (t) => t.addColumn('reverses', 'text'));
  await change('batch', (t) => t.addColumn('undone_at', 'integer'));
  await sql`create index batch_undone on batch (undone_at) where undone_at is not null`.execute(db);

  await change('history', (t) => t.addColumn('kind', 'text', (c) => c.notNull().defaultTo('set')));
  await change('history', (t) => t.addColumn('author', 'text', (c) => c.notNull().defaultTo('')));
  await change('history', (t) => t.addColumn('resource_id', 'integer'));
  await db.schema.createIndex('history_change').on('history').columns(['change_id', 'id']).execute();
  await db.schema.createIndex('history_batch').on('history').columns(['batch_id', 'id']).execute();
  await db.schema.createIndex('history_at').on('history').columns(['at', 'id']).execute();
}
