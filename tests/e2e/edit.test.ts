import type { Page } from '@playwright/test';
import { connect } from './support/connect';
import { gridOf } from './support/grid';
import { synchronise } from './support/muster';
import { held, people, person } from './support/people';
import { expect, test } from './support/test';
import { failureWords } from './support/words';

/** Nothing waits any more: the tenant has said yes to all of it. */
async function sent(page: Page): Promise<void> {
  await expect(page.getByTestId('changes-bar')).toBeHidden({ timeout: 30_000 });
}

/** A person of one's own for each test. */
const taken = new Set<string>();
function somebody(desk: { server: Parameters<typeof people>[0] }, fits?: Parameters<typeof people>[1]): string {
  // Of the own account not everything can be changed.
  const own = desk.server.tenant.me()?.id;
  const found = people(desk.server, fits).find(({ id, userName }) => id !== own && !taken.has(String(userName)));
  if (!found) throw new Error('the tenant has nobody left');
  const name = String(found.userName);
  taken.add(name);
  return name;
}

test('[S5] typing into a cell edits text, whatever letters it has', async ({ desk }) => {
  const { server, grid } = desk;
  const name = somebody(desk);
  await grid.find(name);
  for (const [column, text] of [
    ['Title', 'Zoologist'],
    ['First name', 'Mathilde Søndergård'],
    ['Last name', 'O’Brien-العربية'],
    ['Department', '=Head & <Office>'],
  ] as const) {
    await grid.edit(column, 0, text);
    await expect(await grid.cell(column, 0)).toHaveText(text);
    await expect.poll(() => held(person(server, name), column)).toBe(text);
  }
});

test('[S5] keys that come faster than the editor opens are not lost', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const name = somebody(desk);
  await grid.find(name);
  await grid.select('Title', 0);
  await muster.page.keyboard.type('Chief of staff');
  await muster.page.keyboard.press('Enter');
  await expect(await grid.cell('Title', 0)).toHaveText('Chief of staff');
  await expect.poll(() => person(server, name).title).toBe('Chief of staff');
  await sent(muster.page);
});

test('[S5] an edit is left with Escape, and begun with F2, Enter or a double click', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  const name = somebody(desk, (user) => held(user, 'Title') !== null);
  const before = String(person(server, name).title);
  await grid.find(name);

  await grid.select('Title', 0);
  await page.keyboard.press('F2');
  await expect(grid.editor()).toHaveValue(before);
  await grid.editor().fill('Never said');
  await page.keyboard.press('Escape');
  await expect(grid.editor()).toBeHidden();
  await expect(await grid.cell('Title', 0)).toHaveText(before);

  await page.keyboard.press('Enter');
  await expect(grid.editor()).toHaveValue(before);
  await page.keyboard.press('End');
  await page.keyboard.type(' II');
  await page.keyboard.press('Tab');
  await expect(await grid.cell('Title', 0)).toHaveText(`${before} II`);
  await expect.poll(() => person(server, name).title).toBe(`${before} II`);

  // Two quick clicks are a double click only where both are in one place.
  await grid.select('Display name', 0);
  await page.getByTestId('users-count').click();
  await grid.click(0);
  await expect.poll(() => grid.hasKeyboard()).toBe(true);
  await expect(grid.editor()).toBeHidden();

  await grid.doubleClick(0);
  await expect(grid.editor()).toHaveValue(String(person(server, name).displayName));
  await grid.editor().fill('Double');
  await page.keyboard.press('Enter');
  await expect.poll(() => person(server, name).displayName).toBe('Double');
  await sent(page);
});

test('[S5] the grid, which takes the keyboard late after a click, does not take it from an editor', async ({
  desk,
}) => {
  const { page } = desk.muster;
  const { grid } = desk;
  await grid.find(somebody(desk, (user) => held(user, 'Title') !== null));
  await grid.select('Title', 0);
  // As on a busy machine: the frame in which the grid takes it comes in the midst of a word.
  await page.evaluate(() => {
    const take = ({ target }: Event) => {
      if ((target as HTMLInputElement).value !== 'Stew') return;
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid=data-grid-canvas]')?.focus());
    };
    document.addEventListener('input', take, true);
  });
  await page.keyboard.press('S');
  await expect(grid.editor()).toBeFocused();
  await page.keyboard.type('teward', { delay: 40 });
  await expect(grid.editor()).toHaveValue('Steward');
  await page.keyboard.press('Enter');
  await expect(await grid.cell('Title', 0)).toHaveText('Steward');
  await expect.poll(() => grid.hasKeyboard()).toBe(true);
  await sent(page);
});

test('[S5] an open editor means the person it was opened on, and the list waits under it', async ({ start, serve }) => {
  const server = await serve();
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  const names = server.tenant
    .users()
    .map(({ userName }) => String(userName))
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const [, , above = '', name = ''] = names;
  const before = person(server, above);
  await grid.clickHeader('Username');
  await expect(await grid.cell('Username', 3)).toHaveText(name);
  await grid.select('Title', 3);
  await page.keyboard.press('F2');
  await grid.editor().fill('Meant for one alone');

  // Somebody new comes in above: everyone is to move down by a row, but not while this cell is edited.
  server.tenant.colleague.create('User', { userName: '0.newcomer', emails: [{ value: 'a@tenant.example' }] });
  await synchronise(muster);
  await expect(page.getByTestId('users-count')).toContainText('301');
  await expect(page.getByTestId('glide-cell-1-3')).toHaveText(String(person(server, name).displayName));
  await grid.editor().press('Enter');
  await expect(page.getByTestId('grid')).toHaveAttribute('data-rows', '301');
  await expect(page.getByTestId('glide-cell-1-3')).toHaveText(String(before.displayName));
  await expect.poll(() => person(server, name).title).toBe('Meant for one alone');
  expect(person(server, above)).toEqual(before);
  await sent(page);
});

