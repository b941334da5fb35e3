/** Whose changes are open. */
import { sql } from 'kysely';
import type { Query } from '../../../preload/contract';

/** Word for word the condition of the partial indexes, or SQLite would not use them. */
const isOpen = sql<boolean>`change.state in ('pending', 'sending', 'conflict', 'rejected', 'held')`;

/** SQL: those of whom a change waits, also to join or leave a group; or has stopped as is asked. */
export function withOpenChange(which: NonNullable<Query['open']>) {
  const stopped = which === 'changed' ? sql`` : sql`and change.state = ${which}`;
  return sql<number>`(select change.resource_id from change where ${isOpen} ${stopped}
    union select change.member from change where change.member is not null and ${isOpen} ${stopped})`;
}
