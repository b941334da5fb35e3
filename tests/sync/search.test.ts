/** Searching while users come in and afterwards: the full-text index follows the pull. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { startDemoTenant } from '../../demo/server';
import { mirrorPath } from '../../main/engine/mirror/open';
import { openTestDesk } from './desk';
import { until } from './world';

it('finds people at once, and by the index soon after the pull', async () => {
  const server = await startDemoTenant({ kind: 'trackunit', users: 1200, token: 'secret-token' });
  onTestFinished(() => server.close());
  const desk = await openTestDesk(server);
  await desk.settled();
  const last = server.tenant.users().at(-1)?.userName as string;
  expect(await desk.rows(['userName'], last)).toHaveLength(1);

  const sqlite = new BetterSqlite3(mirrorPath(desk.directory), { readonly: true });
  onTestFinished(() => {
    sqlite.close();
  });
  const indexed = sqlite.prepare('select count(*) from row_search_docsize').pluck();
  await until('the index knows everybody', () => indexed.get() === 1200);
  expect(await desk.rows(['userName'], last)).toHaveLength(1);
});