test('[S5] Delete empties a cell, and a cell that is required stays as it is', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  const name = somebody(desk, (user) => held(user, 'Title') !== null);
  await grid.find(name);
  await grid.select('Title', 0);
  await page.keyboard.press('Delete');
  await expect(await grid.cell('Title', 0)).toHaveText('');
  await expect.poll(() => person(server, name).title).toBeUndefined();
  await sent(page);

  const email = String(held(person(server, name), 'Email'));
  await grid.select('Email', 0);
  await page.keyboard.press('Delete');
  await expect(page.getByTestId('cell-tip')).toContainText(failureWords('required').what);
  await expect(await grid.cell('Email', 0)).toHaveText(email);
});

test('[S5] a yes or no is toggled by Space and by a click', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  const name = somebody(desk, (user) => held(user, 'Active') === true && held(user, 'Edit zones') === false);
  await grid.find(name);
  await grid.select('Active', 0);
  await page.keyboard.press('Space');
  await expect(await grid.cell('Active', 0)).toHaveText('No');
  await expect.poll(() => person(server, name).active).toBe(false);
  await sent(page);
  // The tenant's own rule: its status follows, and the window shows what the tenant made of it.
  await expect(await grid.cell('Status', 0)).toHaveText('Inactive');

  await grid.select('Edit zones', 0);
  await page.keyboard.press('Enter');
  await expect(await grid.cell('Edit zones', 0)).toHaveText('Yes');
  await expect.poll(() => held(person(server, name), 'Edit zones')).toBe(true);
  await sent(page);
});

test('[S5] a choice is typed or picked from the tenant’s own list', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  const name = somebody(desk, (user) => held(user, 'Role') === 'Viewer');
  await grid.find(name);
  await grid.edit('Role', 0, 'tech');
  await expect(await grid.cell('Role', 0)).toHaveText('Technician');

  await grid.select('Fleet access', 0);
  await page.keyboard.press('F2');
  const options = page.getByRole('listbox', { name: 'Choices for Fleet access' }).getByRole('option');
  await expect(options).toHaveText(['(empty)', 'Full', 'Assigned', 'None']);
  await options.filter({ hasText: 'Full' }).click();
  await expect(await grid.cell('Fleet access', 0)).toHaveText('Full');
  await expect.poll(() => person(server, name).roles).toEqual([{ value: 'Technician', primary: true }]);
  await sent(page);
  expect(held(person(server, name), 'Fleet access')).toBe('full');
});

test('[S5] an email changes in its list and leaves the others in it alone', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const name = somebody(desk);
  const { id } = person(server, name);
  const emails = [
    { value: 'first@tenant.example', type: 'home', primary: false },
    { value: 'second@tenant.example', type: 'work', primary: true },
  ];
  server.tenant.colleague.edit('User', id, { emails });
  await synchronise(muster);
  await grid.find(name);
  await expect(await grid.cell('Email', 0)).toHaveText('second@tenant.example');
  await grid.edit('Email', 0, 'third@tenant.example');
  await expect(await grid.cell('Email', 0)).toHaveText('third@tenant.example');
  await expect
    .poll(() => person(server, name).emails)
    .toEqual([emails[0], { ...emails[1], value: 'third@tenant.example' }]);
  await sent(muster.page);
});

test('[S5] a value that breaks the schema is refused where it is typed', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  const name = somebody(desk);
  const before = person(server, name);
  await grid.find(name);

  await grid.select('Email', 0);
  await page.keyboard.press('F2');
  await grid.editor().fill('  ');
  await page.keyboard.press('Enter');
  const { what, remedy } = failureWords('required');
  await expect(page.getByRole('alert')).toHaveText(what);
  await expect(page.getByRole('alert')).toHaveText(remedy);
  await expect(grid.editor()).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Escape');

  await grid.select('Role', 0);
  await page.keyboard.press('F2');
  await grid.editor().fill('Emperor');
  await expect(page.getByText('No such choice')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(grid.editor()).toBeHidden();

  await expect(page.getByTestId('changes-bar')).toBeHidden();
  expect(person(server, name)).toEqual(before);
});

test('[S5] a cell that cannot be edited says why', async ({ desk }) => {
  const { muster, grid } = desk;
  const { page } = muster;
  const { what, remedy } = failureWords('read-only');
  for (const [column, key] of [
    ['Status', 'x'],
    ['Last login', 'F2'],
    ['User number', 'Enter'],
    ['Groups', '7'],
  ] as const) {
    await grid.select(column, 0);
    await page.keyboard.press(key);
    const tip = page.getByTestId('cell-tip');
    await expect(tip, column).toContainText(what);
    await expect(tip, column).toContainText(remedy);
    await expect(grid.editor()).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();
  }
});

test('[S5] copied cells are text for any other program', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const { page, electron } = muster;
  await grid.select('Display name', 0);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByTestId('selected-count')).toHaveText('4 cells selected');
  await page.keyboard.press('Control+c');
  const expected = server.tenant
    .users()
    .slice(0, 2)
    .map((user) => `${held(user, 'Display name')}\t${held(user, 'First name')}`)
    .join('\n');
  await expect.poll(() => electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(expected);
});
