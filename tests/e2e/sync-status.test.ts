import { connect, pulled } from './support/connect';
import { gridOf } from './support/grid';
import { enginePid, type Muster } from './support/muster';
import { people, person } from './support/people';
import { collect, connection, goOffline, leave, pending, port, sent } from './support/queue';
import { expect, test } from './support/test';

const somebody = (server: Parameters<typeof people>[0], index = 0) => String(people(server)[index]?.userName);

/** Closes the window as its own button does. */
const pressClose = ({ electron }: Muster) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

const exited = ({ electron }: Muster) =>
  new Promise<void>((resolve) => electron.process().once('exit', () => resolve()));

test('[Q3] each number tells where the changes stand, and leads to them', async ({ start, serve, folder }) => {
  const file = `${folder}/tenant.sqlite`;
  const server = await serve({ file });
  const [first, second, third, fourth] = [0, 1, 2, 3].map((index) => somebody(server, index)) as [
    string,
    string,
    string,
    string,
  ];
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  server.tenant.faults.set([{ fault: 'rejectUser', attribute: 'title', reason: 'no titles' }]);
  await grid.find(first);
  await grid.edit('Title', 0, 'Rejected');
  await expect(page.getByTestId('rejected-count')).toHaveText('1 rejected', { timeout: 30_000 });
  await goOffline(muster, server);
  await expect(connection(muster)).toContainText('seen');
  await grid.find(second);
  await grid.edit('Department', 0, 'Mine');
  await grid.find(third);
  await grid.edit('Department', 0, 'Later');
  await pending(muster, 2);

  const back = await serve({
    file,
    token: server.token,
    port: port(server),
    faults: [{ fault: 'tooManyRequests', retryAfter: 120, method: 'PATCH' }],
  });
  const theirs = { 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department': 'Theirs' };
  back.tenant.colleague.edit('User', person(back, second).id, theirs);
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByTestId('conflicts-count')).toHaveText('1 conflict', { timeout: 30_000 });
  await pending(muster, 1);
  await expect(connection(muster)).toHaveAttribute('data-state', 'paused', { timeout: 30_000 });
  await expect(page.getByTestId('push-progress')).toContainText('Sending, 1 left');
  await expect(page.getByTestId('push-progress')).toContainText(/min left/);

  const changes = page.getByTestId('change');
  for (const [count, state, name] of [
    ['rejected-count', 'rejected', first],
    ['conflicts-count', 'conflict', second],
    ['pending-count', 'pending', third],
  ] as const) {
    await page.getByTestId(count).click();
    await expect(changes).toHaveCount(1);
    await expect(changes).toHaveAttribute('data-state', state);
    await expect(page.getByTestId('changes')).toContainText(String(person(back, name).displayName));
  }
  await changes.getByRole('checkbox').check();
  await page.getByTestId('act-hold').click();
  await page.getByTestId('held-count').click();
  await expect(changes).toHaveAttribute('data-state', 'held');
  await expect(page.getByTestId('pending-count')).toBeHidden();
  await expect(page.getByTestId('push-progress')).toBeHidden();
  expect([first, second, third, fourth].map((name) => person(back, name).title)).not.toContain('Rejected');
});

test('[Q3] closing with changes unsent says how many wait; they keep, and go out the next time', async ({
  start,
  serve,
}) => {
  const server = await serve();
  const name = somebody(server);
  const first = await start();
  const { page } = first;
  const grid = gridOf(page);
  await connect(page, server);
  await collect(first);
  await grid.find(name);
  await grid.edit('Title', 0, 'Kept over night');
  await expect(page.getByTestId('changes-bar')).toContainText('1 collected');

  await pressClose(first);
  const dialog = page.getByRole('dialog', { name: '1 change has not been sent yet' });
  await expect(dialog).toContainText('They are kept on this computer, and go out when Muster runs again.');
  await expect(page.getByTestId('closing-close')).toBeFocused();
  await page.getByTestId('closing-stay').click();
  await expect(dialog).toBeHidden();
  await expect(await grid.cell('Title', 0)).toHaveText('Kept over night');

  // The menu's Quit asks as well.
  await first.electron.evaluate(({ app }) => app.quit());
  await expect(dialog).toBeVisible();
  const gone = exited(first);
  // The page may be gone before it can say that the key was pressed.
  await page.keyboard.press('Enter').catch(() => undefined);
  await gone;

  const second = await start();
  await pulled(second.page);
  await expect(second.page.getByTestId('changes-bar')).toContainText('1 collected');
  expect(person(server, name).title).not.toBe('Kept over night');
  await second.page.getByTestId('changes-send').click();
  await sent(second);
  expect(person(server, name).title).toBe('Kept over night');
  // Now that nothing waits, nothing is asked.
  const closed = exited(second);
  await pressClose(second);
  await closed;
});

test('[Q3] closing is never held up: not by a silent engine, a second press, or the system', async ({
  start,
  serve,
  folder,
}) => {
  const server = await serve();
  const names = [0, 1, 2].map((index) => somebody(server, index));
  const openWithEdit = async (index: number) => {
    const muster = await start({ userData: `${folder}/closing-${index}` });
    const grid = gridOf(muster.page);
    await connect(muster.page, server);
    await collect(muster);
    await grid.find(names[index] ?? '');
    await grid.edit('Title', 0, 'Waiting');
    await expect(muster.page.getByTestId('changes-bar')).toContainText('1 collected');
    return muster;
  };

  const silent = await openWithEdit(0);
  const pid = (await enginePid(silent)) ?? 0;
  process.kill(pid, 'SIGSTOP');
  const silentGone = exited(silent);
  await pressClose(silent);
  await silentGone;

  const twice = await openWithEdit(1);
  const twiceGone = exited(twice);
  await pressClose(twice);
  await expect(twice.page.getByRole('dialog')).toBeVisible();
  await pressClose(twice).catch(() => undefined);
  await twiceGone;

  const ended = await openWithEdit(2);
  const endedGone = exited(ended);
  ended.electron.process().kill('SIGTERM');
  await endedGone;

  const again = await start({ userData: `${folder}/closing-2` });
  await pulled(again.page);
  await again.page.getByTestId('changes-send').click();
  await sent(again);
  expect(names.map((name) => person(server, name).title === 'Waiting')).toEqual([false, false, true]);
  await leave(again);
});
