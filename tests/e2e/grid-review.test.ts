/**
 * Edits stay with their people: through sorts, filters, lost connections and restarts, and while the list is brought up to date
 * under an open editor. What waits is looked through, discarded and sent from the list.
 */
import { connect } from './support/connect';
import { widen } from './support/gestures';
import { gridOf } from './support/grid';
import { synchronise } from './support/muster';
import { addressOf, openOffice } from './support/office';
import { held, people, person } from './support/people';
import { connection, goOffline, leave, pending, port, review, sent } from './support/queue';
import { expect, test } from './support/test';

test('[G9] edits stay on their people through a sort, a filter, a lost connection and a restart, and arrive', async ({
  start,
  serve,
  folder,
}) => {
  const file = `${folder}/tenant.sqlite`;
  const server = await serve({ file });
  // In the tenant's order the one who will be last comes first.
  const [two = '', one = ''] = people(server, ({ title }) => typeof title === 'string').map((user) =>
    String(user.userName),
  );
  const was = held(person(server, one), 'Title');
  const first = await start();
  await widen(first);
  await connect(first.page, server);
  await goOffline(first, server);
  const grid = gridOf(first.page);
  await grid.find(one);
  await grid.edit('Title', 0, 'Aardvark keeper');
  await grid.find(two);
  await grid.edit('Title', 0, 'Zebra keeper');
  await pending(first, 2);

  // Sorted by the very column.
  await grid.search('keeper', 2);
  await expect(async () => {
    await grid.clickHeader('Title');
    await expect(await grid.cell('Title', 0)).toHaveText('Aardvark keeper', { timeout: 8_000 });
  }).toPass();
  await grid.select('Title', 0);
  await expect(first.page.getByTestId('cell-state')).toContainText(`Was: ${was}`);
  await grid.search('', 300);
  await grid.search('keeper', 2);
  await expect(await grid.cell('Username', 0)).toHaveText(one);
  await expect(await grid.cell('Username', 1)).toHaveText(two);
  await first.kill();

  const second = await start();
  const again = gridOf(second.page);
  await again.loaded();
  await pending(second, 2);
  for (const [name, title] of [
    [one, 'Aardvark keeper'],
    [two, 'Zebra keeper'],
  ] as const) {
    await again.find(name);
    await again.select('Title', 0);
    await expect(await again.cell('Title', 0)).toHaveText(title);
    await expect(second.page.getByTestId('cell-state')).toHaveAttribute('data-state', 'pending');
  }
  const back = await serve({ file, token: server.token, port: port(server) });
  await synchronise(second);
  await sent(second);
  await expect(connection(second)).toHaveAttribute('data-state', 'online');
  expect([one, two].map((name) => held(person(back, name), 'Title'))).toEqual(['Aardvark keeper', 'Zebra keeper']);
});

