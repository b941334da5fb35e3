import { pulled } from './support/connect';
import { openOffice } from './support/office';
import { people, person } from './support/people';
import { collect, leave } from './support/queue';
import { expect, test } from './support/test';

test.describe.configure({ mode: 'serial' });
const office = openOffice({ kind: 'trackunit' });
test.beforeEach(() => collect(office.muster));

/** Some of those who have titles: each test takes others. */
const named = (from: number, count: number) =>
  people(office.server, (user) => typeof user.title === 'string' && user.active === true)
    .slice(from, from + count)
    .map(({ userName }) => String(userName));

/** Edits titles here while they wait, and at the tenant: each becomes a conflict. */
async function collide(names: readonly string[]): Promise<void> {
  const { page, grid, server } = office;
  for (const name of names) {
    await grid.find(name);
    await grid.edit('Title', 0, 'Mine');
  }
  for (const name of names) server.tenant.colleague.edit('User', person(server, name).id, { title: 'Theirs' });
  await office.synchronise();
  const count = names.length === 1 ? '1 conflict' : `${names.length} conflicts`;
  await expect(page.getByTestId('conflicts-count')).toHaveText(count, { timeout: 30_000 });
}

test('[Q4] a conflict shows all three values, and ends with mine, theirs or a third', async () => {
  const { page, grid, server } = office;
  const names = named(0, 3);
  const [mine = '', theirs = '', third = ''] = names;
  const before = names.map((name) => String(person(server, name).title));
  await collide(names);
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
  await office.sent();
  expect(names.map((name) => person(server, name).title)).toEqual(['Mine', 'Theirs', 'A third']);
});

test('[Q4] all conflicts of a kind end at once', async () => {
  const { page, server } = office;
  const names = named(3, 4);
  await collide(names);
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
  await office.sent();
  expect(names.map((name) => person(server, name).title)).toEqual(['Agreed', 'Agreed', 'Agreed', 'Agreed']);
  await leave(office.muster);
});

test('[Q4] edits of different attributes merge by themselves, and the history says so', async () => {
  const { page, grid, server } = office;
  const [name = ''] = named(7, 1);
  await grid.find(name);
  await grid.edit('Title', 0, 'Mine');
  server.tenant.colleague.edit('User', person(server, name).id, { 'name.givenName': 'Theirs' });
  await office.synchronise();
  await expect(await grid.cell('First name', 0)).toHaveText('Theirs', { timeout: 30_000 });
  await page.getByTestId('changes-send').click();
  await office.sent();
  expect(person(server, name)).toMatchObject({ title: 'Mine', name: { givenName: 'Theirs' } });
  await page.getByTestId('show-history').click();
  const merged = page.locator('[data-testid=history-line][data-event=merged]');
  await expect(merged.first()).toContainText('A colleague changed something else');
  await leave(office.muster);
});

test('[Q4] nothing of mine can be kept for somebody who was deleted at the tenant', async () => {
  const { page, grid, server } = office;
  const [name = ''] = named(8, 1);
  const { id, displayName } = person(server, name);
  await grid.find(name);
  await grid.edit('Title', 0, 'Too late');
  server.tenant.colleague.remove('User', id);
  await page.getByTestId('changes-send').click();
  await expect(page.getByTestId('conflicts-count')).toHaveText('1 conflict', { timeout: 60_000 });
  await page.getByTestId('conflicts-count').click();
  await page
    .getByTestId('change')
    .getByRole('button', { name: /^Resolve/ })
    .click();
  const conflict = page.getByTestId('conflict');
  await expect(conflict).toContainText(String(displayName));
  await expect(conflict).toContainText('This user was deleted at the tenant');
  await expect(page.getByTestId('keep-mine')).toBeHidden();
  await conflict.getByRole('button', { name: 'Discard my change' }).click();
  await expect(page.getByTestId('conflicts-none')).toBeVisible();
  await page.keyboard.press('Escape');
  await office.sent();
  await leave(office.muster);
  await pulled(page);
  expect(server.tenant.user(id)).toBeNull();
});
