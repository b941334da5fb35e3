/** The mirror of a tenant's users, the queue of changes over it, and the history of both. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // What the tenant last returned.
  await db.schema
    .createTable('resource')
    // A number is never given twice: a window may still show somebody who has left.
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('remote_id', 'text', (c) => c.unique())
    .addColumn('base', 'text', (c) => c.notNull())
    .addColumn('version', 'text')
    .addColumn('seen_at', 'integer', (c) => c.notNull())
    .addColumn('pull', 'integer', (c) => c.notNull())
    .execute();

  // What the admin sees: base with the open changes laid over it. `data` is null where nothing is laid over.
  await db.schema
    .createTable('row')
    .addColumn('id', 'integer', (c) => c.primaryKey().references('resource.id').onDelete('cascade'))
    .addColumn('user_name', 'text')
    .addColumn('display_name', 'text')
    .addColumn('given_name', 'text')
    .addColumn('family_name', 'text')
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('title', 'text')
    .addColumn('active', 'integer')
    .addColumn('status', 'text')
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('data', 'text')
    .execute();
  await db.schema.createIndex('row_status').on('row').column('status').execute();

  // Keeps only the index: the text itself stands in row.search_text, already without accents and capitals.
  await sql`create virtual table row_search using fts5(
    text, content='', contentless_delete=1, tokenize='trigram')`.execute(db);

  // Merging index segments seldom makes a first pull three times as fast and a search no slower to notice.
  await sql`insert into row_search (row_search, rank) values ('automerge', 16)`.execute(db);

  await db.schema
    .createTable('batch')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('change')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('batch_id', 'text', (c) => c.notNull().references('batch.id'))
    .addColumn('resource_id', 'integer', (c) => c.notNull())
    .addColumn('remote_id', 'text')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('was', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('unsure', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('failure', 'text')
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('sent_at', 'integer')
    .addColumn('answered_at', 'integer')
    .execute();
  const open = sql<boolean>`state in ('pending', 'sending', 'conflict', 'rejected', 'held')`;
  await db.schema.createIndex('change_open').on('change').columns(['resource_id', 'id']).where(open).execute();
  await db.schema.createIndex('change_state').on('change').columns(['state', 'id']).where(open).execute();

  await db.schema
    .createTable('history')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('change_id', 'integer', (c) => c.notNull())
    .addColumn('batch_id', 'text', (c) => c.notNull())
    .addColumn('remote_id', 'text')
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('was', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('detail', 'text')
    .execute();
  for (const verb of ['update', 'delete']) {
    await sql`create trigger ${sql.ref(`history_no_${verb}`)} before ${sql.raw(verb)} on history
      begin select raise(abort, 'history is append-only'); end`.execute(db);
  }

  // What is known of the tenant itself: its schemas, the number and time of the last complete pull.
  await db.schema
    .createTable('fact')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
}
