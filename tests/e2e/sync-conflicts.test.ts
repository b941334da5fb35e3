import { connect, pulled } from './support/connect';
import { gridOf } from './support/grid';
import { type Muster, synchronise } from './support/muster';
import { people, person } from './support/people';
import { collect, leave, sent } from './support/queue';
import { expect, test } from './support/test';

type Server = Parameters<typeof people>[0];

const named = (server: Server, count: number) =>
  people(server, (user) => typeof user.title === 'string' && user.active === true)
    .slice(0, count)
    .map(({ userName }) => String(userName));

/** Edits titles here while they wait, and at the tenant: each becomes a conflict. */
async function collide(muster: Muster, server: Server, names: readonly string[]): Promise<void> {
  const grid = gridOf(muster.page);
  await connect(muster.page, server);
  await collect(muster);
  for (const name of names) {
    await grid.find(name);
    await grid.edit('Title', 0, 'Mine');
  }
  for (const name of names) server.tenant.colleague.edit('User', person(server, name).id, { title: 'Theirs' });
  await synchronise(muster);
  const count = names.length === 1 ? '1 conflict' : `${names.length} conflicts`;
  await expect(muster.page.getByTestId('conflicts-count')).toHaveText(count, { timeout: 30_000 });
}

test('[Q4] a conflict shows all three values, and ends with mine, theirs or a third', async ({ start, serve }) => {
  const server = await serve();
  const names = named(server, 3);
  const [mine = '', theirs = '', third = ''] = names;
  const before = names.map((name) => String(person(server, name).title));
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await collide(muster, server, names);
  expect(names.map((name) => person(server, name).title)).toEqual(['Theirs', 'Theirs', 'Theirs']);

  // From the mark in the grid, by the keyboard.
  await grid.find(mine);
  await grid.select('Title', 0);
  await page.keyboard.press('Control+Enter');
  const conflicts = page.getByTestId('conflict');
  await expect(conflicts).toHaveCount(1);
  for (const text of [String(person(server, mine).displayName), 'Title', before[0] ?? '', 'Mine', 'Theirs']) {
    await expect(conflicts).toContainText(text);
  }
  await page.getByTestId('keep-mine').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('conflicts-none')).toBeVisible();

  // The others, from there.
  await page.getByTestId('conflicts-all').click();
  await expect(conflicts).toHaveCount(2);
  const of = (name: string) => conflicts.filter({ hasText: String(person(server, name).displayName) });
  await of(theirs).getByTestId('take-theirs').click();
  await expect(conflicts).toHaveCount(1);
  await of(third).getByTestId('take-other').click();
  await page.keyboard.type('A third');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('conflicts-none')).toBeVisible();
  await page.keyboard.press('Escape');

  // Whatever was collected goes when Send is pressed, and not before.
  if (await page.getByTestId('changes-send').isVisible()) await page.getByTestId('changes-send').click();
  await sent(muster);
  expect(names.map((name) => person(server, name).title)).toEqual(['Mine', 'Theirs', 'A third']);
});

test('[Q4] all conflicts of a kind end at once', async ({ start, serve }) => {
  const server = await serve();
  const names = named(server, 4);
  const muster = await start();
  const { page } = muster;
  await collide(muster, server, names);
  await page.getByTestId('conflicts-count').click();
  await page
    .getByTestId('change')
    .first()
    .getByRole('button', { name: /^Resolve/ })
    .click();
  await page.getByTestId('conflicts-all').click();
  await expect(page.getByTestId('conflict')).toHaveCount(4);
  await page.getByTestId('conflicts-many').getByRole('combobox').selectOption('All about Title');
  await page.getByTestId('take-all-other').click();
  await page.keyboard.type('Agreed');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('conflicts-none')).toBeVisible();
  await page.keyboard.press('Escape');
  if (await page.getByTestId('changes-send').isVisible()) await page.getByTestId('changes-send').click();
  await sent(muster);
  expect(names.map((name) => person(server, name).title)).toEqual(['Agreed', 'Agreed', 'Agreed', 'Agreed']);
});

test('[Q4] edits of different attributes merge by themselves, and the history says so', async ({ start, serve }) => {
  const server = await serve();
  const [name = ''] = named(server, 1);
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  await collect(muster);
  await grid.find(name);
  await grid.edit('Title', 0, 'Mine');
  server.tenant.colleague.edit('User', person(server, name).id, { 'name.givenName': 'Theirs' });
  await synchronise(muster);
  await expect(await grid.cell('First name', 0)).toHaveText('Theirs', { timeout: 30_000 });
  await page.getByTestId('changes-send').click();
  await sent(muster);
  expect(person(server, name)).toMatchObject({ title: 'Mine', name: { givenName: 'Theirs' } });
  await page.getByTestId('show-history').click();
  const merged = page.locator('[data-testid=history-line][data-event=merged]');
  await expect(merged.first()).toContainText('A colleague changed something else');
});

test('[Q4] nothing of mine can be kept for somebody who was deleted at the tenant', async ({ start, serve }) => {
  const server = await serve();
  const [name = ''] = named(server, 1);
  const { id, displayName } = person(server, name);
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  await collect(muster);
  await grid.find(name);
  await grid.edit('Title', 0, 'Too late');
  server.tenant.colleague.remove('User', id);
  await page.getByTestId('changes-send').click();
  await expect(page.getByTestId('conflicts-count')).toHaveText('1 conflict', { timeout: 60_000 });
  await page.getByTestId('conflicts-count').click();
  await page.getByRole('button', { name: /^Resolve/ }).click();
  const conflict = page.getByTestId('conflict');
  await expect(conflict).toContainText(String(displayName));
  await expect(conflict).toContainText('This user was deleted at the tenant');
  await expect(page.getByTestId('keep-mine')).toBeHidden();
  await conflict.getByRole('button', { name: 'Discard my change' }).click();
  await expect(page.getByTestId('conflicts-none')).toBeVisible();
  await page.keyboard.press('Escape');
  await sent(muster);
  await leave(muster);
  await pulled(page);
  expect(server.tenant.user(id)).toBeNull();
});
