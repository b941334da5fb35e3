/** The thread beside the engine's own, out of the archive of the packaged app and within its fuses. */
import { join } from 'node:path';
import { connect } from './support/connect';
import { gridOf } from './support/grid';
import { readLog } from './support/muster';
import { timesOpen } from './support/open-files';
import { startPackaged } from './support/packaged';
import { tenantFolder } from './support/tenants';
import { expect, test } from './support/test';

test('[S9] the packaged app sorts thousands on a thread of their own', async ({ serve, folder }) => {
  const server = await serve({ users: 6000 });
  const userData = join(folder, 'user-data');
  const { page, close } = await startPackaged(userData, {});
  try {
    const grid = gridOf(page);
    await connect(page, server);
    await expect(page.getByTestId('users-count')).toHaveText('6,000 users', { timeout: 60_000 });
    const sorted = server.tenant
      .users()
      .map(({ userName }) => String(userName))
      .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    await grid.clickHeader('Username');
    for (const row of [0, 7]) await expect(await grid.cell('Username', row)).toHaveText(sorted[row] ?? '');
    // By the engine, and by the thread, which has a connection of its own.
    expect(timesOpen(join(tenantFolder(userData), 'mirror.sqlite')) ?? 2).toBeGreaterThan(1);
    // That it is gone, or that something was read in its place.
    expect(readLog(userData)).not.toMatch(/reading thread|beside the engine/);
  } finally {
    await close();
  }
});
