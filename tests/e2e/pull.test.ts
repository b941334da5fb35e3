import { askToConnect, connect, pulled } from './support/connect';
import { gridOf } from './support/grid';
import { closeForAMinute } from './support/meanwhile';
import { type Muster, synchronise } from './support/muster';
import { shipUrn, startOddTenant } from './support/odd-tenant';
import { held, people } from './support/people';
import { expect, test } from './support/test';
import { catalogue, failureWords } from './support/words';

/** Makes the window so wide that every column is on the screen. */
async function widen({ electron }: Muster): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(5200, 700));
}

test('[S4] the grid shows people while the others are still on their way, with how many', async ({ start, serve }) => {
  const server = await serve({
    users: 3_000,
    pageCap: 200,
    faults: [{ fault: 'latency', method: 'GET', path: '^/Users$', ms: 600 }],
  });
  const { page } = await start();
  const grid = gridOf(page);
  await askToConnect(page, server);

  // Taken at one and the same moment: progress with numbers, and rows.
  const moment = await page.waitForFunction(() => {
    const progress = document.querySelector('[data-testid=pull-progress]')?.textContent ?? '';
    const rows = Number(document.querySelector<HTMLElement>('[data-testid=grid]')?.dataset.rows ?? 0);
    return /of 3,000/.test(progress) && rows > 0 && { progress, rows };
  });
  const { progress, rows } = (await moment.jsonValue()) as { progress: string; rows: number };
  expect(rows).toBeLessThan(3_000);
  expect(progress).toMatch(/^Fetching users: [\d,]+ of 3,000/);

  // And one can work with what is here.
  const [early] = people(server);
  await grid.find(String(early?.userName));
  await grid.edit('Title', 0, 'Early bird');
  await expect.poll(() => server.tenant.user(early?.id ?? '')?.title, { timeout: 30_000 }).toBe('Early bird');
  await page.getByTestId('all-users').click();

  server.tenant.faults.clear();
  await pulled(page);
  await expect(page.getByTestId('users-count')).toHaveText('3,000 users');
  await expect.poll(() => grid.rowCount()).toBe(3_000);
  await expect(
    await grid.cell(
      'Title',
      server.tenant.users().findIndex(({ id }) => id === early?.id),
    ),
  ).toHaveText('Early bird');
});

