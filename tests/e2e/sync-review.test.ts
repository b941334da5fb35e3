import { openOffice } from './support/office';
import { people, person } from './support/people';
import { collect, leave, pressInToast, review } from './support/queue';
import { expect, test } from './support/test';

test.describe.configure({ mode: 'serial' });
const office = openOffice({ kind: 'trackunit', users: 300 });

/** Some of those who have titles: each test takes others. */
const named = (from: number, count: number) =>
  people(office.server, (user) => typeof user.title === 'string')
    .slice(from, from + count)
    .map(({ userName }) => String(userName));

test('[Q1] what was rejected is filtered, ticked by ranges and persons, and tried again', async () => {
  const { muster, page, grid, server } = office;
  const names = named(3, 4);
  const [, second = '', third = '', fourth = ''] = names;
  const before = names.map((name) => person(server, name).title);
  server.tenant.faults.set([{ fault: 'rejectUser', attribute: 'title', reason: 'not today' }]);
  for (const name of names) {
    await grid.find(name);
    await grid.edit('Title', 0, 'Wanted');
  }
  await expect(page.getByTestId('rejected-count')).toHaveText('4 rejected', { timeout: 60_000 });
  await page.getByTestId('rejected-count').click();
  await expect(page.getByTestId('changes-filter-rejected')).toHaveAttribute('aria-pressed', 'true');
  const boxes = page.getByTestId('change').getByRole('checkbox');
  await expect(boxes).toHaveCount(4);

  // Newest first: a range from the newest to the third, then the person in its middle is left out.
  await boxes.nth(0).click();
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  await expect(page.getByTestId('picked-count')).toHaveText('3 changes selected');
  await page.getByRole('checkbox', { name: `Select all of ${person(server, third).displayName}` }).click();
  await expect(page.getByTestId('picked-count')).toHaveText('2 changes selected');
  server.tenant.faults.clear();
  await page.getByTestId('act-retry').click();
  await expect.poll(() => [second, fourth].map((name) => person(server, name).title)).toEqual(['Wanted', 'Wanted']);
  await expect(page.getByTestId('rejected-count')).toHaveText('2 rejected');
  expect(person(server, third).title).toBe(before[2]);

  await page.getByTestId('changes-pick-all').check();
  await page.getByTestId('act-discard').click();
  await office.sent();
  expect(names.map((name) => person(server, name).title)).toEqual([before[0], 'Wanted', before[2], 'Wanted']);
  await leave(muster);
});

test('[Q1] collected changes are looked through, held, discarded and sent', async () => {
  const { muster, page, grid, server } = office;
  const [kept = '', held = '', dropped = ''] = named(0, 3);
  const before = [held, dropped].map((name) => person(server, name).title);
  await collect(muster);
  server.tenant.requests.clear();
  for (const name of [kept, held, dropped]) {
    await grid.find(name);
    await grid.edit('Title', 0, `Title of ${name}`);
  }
  await expect(page.getByTestId('changes-bar')).toContainText('3 collected');
  expect(server.tenant.requests.count({ method: 'PATCH' })).toBe(0);

  const changes = await review(muster);
  await expect(changes).toHaveCount(3);
  await expect(page.getByTestId('batch')).toHaveCount(3);
  const batch = page.getByTestId('batch').filter({ hasText: String(person(server, dropped).displayName) });
  await batch.click();
  await expect(changes).toHaveCount(1);
  await expect(changes).toContainText(`from ${before[1]} to Title of ${dropped}`);
  await expect(changes).toContainText('Collected');

  // One alone is ticked and discarded …
  await changes.getByRole('checkbox').check();
  await page.getByTestId('act-discard').click();
  await expect(page.getByTestId('changes-bar')).toContainText('2 collected');
  // … a whole batch is put on hold …
  await page
    .getByTestId('batch')
    .filter({ hasText: String(person(server, held).displayName) })
    .getByRole('checkbox')
    .check();
  await page.getByTestId('act-hold').click();
  await expect(page.getByTestId('held-count')).toHaveText('1 on hold');
  // … and what is left goes out.
  await page.getByTestId('changes-send').click();
  await expect.poll(() => person(server, kept).title).toBe(`Title of ${kept}`);
  await expect(page.getByTestId('changes-bar')).not.toContainText('collected');
  expect([held, dropped].map((name) => person(server, name).title)).toEqual(before);

  await page.getByTestId('held-count').click();
  await expect(changes).toHaveCount(1);
  await page.getByTestId('changes-pick-all').check();
  await page.getByTestId('act-send').click();
  await expect.poll(() => person(server, held).title).toBe(`Title of ${held}`);
  await office.sent();
  expect(person(server, dropped).title).toBe(before[1]);
  await leave(muster);
});

test('[Q1] a batch of thousands is listed, scrolled, discarded as one and brought back', async () => {
  const { muster, page, grid, server } = office;
  const titles = () => server.tenant.users().map(({ title }) => title ?? null);
  const before = titles();
  await collect(muster);
  await grid.search('', before.length);
  await grid.select('Display name', 0);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(office.toast('cells cleared')).toBeVisible({ timeout: 30_000 });

  const changes = await review(muster);
  await page.getByTestId('batch').click();
  const total = Number((await page.getByText(/^[\d,]+ changes$/).textContent())?.replace(/\D/g, ''));
  expect(total).toBeGreaterThan(2_000);
  expect(await changes.count()).toBeLessThan(100);
  const list = page.getByTestId('changes');
  await list.focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('End');
  await expect.poll(() => list.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(5_000);
  expect(await changes.count()).toBeLessThan(100);

  await page.getByTestId('changes-pick-all').check();
  await expect(page.getByTestId('picked-count')).toHaveText(`${total.toLocaleString('en')} changes selected`);
  await page.getByTestId('act-discard').click();
  await office.sent();
  await pressInToast(muster, 'changes discarded', 'Undo');
  await expect(page.getByTestId('changes-bar')).toContainText(`${total.toLocaleString('en')} collected`);
  await page.getByTestId('changes-pick-all').check();
  await page.getByTestId('act-discard').click();
  await office.sent();
  await leave(muster);
  await expect(page.getByTestId('toast').first()).toBeVisible();
  expect(titles()).toEqual(before);
});