test.describe('in one window', () => {
  const office = openOffice({ kind: 'trackunit' });
  type User = Awaited<ReturnType<typeof office.hire>>[number];

  /** People with titles, listed by them, in the order in which they are given. */
  async function listByTitle(domain: string, ...titles: string[]): Promise<User[]> {
    await widen(office.muster);
    // Not in the order in which they came: the list is seen to be sorted.
    const late = await office.hire(domain, ...titles.toReversed().map((title) => ({ title })));
    const order = async () => (await shown('Title')).join();
    const [sorted, unsorted] = [titles.join(), titles.toReversed().join()];
    await expect.poll(async () => [sorted, unsorted].includes(await order())).toBe(true);
    await expect(async () => {
      if ((await order()) === unsorted) await office.grid.clickHeader('Title');
      await expect.poll(order, { timeout: 8_000 }).toBe(sorted);
    }).toPass();
    return late.toReversed();
  }

  /** What a column shows, from the first row on. */
  async function shown(column: string): Promise<string[]> {
    known ??= await office.grid.columns();
    const cells = office.page.locator(`td[id^="glide-cell-${known.indexOf(column) + 1}-"]`);
    return cells.allTextContents();
  }
  let known: string[] | null = null;

  /** Waits until the window shows what the tenant holds now: somebody hired last is counted. */
  async function bringUpToDate(): Promise<void> {
    const { page, tenant } = office;
    tenant.colleague.create('User', {
      name: { givenName: 'Zoe' },
      emails: [{ value: `zoe${Math.random()}@late.example` }],
    });
    await synchronise(office.muster);
    await expect(page.getByTestId('users-count')).toHaveText(`${tenant.users().length} users`);
  }

  const title = ({ id }: User) => held(office.user(id), 'Title');

  test('[G9] what waits is discarded, looked through and sent from the bar below the list', async () => {
    const { page, grid, muster } = office;
    const [ada, bela] = await listByTitle('bar.example', 'Author', 'Baker', 'Cook');
    await office.goOffline();
    await grid.edit('Title', 0, 'Actor');
    await pending(muster, 1);
    await page.getByTestId('changes-discard').click();
    await expect(page.getByTestId('changes-bar')).toBeHidden();
    await expect.poll(() => shown('Title')).toEqual(['Author', 'Baker', 'Cook']);

    await grid.edit('Title', 1, 'Barber');
    await pending(muster, 1);
    const changes = await review(muster);
    await expect(changes).toHaveCount(1);
    await expect(changes).toContainText('from Baker to Barber');
    await leave(muster);
    await office.goOnline();
    expect([ada, bela].map((user) => user && title(user))).toEqual(['Author', 'Barber']);
  });

  test('[G9] what one edits oneself stays in its row, sent or not, until the list is sorted again', async () => {
    const { page, grid } = office;
    const [ada, bela] = await listByTitle('calm.example', 'Archer', 'Brewer', 'Cooper');
    await grid.edit('Title', 0, 'Zoologist');
    // Down to the next cell, as ever.
    await page.keyboard.type('Young at heart');
    await page.keyboard.press('Enter');
    await expect.poll(() => [ada, bela].map((user) => user && title(user))).toEqual(['Zoologist', 'Young at heart']);
    await office.sent();
    await expect.poll(() => shown('Title')).toEqual(['Zoologist', 'Young at heart', 'Cooper']);
    await expect(await grid.cell('Title', 2)).toHaveAttribute('aria-selected', 'true');

    await bringUpToDate();
    await expect.poll(() => shown('Title')).toEqual(['Cooper', 'Young at heart', 'Zoologist']);
    // The keyboard is still with the one it had come to.
    await expect(await grid.cell('Title', 0)).toHaveAttribute('aria-selected', 'true');
  });

  test('[G9] others change the order only when the editor that is open closes, and it writes to its own person', async () => {
    const { page, grid } = office;
    const [, bela, , dora] = await listByTitle('order.example', 'Archer', 'Brewer', 'Cooper', 'Driver');
    await grid.select('Title', 1);
    await page.keyboard.press('F2');
    await expect(grid.editor()).toHaveValue('Brewer');
    const before = await grid.editor().boundingBox();
    office.tenant.colleague.edit('User', String(dora?.id), { title: 'Abbot' });
    await bringUpToDate();
    expect(await shown('Title')).toEqual(['Archer', 'Brewer', 'Cooper', 'Driver']);
    await expect(grid.editor()).toBeFocused();
    expect(await grid.editor().boundingBox()).toEqual(before);

    await page.keyboard.type(' in chief');
    await page.keyboard.press('Enter');
    await expect.poll(() => shown('Title')).toEqual(['Abbot', 'Archer', 'Brewer in chief', 'Cooper']);
    // Enter led down to the cooper; the keyboard has stayed with them.
    await expect(await grid.cell('Title', 3)).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => bela && title(bela)).toBe('Brewer in chief');
    expect(dora && title(dora)).toBe('Abbot');
  });

  test('[G1] cells of several people stay with them when others change the order, and are given up once these are apart', async () => {
    const { page, grid } = office;
    const [ada, , , dora] = await listByTitle('area.example', 'Archer', 'Brewer', 'Cooper', 'Driver');
    await grid.select('Title', 0);
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByTestId('selected-count')).toContainText('2');
    office.tenant.colleague.edit('User', String(dora?.id), { title: 'Abbot' });
    await bringUpToDate();
    await expect.poll(() => shown('Title')).toEqual(['Abbot', 'Archer', 'Brewer', 'Cooper']);
    await expect(await grid.cell('Title', 0)).toHaveAttribute('aria-selected', 'false');
    await expect(await grid.cell('Title', 1)).toHaveAttribute('aria-selected', 'true');
    await expect(await grid.cell('Title', 2)).toHaveAttribute('aria-selected', 'true');

    office.tenant.colleague.edit('User', String(ada?.id), { title: 'Zoologist' });
    await bringUpToDate();
    await expect.poll(() => shown('Title')).toEqual(['Abbot', 'Brewer', 'Cooper', 'Zoologist']);
    await expect(page.getByTestId('toast').filter({ hasText: 'no longer stand together' })).toBeVisible();
    // The keyboard has gone with the archer.
    await expect(page.getByTestId('grid')).toHaveAttribute('data-cell', /,3$/);
  });

  test('[G9] an editor under which another list comes keeps what was typed for its own person, and is gone', async () => {
    const { page, grid } = office;
    const [ada, bela] = await listByTitle('gone.example', 'Archer', 'Brewer');
    await grid.select('Title', 0);
    await page.keyboard.press('F2');
    await expect(grid.editor()).toBeFocused();
    await page.keyboard.type(' of note');
    await page.getByTestId('search').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(bela ? addressOf(bela) : '');
    await expect(page.getByTestId('grid')).toHaveAttribute('data-rows', '1');
    await expect(grid.editor()).toBeHidden();
    await expect(page.getByTestId('search')).toBeFocused();
    await expect(page.getByTestId('search')).toHaveValue(bela ? addressOf(bela) : '');
    await expect.poll(() => [ada, bela].map((user) => user && title(user))).toEqual(['Archer of note', 'Brewer']);
  });
});
