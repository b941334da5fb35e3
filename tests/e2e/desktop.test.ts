import { readdirSync } from 'node:fs';
import type { ElectronApplication, Page } from '@playwright/test';
import { connect, pulled } from './support/connect';
import { gridOf } from './support/grid';
import { choose, electronExecutable, type Muster, root } from './support/muster';
import { people } from './support/people';
import { answerSaveDialog, lastSaveDialog } from './support/save-dialog';
import { expect, test } from './support/test';
import { catalogue } from './support/words';

interface MenuEntry {
  id: string;
  label: string;
  enabled: boolean;
  checked: boolean;
}

/** All entries of the native menu, those of its submenus among them. */
function menuEntries(electron: ElectronApplication): Promise<MenuEntry[]> {
  return electron.evaluate(({ Menu }) => {
    const flatten = (menu: Electron.Menu | null): Electron.MenuItem[] =>
      (menu?.items ?? []).flatMap((item) => [item, ...flatten(item.submenu ?? null)]);
    return flatten(Menu.getApplicationMenu()).map(({ id, label, enabled, checked }) => ({
      id: id ?? '',
      label,
      enabled,
      checked,
    }));
  });
}

test('[S8] the native menu carries the commands', async ({ desk }) => {
  const { muster, server } = desk;
  const { page, electron } = muster;
  // Behind Undo and Redo stands what they would take back.
  const labels = (await menuEntries(electron)).map(({ label }) => label.replace(/: .*/, ''));
  expect(labels).toEqual(
    expect.arrayContaining([
      ...['File', 'Edit', 'View', 'Tenant', 'Window', 'Help'],
      ...['Connect a tenant…', 'Export to Excel or CSV…', 'Sign out…', 'Synchronise now', 'Review changes', 'History'],
      ...['Undo', 'Redo', 'Copy', 'Paste', 'Theme', 'Dark', 'Language', 'Français', 'About Muster'],
    ]),
  );

  await choose(muster, 'connect-tenant');
  await expect(page.getByTestId('connect-url')).toBeVisible();
  await page.keyboard.press('Escape');
  await choose(muster, 'search');
  await expect(page.getByTestId('search')).toBeFocused();
  await choose(muster, 'sign-out');
  await expect(page.getByTestId('sign-out-submit')).toBeVisible();
  await page.keyboard.press('Escape');
  await choose(muster, 'show-changes');
  await expect(page.getByTestId('changes-list')).toBeVisible();
  await choose(muster, 'show-history');
  await expect(page.getByTestId('history')).toBeVisible();
  server.tenant.requests.clear();
  await choose(muster, 'sync-now');
  await expect.poll(() => server.tenant.requests.count({ path: '/Users' })).toBeGreaterThan(0);
  await answerSaveDialog(muster, null);
  await choose(muster, 'export');
  await page.getByTestId('export-submit').click();
  await expect.poll(() => lastSaveDialog(muster)).not.toBeNull();
});

test('[S8] without a tenant the menu offers only what can be done', async ({ start }) => {
  const muster = await start();
  const entries = await menuEntries(muster.electron);
  const isEnabled = (id: string) => entries.find((entry) => entry.id === id)?.enabled;
  expect(isEnabled('connect-tenant')).toBe(true);
  for (const id of ['export', 'search', 'sign-out', 'sync-now', 'show-changes', 'show-history']) {
    expect(isEnabled(id), id).toBe(false);
  }
});

test('[S8] the window comes back where it was', async ({ start }) => {
  const bounds = { x: 130, y: 70, width: 1010, height: 660 };
  const boundsOf = ({ electron }: Muster) =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  const first = await start();
  await first.electron.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    bounds,
  );
  await expect.poll(() => boundsOf(first)).toEqual(bounds);
  await first.close();
  const second = await start();
  await expect.poll(() => boundsOf(second)).toEqual(bounds);
});

test('[S8] a second start brings the first window to the front and ends', async ({ start, run }) => {
  const { electron, page, userData } = await start();
  await page.getByTestId('welcome').waitFor();
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const focus = window?.focus.bind(window);
    Object.assign(window ?? {}, {
      focus() {
        Object.assign(globalThis, { wasFocused: true });
        focus?.();
      },
    });
  });
  const second = await run(electronExecutable(), ['--no-sandbox', root, '--user-data', userData]);
  expect(second.code).toBe(0);
  expect(second.stderr).toContain('Muster is open already');
  await expect.poll(() => electron.evaluate(() => (globalThis as { wasFocused?: boolean }).wasFocused)).toBe(true);
  expect(electron.windows()).toHaveLength(1);
});