test('[S4] the columns are those of the tenant’s schemas, its own extension among them', async ({ start, serve }) => {
  const server = await serve();
  const muster = await start();
  const { page } = muster;
  await connect(page, server);
  const response = await fetch(`${server.baseUrl}/Schemas`, { headers: { Authorization: `Bearer ${server.token}` } });
  const { Resources: schemas } = (await response.json()) as {
    Resources: { id: string; attributes: { name: string; type: string; multiValued: boolean }[] }[];
  };
  const english = catalogue('en');
  const readable = (name: string) => {
    const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
  const expected = schemas
    .filter(({ id }) => id.endsWith(':User'))
    .flatMap(({ attributes }) => attributes)
    .filter(({ name, type, multiValued }) => name !== 'photos' && (type !== 'complex' || multiValued))
    .map(({ name }) => english[`column.${name}`] ?? readable(name));
  expect(expected).toEqual(expect.arrayContaining(['Fleet access', 'User number', 'Edit alarms', 'Last login']));

  await page.getByTestId('columns').click();
  const offered = await page.getByTestId('columns-list').getByRole('option').allTextContents();
  expect(offered).toEqual(expect.arrayContaining(expected));
  expect(offered).toEqual(expect.arrayContaining(['First name', 'Last name', 'Full name', 'ID', 'Created', 'Updated']));
  await page.keyboard.press('Escape');

  await widen(muster);
  const grid = gridOf(page);
  const shown = await grid.columns();
  await expect(page.locator('th')).toHaveText(shown);
  const [first] = server.tenant.users();
  for (const column of ['Display name', 'Role', 'Department', 'Groups']) {
    const value = first && held(first, column);
    await expect(await grid.cell(column, 0), column).toHaveText(Array.isArray(value) ? value.join(', ') : `${value}`);
  }
});

test('[S4] what others do at the tenant comes with the next synchronisation', async ({ start, serve }) => {
  const server = await serve();
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  const [changed, gone] = people(server);
  const { colleague } = server.tenant;
  colleague.edit('User', changed?.id ?? '', { title: 'Promoted meanwhile' });
  colleague.remove('User', gone?.id ?? '');
  colleague.create('User', {
    userName: 'brand.new',
    name: { givenName: 'Brand', familyName: 'New' },
    emails: [{ value: 'brand.new@tenant.example', primary: true }],
  });
  await synchronise(muster);
  await grid.find('brand.new');
  await grid.find(String(changed?.userName));
  await expect(await grid.cell('Title', 0)).toHaveText('Promoted meanwhile');
  // Who is gone is asked for twice, a minute apart.
  await grid.find(String(gone?.userName));
  await closeForAMinute(muster, 1);
  const later = (await start()).page;
  await expect(later.getByTestId('users-count')).toHaveText('300 users');
  await later.getByTestId('search').fill(String(gone?.userName));
  await expect(later.getByTestId('empty-state')).toContainText('No user matches');
});

test('[S4] a list that lacks many people is not taken to mean that they were deleted', async ({ start, serve }) => {
  const server = await serve();
  const muster = await start();
  const { page } = muster;
  await connect(page, server);
  for (const { id } of server.tenant.users().slice(100, 160)) server.tenant.colleague.remove('User', id);
  await synchronise(muster);
  const notice = page.getByTestId('notice');
  await expect(notice).toContainText('The tenant did not show 60 of 300 users. Nobody was removed.', {
    timeout: 30_000,
  });
  await expect.poll(() => gridOf(page).rowCount()).toBe(300);
});

test('[S4] schemas that nobody has seen before still make a grid, with an editor for each type', async ({ start }) => {
  const server = await startOddTenant();
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  await expect(page.getByTestId('users-count')).toHaveText('3 users');
  await widen(muster);

  const shown = await grid.columns();
  expect(shown).toEqual(
    expect.arrayContaining([
      'Display name',
      'Username',
      'Dependants',
      'Born on',
      'Vegetarian',
      'Town',
      'Cabin',
      'Hobbies',
    ]),
  );
  expect(shown.join()).not.toMatch(/fingerprint|secret/i);
  const texts = [
    ['Display name', 'Queequeg'],
    ['Dependants', '2'],
    ['Vegetarian', 'No'],
    ['Town', 'Nantucket'],
    ['Cabin', 'C2'],
    ['Hobbies', 'whales, ropes'],
  ] as const;
  for (const [column, text] of texts) await expect(await grid.cell(column, 2), column).toHaveText(text);

  const queequeg = () => server.users.get('member/2 7') as Record<string, unknown>;
  await grid.edit('Dependants', 2, '12');
  await grid.edit('Born on', 2, '1839-12-24 18:30');
  await grid.edit('Cabin', 2, 'Deck');
  await grid.edit('Town', 2, 'Rokovoko');
  await grid.select('Vegetarian', 2);
  await page.keyboard.press('Space');
  // Several values are chips: one is taken away, one typed, and one left unended by going on with Tab.
  await grid.select('Hobbies', 2);
  await page.keyboard.press('F2');
  await expect(page.getByTestId('list-item')).toHaveText(['whales', 'ropes']);
  await page.keyboard.press('Backspace');
  await page.keyboard.type('harpoons');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('list-item')).toHaveText(['whales', 'harpoons']);
  await page.keyboard.type('tattoos');
  await page.keyboard.press('Tab');
  await expect(grid.editor()).toBeHidden();
  await expect(await grid.cell('Hobbies', 2)).toHaveText('whales, harpoons, tattoos');
  await expect.poll(queequeg, { timeout: 30_000 }).toMatchObject({
    dependants: 12,
    hobbies: ['whales', 'harpoons', 'tattoos'],
    bornOn: new Date(1839, 11, 24, 18, 30).toISOString(),
    home: { town: 'Rokovoko' },
    vegetarian: true,
    [shipUrn]: { cabin: 'Deck' },
  });
  await expect(page.getByTestId('changes-bar')).toBeHidden({ timeout: 30_000 });

  for (const [column, typed, code] of [
    ['Dependants', 'many', 'not-number'],
    ['Born on', '1839-13-45', 'not-date'],
  ] as const) {
    await grid.select(column, 0);
    await page.keyboard.press('F2');
    await grid.editor().fill(typed);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(failureWords(code).what);
    await page.keyboard.press('Escape');
  }
  // Whole numbers only: that the schema says so shows when the engine looks.
  await grid.select('Dependants', 0);
  await page.keyboard.press('F2');
  await grid.editor().fill('1.5');
  await page.keyboard.press('Enter');
  await expect(page.getByText(failureWords('not-number').what)).toBeVisible();
  await grid.select('Joined at', 0);
  await page.keyboard.press('F2');
  await expect(page.getByTestId('cell-tip')).toContainText(failureWords('immutable').what);
  await server.close();
});
