import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { connect, pulled } from './support/connect';
import { exportPeople } from './support/exports';
import { gridOf } from './support/grid';
import { keptTokens } from './support/keychain';
import { electronExecutable } from './support/muster';
import { type Packaged, packagedExecutable, startPackaged } from './support/packaged';
import { held, people, person } from './support/people';
import { expect, test } from './support/test';
import { readSheet } from './support/workbook';
import { pressKeyIn, returnKey } from './support/x11';

test('[S9] the packaged app does the whole of it: connect, grid, edit, export, restart', async ({ serve, folder }) => {
  const server = await serve({ token: 'packaged-77' });
  const name = String(people(server)[0]?.userName);
  const userData = join(folder, 'user-data');
  const home = join(folder, 'home');
  mkdirSync(home);
  const started: Packaged[] = [];
  const start = async () => {
    const app = await startPackaged(userData, { HOME: home, XDG_CONFIG_HOME: join(home, '.config') });
    started.push(app);
    return app;
  };
  try {
    const { page, close } = await start();
    await connect(page, server);
    await expect(page.getByTestId('users-count')).toHaveText('300 users');
    expect(await keptTokens()).toContain('packaged-77');
    const grid = gridOf(page);
    await grid.find(name);
    await grid.edit('Title', 0, 'Unpacked');
    await expect.poll(() => person(server, name).title).toBe('Unpacked');

    await exportPeople(page);
    // The real dialog, with the file that it proposes.
    await pressKeyIn('Save the export', returnKey);
    await expect(page.getByTestId('toast')).toContainText('Exported 1 user', { timeout: 30_000 });
    const [file, ...others] = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.xlsx$/.test(name),
    );
    expect(others).toEqual([]);
    const { header, rows } = readSheet(join(home, file ?? ''));
    expect(rows).toHaveLength(1);
    for (const column of ['Username', 'Title', 'Department']) {
      expect(rows[0]?.[header.indexOf(column)]?.v).toBe(held(person(server, name), column) ?? undefined);
    }
    await close();

    const again = await start();
    await pulled(again.page);
    await gridOf(again.page).find(name);
    await expect(await gridOf(again.page).cell('Title', 0)).toHaveText('Unpacked');
  } finally {
    for (const app of started) await app.close();
  }
});

test('[S9] the packaged app carries its demo tenants', async ({ folder }) => {
  const { page, close } = await startPackaged(join(folder, 'user-data'), {});
  try {
    await page.getByTestId('demo-users-1000').check();
    await page.getByTestId('demo-submit').click();
    await pulled(page);
    await expect(page.getByTestId('users-count')).toHaveText('1,000 users');
  } finally {
    await close();
  }
});

test('[S9] the doors that only developers need are closed in the package', async ({ run }) => {
  const fuses = await getCurrentFuseWire(packagedExecutable());
  expect(fuses).toMatchObject({
    [FuseV1Options.RunAsNode]: FuseState.DISABLE,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
    [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
    [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
  });
  const resources = join(dirname(packagedExecutable()), 'resources');
  expect(existsSync(join(resources, 'app.asar'))).toBe(true);
  expect(existsSync(join(resources, 'app')), 'a folder that could be put in the place of the archive').toBe(false);

  const asNode = await run(packagedExecutable(), ['--no-sandbox', '--help'], { ELECTRON_RUN_AS_NODE: '1' });
  expect(asNode.stdout).toContain('--screenshot FILE');
});

test('[S9] a package for users refuses the stand-in runtime', async ({ run, folder }) => {
  // Marked as one, wherever it has been copied to.
  const dist = join(folder, 'electron');
  mkdirSync(dist);
  symlinkSync(electronExecutable(), join(dist, 'electron'));
  writeFileSync(join(dist, 'muster-stand-in.json'), '{}');
  const ended = await run('npm', ['run', 'package'], { ELECTRON_OVERRIDE_DIST_PATH: dist });
  expect(ended.code).not.toBe(0);
  expect(ended.stdout + ended.stderr).toMatch(/A package for users .*official Electron.*never .*the stand-in/);
});
