/** Brings a mirror file to the newest form, in one transaction, after a copy of it has been set by. */
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { Kysely, type Migration, Migrator, SqliteDialect } from 'kysely';
import { migrations } from '../../../migrations';

/** The form of mirror file that this version writes: the number of migrations, kept in `user_version`. */
export const newestForm = Object.keys(migrations).length;

/** The form of an open file; 0 for a file that was just made. */
export function formOf(sqlite: BetterSqlite3.Database): number {
  return sqlite.pragma('user_version', { simple: true }) as number;
}

/**
 * Migrates an open file.
 *
 * @returns the path of the copy made before, or null where there was nothing to lose
 */
export async function migrate(
  sqlite: BetterSqlite3.Database,
  directory: string,
  known: Record<string, Migration> = migrations,
): Promise<string | null> {
  const form = formOf(sqlite);
  const target = Object.keys(known).length;
  if (form === target) return null;
  const backup = form > 0 ? join(directory, `mirror.before-form-${target}.sqlite`) : null;
  if (backup !== null) await sqlite.backup(backup);

  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  sqlite.exec('begin immediate');
  try {
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    sqlite.pragma(`user_version = ${target}`);
    sqlite.exec('commit');
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('rollback');
    throw error;
  }
  return backup;
}
