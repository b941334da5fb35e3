import { held } from './support/people';
import { expect, test } from './support/test';

/** Lower case and without accents, as a search takes text. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ø/gi, 'o').toLowerCase();

const searched = ['Display name', 'First name', 'Last name', 'Username', 'Email', 'Title', 'Phone'];

test('[S5] search finds people whatever their accents, case and the order of words', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const finds = (text: string) =>
    server.tenant.users().filter((user) => {
      const known = searched.map((column) => fold(String(held(user, column) ?? ''))).join('\n');
      return fold(text)
        .split(' ')
        .every((term) => known.includes(term));
    });
  const accented = server.tenant.users().find((user) => /[éèöüø]/.test(String(user.displayName)));
  if (!accented) throw new Error('the tenant has nobody with an accent');
  const [first = '', last = ''] = String(accented.displayName).split(' ');

  for (const text of [fold(first), `${last} ${first}`.toUpperCase(), 'jen', 'or']) {
    const found = finds(text);
    expect(found.length, text).toBeGreaterThan(0);
    await grid.search(text, found.length);
    await expect(await grid.cell('Display name', 0)).toHaveText(String(found[0]?.displayName));
    await expect(muster.page.getByTestId('shown-count')).toHaveText(`${found.length} shown`);
  }
});

test('[S5] a search that finds nobody says so and is cleared with one click', async ({ desk }) => {
  const { page } = desk.muster;
  await page.getByTestId('search').fill('nobody is called so');
  await expect(page.getByTestId('empty-state')).toContainText('No user matches');
  await page.getByTestId('clear-filters').click();
  await expect(page.getByTestId('grid')).toHaveAttribute('data-rows', '300');
  await expect(page.getByTestId('search')).toHaveValue('');
});

test('[S5] a click on a header sorts up, down, and not at all', async ({ desk }) => {
  const { server, grid } = desk;
  const names = server.tenant.users().map(({ userName }) => String(userName));
  const sorted = [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const username = (row: number) => grid.cell('Username', row);
  await expect(await username(0)).toHaveText(names[0] ?? '');

  await grid.clickHeader('Username');
  for (const row of [0, 1, 10]) await expect(await username(row)).toHaveText(sorted[row] ?? '');
  await grid.clickHeader('Username');
  for (const row of [0, 1, 10]) await expect(await username(row)).toHaveText(sorted.at(-1 - row) ?? '');
  await grid.clickHeader('Username');
  for (const row of [0, 1, 10]) await expect(await username(row)).toHaveText(names[row] ?? '');
});

test('[S5] sorting by a column out of sight puts people without a value last', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  const numbers = server.tenant
    .users()
    .map((user) => held(user, 'Employee number'))
    .filter((number) => number !== null)
    .map(String)
    .sort();
  await page.getByTestId('sort').click();
  await page.getByTestId('sort-add').selectOption({ label: 'Employee number' });
  await expect(await grid.cell('Employee number', 0)).toHaveText(numbers[0] ?? '');
  await page.getByTestId('sort').click();
  await page.getByTestId('sort-direction').selectOption('descending');
  await expect(await grid.cell('Employee number', 0)).toHaveText(numbers.at(-1) ?? '');
});

test('[S5] the status filter counts, filters, and goes together with a search', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  const users = server.tenant.users();
  const having = (status: string) => users.filter((user) => held(user, 'Status') === status);
  const filter = page.getByTestId('status-filter');
  const item = (name: string) => page.getByRole('menuitemradio', { name });

  await filter.click();
  await expect(item('All')).toContainText('300');
  for (const [status, word] of [
    ['active', 'Active'],
    ['inactive', 'Inactive'],
    ['activationPending', 'Activation pending'],
  ] as const) {
    expect(having(status).length).toBeGreaterThan(0);
    await expect(page.getByRole('menuitemradio', { name: `${word} ${having(status).length}` })).toBeVisible();
  }
  await item('Inactive').click();
  const inactive = having('inactive');
  await expect(page.getByTestId('grid')).toHaveAttribute('data-rows', String(inactive.length));
  await expect(filter).toHaveText('Status: Inactive');
  await expect(await grid.cell('Display name', 0)).toHaveText(String(inactive[0]?.displayName));

  const sought = String(inactive[2]?.userName);
  await grid.search(sought, inactive.filter(({ userName }) => String(userName).includes(sought)).length);
  await page.getByTestId('all-users').click();
  await expect(page.getByTestId('grid')).toHaveAttribute('data-rows', '300');
  await expect(filter).toHaveText('Status: All');
});
