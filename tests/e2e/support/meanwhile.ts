/** Time that passes while the app is closed. */
import { join } from 'node:path';
import { expect } from '@playwright/test';
import BetterSqlite3 from 'better-sqlite3';
import type { Muster } from './muster';
import { tenantFolder } from './tenants';

/** The tenant has to say twice that somebody is gone, so many milliseconds apart. */
const apart = 60_000;

/**
 * Waits until the tenant has said of so many people for the first time that they are gone, closes the app, and has the
 * minute pass after which it is asked once more.
 */
export async function closeForAMinute(muster: Muster, missing: number): Promise<void> {
  const file = join(tenantFolder(muster.userData), 'mirror.sqlite');
  const reader = new BetterSqlite3(file, { readonly: true });
  const missed = reader.prepare('select count(*) from resource where missed_at is not null').pluck();
  await expect.poll(() => missed.get(), { timeout: 30_000 }).toBe(missing);
  reader.close();
  await muster.close();
  const writer = new BetterSqlite3(file);
  writer.prepare('update resource set missed_at = missed_at - ?').run(apart);
  writer.close();
}
