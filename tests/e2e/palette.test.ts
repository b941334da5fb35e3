/** Every command by its name: the palette, the native menu and the keys. */
import type { Locator } from '@playwright/test';
import { openOffice } from './support/office';
import { expect, test } from './support/test';

test.describe.configure({ mode: 'serial' });
const office = openOffice({ kind: 'trackunit' });

const line = (id: string): Locator => office.page.getByTestId(`palette-${id}`);
const field = (): Locator => office.page.getByTestId('palette-input');

/** Role and name of what has the keyboard, as the system hands them to screen readers. */
async function heard(): Promise<unknown[]> {
  const session = await office.page.context().newCDPSession(office.page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const focused = nodes.findLast(({ properties = [] }) =>
    properties.some(({ name, value }) => name === 'focused' && value.value === true),
  );
  return [focused?.role?.value, focused?.name?.value];
}

async function openPalette(): Promise<void> {
  await office.page.keyboard.press('Control+k');
  await expect(field()).toBeFocused();
}

/** Opens the palette, types, and chooses the line that has come to stand first. */
async function command(typed: string, id: string): Promise<void> {
  await openPalette();
  await field().fill(typed);
  await expect(line(id)).toHaveAttribute('aria-selected', 'true');
  await office.page.keyboard.press('Enter');
  await expect(field()).toBeHidden();
}

test('[G10] Ctrl+K lists every command with its keys, under the name and keys of the native menu', async () => {
  const { page, muster } = office;
  const inMenu = await muster.electron.evaluate(({ Menu }) => {
    const flatten = (menu: Electron.Menu | null): Electron.MenuItem[] =>
      (menu?.items ?? []).flatMap((item) => [item, ...flatten(item.submenu ?? null)]);
    return flatten(Menu.getApplicationMenu())
      .filter(({ id, type, accelerator }) => id && type === 'normal' && accelerator)
      .map(({ id, label, accelerator }) => ({ id, label, keys: String(accelerator) }));
  });
  expect(inMenu.length).toBeGreaterThan(15);
  await openPalette();
  for (const { id, label, keys } of inMenu.filter((item) => item.id !== 'palette')) {
    await expect(line(id), id).toContainText(label.replace(/: .*/, ''));
    const spoken = keys.replace('Ctrl', 'Control').replace(/\+Down$/, '+ArrowDown');
    await expect(line(id), id).toHaveAttribute('aria-keyshortcuts', spoken);
  }
  await page.keyboard.press('Escape');
});

test('[G10] a command is found by a few letters, without accents, by initials, and carried out', async () => {
  const { page, grid } = office;
  await grid.select('Title', 1);
  await command('rc', 'show-changes');
  await expect(page.getByTestId('changes-list')).toBeVisible();
  await command('all users', 'show-users');
  await expect(page.getByTestId('changes-list')).toBeHidden();
  await command('francais', 'language-fr');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await command('langue english', 'language-en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await command('theme dark', 'theme-dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await command('theme light', 'theme-light');
});

test('[G10] it leads to a role, a group and a list, and those used lately stand first', async () => {
  const { page, grid } = office;
  await command('technician', 'list:roles:Technician');
  await expect(page.getByTestId('role-bar')).toBeVisible();
  await command('all users', 'show-users');
  await grid.loaded();
  await openPalette();
  const first = page.getByRole('option').first();
  await expect(first).toHaveAttribute('data-testid', 'palette-show-users');
  await field().fill('zzz');
  await expect(page.getByTestId('palette')).toContainText('No command is called that.');
  await page.keyboard.press('Escape');
});

test('[G10] the selected people are done to from the palette, and the keyboard is where it was', async () => {
  const { page, grid, tenant } = office;
  const [ada, bela] = await office.hire('palette.example', {}, {});
  await grid.select('Display name', 0);
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByTestId('selection-count')).toHaveText(/^2 /);
  await openPalette();
  await page.keyboard.press('Escape');
  await expect(field()).toBeHidden();
  // The arrows go on where they were.
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByTestId('selection-count')).toHaveText(/^2 /);
  await command('deact', 'deactivate-people');
  await expect(office.toast('2 people are deactivated')).toBeVisible();
  await office.sent();
  for (const person of [ada, bela]) expect(tenant.user(String(person?.id))?.active).toBe(false);
  await command('undo', 'undo');
});

test('[G10] what the list does by its keys, the palette does as well', async () => {
  const { page, grid, tenant } = office;
  const [ada, bela] = await office.hire('filled.example', { title: 'Cook' }, { title: 'Driver' });
  await grid.select('Title', 0);
  await page.keyboard.press('Shift+ArrowDown');
  await command('fill down', 'fill-down');
  await expect.poll(() => tenant.user(String(bela?.id))?.title).toBe('Cook');
  await office.sent();
  expect(tenant.user(String(ada?.id))?.title).toBe('Cook');
});

test('[G10] what cannot be done now is listed with its reason, and does nothing', async () => {
  const { page } = office;
  await page.getByTestId('show-history').click();
  await openPalette();
  await field().fill('find and replace');
  await expect(line('replace')).toHaveAttribute('aria-disabled', 'true');
  await expect(line('replace')).toContainText('Show people in the list first.');
  await page.keyboard.press('Enter');
  await expect(field()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('bulk-preview')).toBeHidden();
});

test('[G10] a screen reader hears the field, its lines, and which of them is chosen', async () => {
  const { page } = office;
  await command('all users', 'show-users');
  await openPalette();
  const box = page.getByRole('combobox', { name: 'Commands' });
  await expect(box).toBeFocused();
  const active = () => box.getAttribute('aria-activedescendant');
  const before = await active();
  await page.keyboard.press('ArrowDown');
  await expect.poll(active).not.toBe(before);
  const chosen = page.getByRole('option', { selected: true });
  await expect(chosen).toHaveCount(1);
  expect(await chosen.getAttribute('id')).toBe(await active());
  expect(await box.getAttribute('aria-controls')).toBe(await page.getByRole('listbox').getAttribute('id'));
  await field().fill('theme');
  await expect(page.getByTestId('palette').getByRole('status')).toHaveText(/^\d+ commands$/);
  await page.keyboard.press('Escape');
});

test('[G10] a screen reader hears the cell, its column and its state', async () => {
  const { page, grid } = office;
  const [person] = await office.hire('heard.example', { title: 'Cook' });
  await office.goOffline();
  await grid.edit('Title', 0, 'Chef');
  await grid.select('Title', 0);
  const cell = await grid.cell('Title', 0);
  await page.keyboard.press('ArrowLeft');
  await expect(cell).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(cell).toHaveRole('gridcell');
  await expect(cell).toHaveText('Chef');
  await expect.poll(heard).toEqual(['gridcell', 'Chef']);
  await expect(cell).toHaveAttribute('aria-readonly', 'false');
  const column = await cell.getAttribute('aria-colindex');
  const header = page.locator(`th[aria-colindex="${column}"]`);
  await expect(header).toHaveRole('columnheader');
  await expect(header).toHaveText('Title');
  const speech = page.getByTestId('cell-speech');
  await expect(speech).toHaveRole('status');
  await expect(speech).toHaveText('Waiting to be sent. Was: Cook.');
  await grid.select('Status', 0);
  await expect(await grid.cell('Status', 0)).toHaveAttribute('aria-readonly', 'true');
  await expect(speech).not.toBeEmpty();
  await office.goOnline();
  expect(office.user(String(person?.id)).title).toBe('Chef');
});
