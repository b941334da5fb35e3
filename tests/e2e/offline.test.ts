import { connect, pulled } from './support/connect';
import { type Grid, gridOf } from './support/grid';
import { enginePid, type Muster, synchronise } from './support/muster';
import { held, people, person } from './support/people';
import { connection, goOffline, pending, port, sent } from './support/queue';
import { expect, test } from './support/test';
import { failureWords } from './support/words';

const version = ({ meta }: ReturnType<typeof person>) => Number(/\d+/.exec(meta.version)?.[0]);

/** The mark of a cell, as the status bar tells it of the selected one. */
async function markOf({ page }: Muster, grid: Grid, column: string, row: number) {
  await grid.select(column, row);
  return page.getByTestId('cell-state');
}

test('[S6] with the tenant gone the list opens, edits are queued, and all of it survives kill -9', async ({
  start,
  serve,
  folder,
}) => {
  const file = `${folder}/tenant.sqlite`;
  const server = await serve({ file });
  const [one, two, three] = people(server).map(({ userName }) => String(userName));
  if (!one || !two || !three) throw new Error('the tenant has too few people');
  const versions = new Map([one, two].map((name) => [name, version(person(server, name))]));
  const first = await start();
  await connect(first.page, server);
  await server.close();
  await first.close();

  const second = await start();
  const grid = gridOf(second.page);
  await grid.loaded();
  await expect(connection(second)).toHaveAttribute('data-state', 'offline', { timeout: 30_000 });
  await expect(connection(second)).toContainText('Offline');
  await expect(second.page.getByTestId('notice')).toContainText('You can go on working');
  await expect(second.page.getByTestId('users-count')).toHaveText('300 users');
  await grid.find(one);
  await grid.edit('Title', 0, 'Written in the dark');
  await grid.edit('Last name', 0, 'Nocturne');
  await grid.find(two);
  await grid.edit('Department', 0, 'Night shift');
  await pending(second, 3);
  await second.kill();

  const third = await start();
  const again = gridOf(third.page);
  await again.loaded();
  await pending(third, 3);
  await again.find(one);
  await expect(await again.cell('Title', 0)).toHaveText('Written in the dark');
  await expect(await again.cell('Last name', 0)).toHaveText('Nocturne');
  const mark = await markOf(third, again, 'Last name', 0);
  await expect(mark).toHaveAttribute('data-state', 'pending');
  await expect(mark).toContainText(`Was: ${held(person(server, one), 'Last name')}`);

  const back = await serve({ file, token: server.token, port: port(server) });
  await third.page.getByRole('button', { name: 'Try now' }).click();
  await sent(third);
  await expect(connection(third)).toHaveAttribute('data-state', 'online');
  await expect(third.page.getByTestId('cell-state')).toBeHidden();
  expect(person(back, one)).toMatchObject({ title: 'Written in the dark', name: { familyName: 'Nocturne' } });
  expect(held(person(back, two), 'Department')).toBe('Night shift');
  // Every write makes a version: nothing was sent twice.
  const writes = [one, two].map((name) => version(person(back, name)) - (versions.get(name) ?? 0));
  expect(writes.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(3);
});

test.describe('when the engine is killed', () => {
  test.use({ expectedFaults: [[/the engine ended with code/], { scope: 'test' }] });

  test('[S6] no edit is lost, and the window goes on', async ({ start, serve }) => {
    const server = await serve();
    const [one, two] = people(server).map(({ userName }) => String(userName));
    if (!one || !two) throw new Error('the tenant has too few people');
    const muster = await start();
    const grid = gridOf(muster.page);
    await connect(muster.page, server);
    await goOffline(muster, server);
    await grid.find(one);
    await grid.edit('Title', 0, 'Survivor');
    await pending(muster, 1);

    const before = await enginePid(muster);
    if (before === null) throw new Error('there is no engine');
    process.kill(before, 'SIGKILL');
    await expect.poll(() => enginePid(muster), { timeout: 30_000 }).not.toBe(before);
    await expect.poll(() => enginePid(muster), { timeout: 30_000 }).not.toBeNull();
    await expect(connection(muster)).toHaveAttribute('data-state', 'offline', { timeout: 30_000 });
    await pending(muster, 1);
    await expect(await grid.cell('Title', 0)).toHaveText('Survivor');

    await grid.find(two);
    await grid.edit('Title', 0, 'Newcomer');
    await pending(muster, 2);
    const back = await serve({ token: server.token, port: port(server) });
    await synchronise(muster);
    await sent(muster);
    expect(person(back, one).title).toBe('Survivor');
    expect(person(back, two).title).toBe('Newcomer');
  });
});

test('[S6] what the tenant rejects says why on its cell and in the list, and holds nothing up', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  const [one, two] = people(server, (user) => typeof user.title === 'string')
    .slice(-2)
    .map(({ userName }) => String(userName));
  if (!one || !two) throw new Error('the tenant has too few people');
  const before = String(person(server, one).title);
  const reason = 'titles are given by the board';
  server.tenant.faults.set([{ fault: 'rejectUser', attribute: 'title', reason }]);

  await grid.find(one);
  await grid.edit('Title', 0, 'Emperor');
  await grid.edit('Department', 0, 'Empire');
  await expect(page.getByTestId('rejected-count')).toHaveText('1 rejected', { timeout: 30_000 });
  await expect.poll(() => held(person(server, one), 'Department')).toBe('Empire');
  expect(person(server, one).title).toBe(before);

  const { remedy } = failureWords('rejected');
  const mark = await markOf(muster, grid, 'Title', 0);
  await expect(mark).toHaveAttribute('data-state', 'rejected');
  await expect(mark).toContainText(`The tenant says: ${reason}`);
  await expect(mark).toContainText('Rejected by the tenant');
  await expect(mark).toContainText(`Was: ${before}`);
  await expect(await grid.cell('Title', 0)).toHaveText('Emperor');

  await page.getByTestId('changes-review').click();
  const entry = page.getByTestId('change');
  await expect(entry).toHaveCount(1);
  await expect(entry).toHaveAttribute('data-state', 'rejected');
  for (const text of [`The tenant says: ${reason}`, remedy, before, 'Emperor', 'Title']) {
    await expect(entry).toContainText(text);
  }

  // Once the tenant takes it, the same wish goes through …
  server.tenant.faults.clear();
  await entry.getByRole('button', { name: /^Retry/ }).click();
  await expect.poll(() => person(server, one).title).toBe('Emperor');
  await sent(muster);

  // … and one that is given up is gone, here and there.
  server.tenant.faults.set([{ fault: 'rejectUser', attribute: 'title', reason }]);
  await page.getByTestId('all-users').click();
  await grid.find(two);
  const former = String(person(server, two).title);
  await grid.edit('Title', 0, 'King');
  await page.getByTestId('rejected-count').click({ timeout: 30_000 });
  await expect(entry).toHaveAttribute('data-state', 'rejected');
  await entry.getByRole('button', { name: /^Discard/ }).click();
  await sent(muster);
  await page.keyboard.press('Escape');
  await expect(await grid.cell('Title', 0)).toHaveText(former);
  expect(person(server, two).title).toBe(former);
});

