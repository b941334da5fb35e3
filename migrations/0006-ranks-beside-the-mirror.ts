/** What is known of everybody's ranks that lie in files beside the mirror: of which moment they are, and who was written since. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // One row at most. Files bear the stamp of the moment of which they tell.
  await db.schema
    .createTable('ranks_stamp')
    .addColumn('stamp', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('ranks_written')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .execute();

  // In the transaction of what is written, whoever writes it. Looked for first: what a statement says of conflicts goes for
  // its triggers too. Of a resource, nothing but its base is sorted by; pulls note there when they saw it last.
  const written = [
    ['row', 'insert', 'new'],
    ['row', 'update', 'new'],
    ['row', 'delete', 'old'],
    ['resource', 'insert', 'new'],
    ['resource', 'update of base', 'new'],
    ['resource', 'delete', 'old'],
  ] as const;
  for (const [table, deed, whose] of written) {
    const [verb] = deed.split(' ');
    await sql`create trigger ${sql.ref(`ranks_${table}_${verb}`)} after ${sql.raw(deed)} on ${sql.ref(table)}
      when exists (select 1 from ranks_stamp)
        and not exists (select 1 from ranks_written where id = ${sql.ref(`${whose}.id`)})
      begin insert into ranks_written (id) values (${sql.ref(`${whose}.id`)}); end`.execute(db);
  }
}
