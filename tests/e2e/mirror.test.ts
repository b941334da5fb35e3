import { createHash } from 'node:crypto';
import { openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { connect, pulled } from './support/connect';
import { gridOf } from './support/grid';
import { synchronise } from './support/muster';
import { people, person } from './support/people';
import { tenantFolder } from './support/tenants';
import { expect, test } from './support/test';
import { failureWords } from './support/words';

const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Overwrites the pages in the middle of a database, where most of its people are. */
function damage(file: string): void {
  const { size } = statSync(file);
  const descriptor = openSync(file, 'r+');
  const noise = Buffer.alloc(4096, 0xa5);
  for (let at = Math.floor(size / 3); at < (size * 2) / 3; at += 4096)
    writeSync(descriptor, noise, 0, 4096, at - (at % 4096));
}

test('[S6] a damaged copy is set aside and rebuilt, and what waited in it is carried over and sent', async ({
  start,
  serve,
}) => {
  const server = await serve();
  const [one] = people(server).map(({ userName }) => String(userName));
  if (!one) throw new Error('the tenant has nobody');
  const first = await start();
  await connect(first.page, server);
  server.tenant.faults.set([{ fault: 'tooManyRequests', retryAfter: 600, method: 'PATCH' }]);
  const grid = gridOf(first.page);
  await grid.find(one);
  await grid.edit('Title', 0, 'Carried over');
  await expect(first.page.getByTestId('pending-count')).toHaveText('1 pending');
  const folder = tenantFolder(first.userData);
  await first.close();
  const mirror = join(folder, 'mirror.sqlite');
  damage(mirror);
  const damaged = hash(mirror);

  server.tenant.faults.clear();
  const second = await start();
  const notice = second.page.getByTestId('notice');
  await expect(notice).toContainText(failureWords('mirror-rebuilt').what, { timeout: 30_000 });
  await expect(notice).toContainText(failureWords('mirror-rebuilt').remedy);
  const [aside, ...others] = readdirSync(folder).filter((name) => /^mirror\.damaged-.*\.sqlite$/.test(name));
  expect(others).toEqual([]);
  expect(hash(join(folder, aside ?? ''))).toBe(damaged);

  await pulled(second.page);
  await expect.poll(() => person(server, one).title, { timeout: 60_000 }).toBe('Carried over');
  await expect(second.page.getByTestId('users-count')).toHaveText('300 users', { timeout: 30_000 });
});

test('[S6] a copy that is no database at all is set aside as well', async ({ start, serve }) => {
  const server = await serve();
  const first = await start();
  await connect(first.page, server);
  const folder = tenantFolder(first.userData);
  await first.close();
  const mirror = join(folder, 'mirror.sqlite');
  const descriptor = openSync(mirror, 'w');
  writeSync(descriptor, 'this was once a database');
  server.tenant.faults.set([{ fault: 'drop' }]);

  const second = await start();
  // Also while there is nothing to rebuild it from.
  await expect(second.page.getByTestId('connection')).toHaveAttribute('data-state', 'offline', { timeout: 30_000 });
  await expect(second.page.getByTestId('notice')).toContainText(failureWords('mirror-rebuilt').what);
  server.tenant.faults.clear();
  await synchronise(second);
  await pulled(second.page);
  await expect(second.page.getByTestId('users-count')).toHaveText('300 users', { timeout: 30_000 });
  expect(readdirSync(folder).filter((name) => name.startsWith('mirror.damaged-'))).not.toEqual([]);
});

test('[S6] a copy from a newer version is not opened, not touched, and that is said on the whole page', async ({
  start,
  serve,
}) => {
  const server = await serve();
  const first = await start();
  await connect(first.page, server);
  const mirror = join(tenantFolder(first.userData), 'mirror.sqlite');
  await first.close();
  const sqlite = new BetterSqlite3(mirror);
  sqlite.pragma('journal_mode = DELETE');
  sqlite.pragma('user_version = 4711');
  sqlite.close();
  const before = hash(mirror);

  const second = await start();
  const page = second.page.getByTestId('failure-page');
  await expect(page).toHaveAttribute('data-code', 'mirror-newer', { timeout: 30_000 });
  await expect(page).toContainText(failureWords('mirror-newer').what);
  await expect(page).toContainText(failureWords('mirror-newer').remedy);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page).toHaveAttribute('data-code', 'mirror-newer');
  await second.close();
  expect(hash(mirror)).toBe(before);
  expect(readdirSync(tenantFolder(second.userData))).toEqual(['mirror.sqlite']);
});