/** How bright the page and the grid's canvas are, 0 to 255. */
function brightness(page: Page): Promise<{ page: number; grid: number }> {
  return page.evaluate(() => {
    const mean = ([red = 0, green = 0, blue = 0]: number[]) => (red + green + blue) / 3;
    const background = getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? [];
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=data-grid-canvas]');
    const pixel = canvas?.getContext('2d')?.getImageData(4, canvas.height - 40, 1, 1).data ?? [];
    return { page: mean(background.map(Number)), grid: mean([...pixel]) };
  });
}

test('[S8] light and dark change at once, the grid with them, and last', async ({ start, serve }) => {
  const server = await serve();
  const first = await start();
  await connect(first.page, server);
  await choose(first, 'theme-light');
  await expect.poll(async () => Math.min(...Object.values(await brightness(first.page)))).toBeGreaterThan(220);
  await choose(first, 'theme-dark');
  await expect.poll(async () => Math.max(...Object.values(await brightness(first.page)))).toBeLessThan(60);
  const isDark = await first.electron.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors);
  expect(isDark, 'menus and dialogs as well').toBe(true);
  await first.close();

  const second = await start();
  await pulled(second.page);
  await expect.poll(async () => Math.max(...Object.values(await brightness(second.page)))).toBeLessThan(60);

  await second.page.getByTestId('settings').click();
  await second.page.getByRole('menuitemradio', { name: 'Light' }).click();
  await expect.poll(async () => Math.min(...Object.values(await brightness(second.page)))).toBeGreaterThan(220);
  expect((await menuEntries(second.electron)).find(({ id }) => id === 'theme-light')?.checked).toBe(true);
});

test('[S8] the language changes at once, in the window and in the menu, and lasts', async ({ start, serve }) => {
  const server = await serve();
  const french = catalogue('fr');
  const first = await start();
  await connect(first.page, server);
  await first.page.getByTestId('settings').click();
  await first.page.getByRole('menuitemradio', { name: 'Français' }).click();
  const isFrench = async ({ page, electron }: Muster) => {
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page.getByTestId('all-users')).toContainText(french['command.show-users'] ?? '?');
    await expect(page.getByTestId('search')).toHaveAttribute('placeholder', french['search.placeholder'] ?? '?');
    await expect(page.locator('th').first()).toHaveText(french['column.displayName'] ?? '?');
    await expect(page.getByTestId('connection')).toContainText(french['connection.online'] ?? '?');
    await expect
      .poll(async () => (await menuEntries(electron)).map(({ label }) => label))
      .toEqual(expect.arrayContaining(['Fichier', 'Connecter un locataire…', 'Synchroniser maintenant']));
  };
  await isFrench(first);
  await first.close();
  const second = await start();
  await pulled(second.page);
  await isFrench(second);
  await choose(second, 'language-en');
  await expect(second.page.getByTestId('all-users')).toContainText('All users');
});

test.describe('with a page that dies', () => {
  test.use({ expectedFaults: [[/the page died/], { scope: 'test' }] });

  test('[S8] it comes back, with everything that was done', async ({ start, serve }) => {
    const server = await serve();
    const name = String(people(server)[0]?.userName);
    const muster = await start();
    const { page, electron } = muster;
    await connect(page, server);
    await server.close();
    const grid = gridOf(page);
    await grid.find(name);
    await grid.edit('Title', 0, 'Still here');
    await expect(page.getByTestId('pending-count')).toHaveText('1 pending');
    await electron.evaluate(({ webContents }) => {
      for (const contents of webContents.getAllWebContents()) contents.forcefullyCrashRenderer();
    });
    // The page's own handle is of the process that died, and a dead page never answers: ask anew.
    const counts = () =>
      electron.evaluate(({ BrowserWindow }) => {
        const script = `[...document.querySelectorAll('[data-testid$=-count]')].map((count) => count.textContent)`;
        const asked = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script);
        return Promise.race([asked, new Promise((resolve) => setTimeout(() => resolve(null), 1_000))]);
      });
    await expect.poll(counts, { timeout: 30_000 }).toEqual(['300 users', '1 pending']);
  });
});

test('[S8] the app keeps its files to itself', async ({ start, folder }) => {
  const muster = await start();
  await muster.page.getByTestId('welcome').waitFor();
  await muster.close();
  expect(readdirSync(folder)).toEqual(['user-data']);
});
