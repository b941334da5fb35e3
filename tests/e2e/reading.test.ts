import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from './support/connect';
import { gridOf } from './support/grid';
import { readLog } from './support/muster';
import { timesOpen } from './support/open-files';
import { tenantFolder } from './support/tenants';
import { expect, test } from './support/test';

test('[S5] thousands are sorted and searched on a thread of their own, which lets go of the copy in the end', async ({
  start,
  serve,
}) => {
  const server = await serve({ users: 6000 });
  const muster = await start();
  const { page, userData } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  await expect(page.getByTestId('users-count')).toHaveText('6,000 users', { timeout: 60_000 });
  const names = server.tenant.users().map(({ userName }) => String(userName));
  const sorted = [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));

  await grid.clickHeader('Username');
  for (const row of [0, 7]) await expect(await grid.cell('Username', row)).toHaveText(sorted[row] ?? '');
  await grid.clickHeader('Username');
  for (const row of [0, 7]) await expect(await grid.cell('Username', row)).toHaveText(sorted.at(-1 - row) ?? '');
  await grid.search(names[4321] ?? '', 1);
  await expect(await grid.cell('Username', 0)).toHaveText(names[4321] ?? '');

  const mirror = join(tenantFolder(userData), 'mirror.sqlite');
  expect(timesOpen(mirror) ?? 2).toBeGreaterThan(1);
  expect(readLog(userData)).not.toContain('reading thread');
  await muster.close();
  expect(timesOpen(mirror) ?? 0).toBe(0);
  expect(existsSync(`${mirror}-wal`)).toBe(false);
});