test('[S6] a colleague’s edit of another attribute stands beside one’s own', async ({ start, serve, folder }) => {
  const file = `${folder}/tenant.sqlite`;
  const server = await serve({ file });
  const name = String(people(server)[0]?.userName);
  const muster = await start();
  const grid = gridOf(muster.page);
  await connect(muster.page, server);
  await goOffline(muster, server);
  await grid.find(name);
  await grid.edit('Title', 0, 'Mine');
  await pending(muster, 1);

  const back = await serve({ file, token: server.token, port: port(server) });
  back.tenant.colleague.edit('User', person(back, name).id, { 'name.givenName': 'Theirs' });
  await synchronise(muster);
  await sent(muster);
  await pulled(muster.page);
  expect(person(back, name)).toMatchObject({ title: 'Mine', name: { givenName: 'Theirs' } });
  await expect(await grid.cell('Title', 0)).toHaveText('Mine');
  await expect(await grid.cell('First name', 0)).toHaveText('Theirs');
});

test('[S6] a colleague’s edit of the same attribute is a conflict, decided by oneself', async ({
  start,
  serve,
  folder,
}) => {
  const file = `${folder}/tenant.sqlite`;
  const server = await serve({ file });
  const [one, two] = people(server).map(({ userName }) => String(userName));
  if (!one || !two) throw new Error('the tenant has too few people');
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  await goOffline(muster, server);
  for (const name of [one, two]) {
    await grid.find(name);
    await grid.edit('Title', 0, 'Mine');
  }
  await pending(muster, 2);

  const back = await serve({ file, token: server.token, port: port(server) });
  for (const name of [one, two]) back.tenant.colleague.edit('User', person(back, name).id, { title: 'Theirs' });
  await synchronise(muster);
  await expect(page.getByTestId('conflicts-count')).toHaveText('2 conflicts', { timeout: 30_000 });
  expect([one, two].map((name) => person(back, name).title)).toEqual(['Theirs', 'Theirs']);
  await grid.find(one);
  const mark = await markOf(muster, grid, 'Title', 0);
  await expect(mark).toHaveAttribute('data-state', 'conflict');
  await expect(mark).toContainText(failureWords('conflict').what);
  await expect(mark).toContainText('Theirs');

  await page.getByTestId('changes-review').click();
  const entries = page.getByTestId('change');
  await expect(entries).toHaveCount(2);
  await entries
    .first()
    .getByRole('button', { name: /^Resolve/ })
    .click();
  await page.getByTestId('keep-mine').click();
  await expect(entries).toHaveCount(1, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await entries
    .first()
    .getByRole('button', { name: /^Discard/ })
    .click();
  await sent(muster);
  await expect.poll(() => [one, two].map((name) => person(back, name).title).sort()).toEqual(['Mine', 'Theirs']);
});

test('[S6] a discarded change can be taken back', async ({ start, serve }) => {
  const server = await serve();
  const name = String(people(server)[0]?.userName);
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  await goOffline(muster, server);
  await grid.find(name);
  await grid.edit('Title', 0, 'On second thought');
  await pending(muster, 1);
  await page.getByTestId('changes-review').click();
  await page
    .getByTestId('change')
    .getByRole('button', { name: /^Discard/ })
    .click();
  await expect(page.getByTestId('changes-bar')).toBeHidden();
  await page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click();
  await pending(muster, 1);
  await page.keyboard.press('Escape');
  await expect(await grid.cell('Title', 0)).toHaveText('On second thought');
});

test('[S6] a tenant that asks for patience gets it, and the changes go out by themselves', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  const name = String(people(server).at(-5)?.userName);
  server.tenant.faults.set([{ fault: 'tooManyRequests', retryAfter: 3, times: 1, method: 'PATCH' }]);
  await grid.find(name);
  await grid.edit('Title', 0, 'Patience');
  await expect(connection(muster)).toHaveAttribute('data-state', 'paused', { timeout: 30_000 });
  await expect(page.getByTestId('notice')).toContainText(failureWords('rate-limited').what);
  await expect.poll(() => person(server, name).title, { timeout: 30_000 }).toBe('Patience');
  await sent(muster);
});

test('[S6] an answer that is lost on the way is looked up, not sent twice', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const name = String(people(server).at(-6)?.userName);
  const before = version(person(server, name));
  server.tenant.faults.set([{ fault: 'drop', when: 'after', method: 'PATCH', times: 1 }]);
  await grid.find(name);
  await grid.edit('Title', 0, 'Only once');
  await expect.poll(() => person(server, name).title).toBe('Only once');
  await sent(muster);
  expect(version(person(server, name))).toBe(before + 1);
});
