import { askToConnect, connect, pulled, signIn } from './support/connect';
import { gridOf } from './support/grid';
import { keptToken, keptTokens } from './support/keychain';
import { type Muster, synchronise } from './support/muster';
import { people } from './support/people';
import { filesWith, isInHeap } from './support/secrets';
import { knownTenants } from './support/tenants';
import { expect, test } from './support/test';
import { failureWords } from './support/words';

const connection = ({ page }: Muster) => page.getByTestId('connection');

/** Nobody to talk to on the bus that keychains are on. */
const noKeychain = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };

test('[S3] a tenant is connected by its address and token, and signs in by itself after a restart', async ({
  start,
  serve,
}) => {
  const server = await serve({ token: 'typed-by-hand-7f3a' });
  const first = await start();
  await connect(first.page, server);
  await expect(first.page.getByTestId('users-count')).toHaveText('300 users');
  const [tenant] = knownTenants(first.userData);
  expect(await keptToken(tenant?.id ?? '')).toBe('typed-by-hand-7f3a');
  await first.close();

  server.tenant.requests.clear();
  const second = await start();
  await pulled(second.page);
  await expect(second.page.getByRole('dialog')).toBeHidden();
  expect(server.tenant.requests.count({ path: '/Users' })).toBeGreaterThan(0);
});

test('[S3] the token is in the keychain and nowhere else', async ({ start, serve, folder }) => {
  const token = 'nowhere-else-4c1d9e2b8a';
  const server = await serve({ token });
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);

  // What goes well, what is refused, and what fails: each might write the token down.
  const [one, two] = people(server).map(({ userName }) => String(userName));
  await grid.find(one ?? '');
  await grid.edit('Title', 0, 'Librarian');
  await expect.poll(() => server.tenant.userNamed(one ?? '')?.title).toBe('Librarian');
  server.tenant.faults.set([{ fault: 'rejectUser', attribute: 'title', reason: `not with ${token}` }]);
  await grid.find(two ?? '');
  await grid.edit('Title', 0, 'Archivist');
  await expect(page.getByTestId('rejected-count')).toBeVisible({ timeout: 30_000 });
  server.tenant.faults.set([{ fault: 'expired' }]);
  await synchronise(muster);
  await expect(page.getByRole('dialog')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.evaluate(() => document.body.setAttribute('data-probe', ['can', 'ary', '-17'].join('')));
  await page.evaluate(() => Object.assign(window, { probe: document.body.dataset.probe }));
  expect(await isInHeap(page, 'canary-17'), 'the probe finds what is there').toBe(true);
  expect(await isInHeap(page, token), "in the page's heap").toBe(false);
  expect(filesWith(folder, token), 'in files while the app runs').toEqual([]);
  await muster.close();
  expect(filesWith(folder, token), 'in files afterwards').toEqual([]);
  expect(muster.said.join('')).not.toContain(token);
  expect(await keptTokens()).toContain(token);
});

test('[S3] without a keychain the app says so, and keeps the token for this run if one agrees', async ({
  start,
  serve,
  folder,
}) => {
  const token = 'for-this-run-58be07';
  const server = await serve({ token });
  const first = await start({ env: noKeychain });
  await askToConnect(first.page, server);
  const { what, remedy } = failureWords('no-keychain');
  const failure = first.page.getByTestId('failure');
  await expect(failure).toContainText(what);
  await expect(failure).toContainText(remedy);
  await first.page.getByTestId('connect-keep-for-run').click();
  await expect(first.page.getByRole('dialog')).toBeHidden();
  await pulled(first.page);
  expect(await isInHeap(first.page, token)).toBe(false);
  await first.close();
  expect(filesWith(folder, token)).toEqual([]);
  expect(await keptTokens()).not.toContain(token);

  const second = await start({ env: noKeychain });
  await gridOf(second.page).loaded();
  await expect.poll(() => gridOf(second.page).rowCount()).toBe(300);
  await expect(connection(second)).toHaveAttribute('data-state', 'signed-out');
  await second.page.getByRole('button', { name: 'Sign in…' }).click();
  await signIn(second.page, token);
  await expect(second.page.getByTestId('failure')).toContainText(what);
  await second.page.getByTestId('connect-keep-for-run').click();
  await pulled(second.page);
});

