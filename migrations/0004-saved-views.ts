/** Views that the admin keeps under a name. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('saved_view')
    .addColumn('id', 'text', (c) => c.primaryKey())
    // Lower case: two names that differ in nothing else would be one to whoever reads them.
    .addColumn('name_key', 'text', (c) => c.notNull().unique())
    .addColumn('is_default', 'integer', (c) => c.notNull().defaultTo(0))
    // The whole view as JSON, with whatever a later version adds to it.
    .addColumn('view', 'text', (c) => c.notNull())
    .execute();
}
