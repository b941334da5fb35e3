import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { pulled } from './support/connect';
import { gridOf } from './support/grid';
import { electronExecutable, root } from './support/muster';
import { expect, test } from './support/test';

/** What this machine has been brought up with: nothing is fetched or compiled again for a test. */
function broughtUp(): NodeJS.ProcessEnv {
  const cache = process.env.MUSTER_CACHE_HOME;
  return cache ? { XDG_CACHE_HOME: cache } : {};
}

/** Size of a PNG file, and how many of its lines differ. */
function readPicture(file: string): { width: number; height: number; lines: number } {
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
  }
  const pixels = inflateSync(Buffer.concat(parts));
  const stride = pixels.length / height;
  const lines = new Set(
    Array.from({ length: height }, (_, y) => pixels.toString('latin1', y * stride, (y + 1) * stride)),
  );
  return { width, height, lines: lines.size };
}

test('[S1] npm start writes the picture of a demo tenant’s grid, and exits', async ({ run, folder }) => {
  const file = join(folder, 'out.png');
  const args = ['--demo', 'trackunit', '--users', '500', '--screenshot', file, '--user-data', folder];
  const ended = await run('npm', ['start', '--', ...args], broughtUp());
  expect(ended, ended.stderr).toMatchObject({ code: 0 });
  const { width, height, lines } = readPicture(file);
  expect([width, height]).toEqual([1440, 900]);
  // A grid full of names; an empty one is the same line again and again.
  expect(lines).toBeGreaterThan(400);
});

test('[S1] npm start tells what it can do', async ({ run }) => {
  const ended = await run('npm', ['start', '--', '--help'], broughtUp());
  expect(ended.code).toBe(0);
  for (const option of ['--demo', '--users', '--screenshot', '--user-data']) expect(ended.stdout).toContain(option);
});

for (const { args, says } of [
  { args: ['--demo', 'nonesuch'], says: /--demo is one of trackunit, justtrack, wetrack; not "nonesuch"/ },
  { args: ['--demo', 'trackunit', '--users', 'many'], says: /--users is a whole number from 1 to 1000000; not "many"/ },
  { args: ['--screenshot'], says: /--screenshot needs a value/ },
]) {
  test(`[S1] ${args.join(' ')} is refused in words`, async ({ run, folder }) => {
    const ended = await run(electronExecutable(), ['--no-sandbox', root, '--user-data', folder, ...args]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(says);
  });
}

test('[S1] the first screen offers to connect a tenant or to try a demo', async ({ start }) => {
  const { page } = await start();
  await expect(page.getByTestId('welcome')).toBeVisible();
  await page.getByTestId('connect-open').click();
  await expect(page.getByTestId('connect-url')).toBeVisible();
  await expect(page.getByTestId('connect-token')).toHaveAttribute('type', 'password');
  await page.keyboard.press('Escape');
  await page.getByTestId('demo-kind-justtrack').check();
  await page.getByTestId('demo-users-1000').check();
  await page.getByTestId('demo-submit').click();
  await pulled(page);
  await expect(page.getByTestId('users-count')).toHaveText('1,000 users');
  // The list follows the count a moment later.
  await expect.poll(() => gridOf(page).rowCount()).toBe(1_000);
});

test('[S1] a demo tenant asked for by name opens at once, and keeps what was done to it', async ({ start }) => {
  const args = ['--demo', 'wetrack', '--users', '200'];
  const first = await start({ args });
  await pulled(first.page);
  const grid = gridOf(first.page);
  await expect(first.page.getByTestId('users-count')).toHaveText('200 users');
  await grid.edit('Department', 0, 'Catering');
  await expect(await grid.cell('Department', 0)).toHaveText('Catering');
  await expect(first.page.getByTestId('changes-bar')).toBeHidden({ timeout: 30_000 });
  await first.close();

  const second = await start();
  await pulled(second.page);
  await expect(await gridOf(second.page).cell('Department', 0)).toHaveText('Catering');
  await expect(second.page.getByTestId('users-count')).toHaveText('200 users');
});