test('[S3] an expired token pauses the queue until another one is given', async ({ start, serve }) => {
  const server = await serve({ token: 'soon-expired-01' });
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  const name = String(people(server)[0]?.userName);
  server.tenant.faults.set([{ fault: 'expired' }]);
  await grid.find(name);
  await grid.edit('Title', 0, 'Patient');
  await expect(page.getByRole('dialog')).toContainText('The tenant no longer accepts the token', { timeout: 30_000 });
  await expect(connection(muster)).toHaveAttribute('data-state', 'signed-out');
  await expect(page.getByTestId('pending-count')).toHaveText('1 pending');

  await signIn(page, 'no-better-02');
  await expect(page.getByTestId('failure')).toContainText(failureWords('unauthorized').what);
  server.tenant.faults.clear();
  await signIn(page, server.token);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect.poll(() => server.tenant.userNamed(name)?.title, { timeout: 30_000 }).toBe('Patient');
});

test('[S3] a token of another tenant is not taken for this one', async ({ start, serve }) => {
  const server = await serve({ token: 'ours-11', otherTokens: ['theirs-12'] });
  const muster = await start();
  const { page } = muster;
  await connect(page, server);
  await page.getByTestId('tenant-switcher').click();
  await page.getByRole('menuitem', { name: 'Sign out…' }).click();
  await page.getByTestId('sign-out-submit').click();
  await expect(connection(muster)).toHaveAttribute('data-state', 'signed-out');
  expect(await keptTokens()).not.toContain('ours-11');
  await page.getByRole('button', { name: 'Sign in…' }).click();

  // The tenant itself may say so …
  await signIn(page, 'theirs-12');
  const failure = page.getByTestId('failure');
  await expect(failure).toContainText(failureWords('wrong-tenant').what);
  await expect(failure).toContainText('The tenant says: this token belongs to another tenant');

  // … or the address serves many tenants, and the token leads to another one.
  await server.close();
  await serve({ token: 'neighbours-13', seed: 99, port: Number(new URL(server.baseUrl).port) });
  await signIn(page, 'neighbours-13');
  await expect(failure).not.toContainText('The tenant says');
  await expect(failure).toContainText(failureWords('wrong-tenant').what);
  await expect(failure).toContainText(failureWords('wrong-tenant').remedy);
  await page.keyboard.press('Escape');
  await expect.poll(() => gridOf(page).rowCount()).toBe(300);
  expect(await keptTokens()).not.toContain('neighbours-13');
});

test('[S3] signing out can take the copy along, but not unsent changes unawares', async ({ start, serve }) => {
  const server = await serve();
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  await server.close();
  await grid.edit('Title', 0, 'Unsent');
  await expect(page.getByTestId('pending-count')).toHaveText('1 pending');
  const [tenant] = knownTenants(muster.userData);

  await page.getByTestId('tenant-switcher').click();
  await page.getByRole('menuitem', { name: 'Sign out…' }).click();
  await page.getByTestId('sign-out-wipe').check();
  await expect(page.getByRole('dialog')).toContainText('1 change has not been sent');
  await expect(page.getByTestId('sign-out-submit')).toBeDisabled();
  await page.getByTestId('sign-out-confirm').fill(tenant?.name ?? '');
  await page.getByTestId('sign-out-submit').click();
  await expect(page.getByTestId('welcome')).toBeVisible();
  expect(knownTenants(muster.userData)).toEqual([]);
  expect(filesWith(muster.userData, 'Unsent')).toEqual([]);
});
