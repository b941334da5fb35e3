import { connect, pulled } from './support/connect';
import { gridOf } from './support/grid';
import { choose, type Muster } from './support/muster';
import { people, person } from './support/people';
import { collect, pressInToast, sent } from './support/queue';
import { expect, test } from './support/test';

const somebody = (server: Parameters<typeof people>[0]) =>
  String(people(server, (user) => typeof user.title === 'string')[0]?.userName);

const menuLabel = ({ electron }: Muster, id: string) =>
  electron.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.label ?? '', id);

test('[Q2] what has not been sent is undone without trace and redone, after a restart as well', async ({
  start,
  serve,
}) => {
  const server = await serve();
  const name = somebody(server);
  const { title, displayName } = person(server, name);
  const first = await start();
  const grid = gridOf(first.page);
  await connect(first.page, server);
  await collect(first);
  server.tenant.requests.clear();
  await grid.find(name);
  await grid.edit('Title', 0, 'One');
  await grid.edit('Title', 0, 'Two');
  await expect.poll(() => menuLabel(first, 'undo')).toBe(`Undo: Title of ${displayName}`);

  // Of two edits of one cell the second is taken back first.
  await first.page.keyboard.press('Control+z');
  await expect(await grid.cell('Title', 0)).toHaveText('One');
  await expect(first.page.getByTestId('toast')).toContainText(`Undone: Title of ${displayName}`);
  await first.page.keyboard.press('Control+z');
  await expect(await grid.cell('Title', 0)).toHaveText(String(title));
  await expect(first.page.getByTestId('changes-bar')).toBeHidden();
  await first.page.keyboard.press('Control+y');
  await expect(await grid.cell('Title', 0)).toHaveText('One');
  await first.page.keyboard.press('Control+Shift+Z');
  await expect(await grid.cell('Title', 0)).toHaveText('Two');
  await first.close();

  const second = await start();
  const again = gridOf(second.page);
  await pulled(second.page);
  await again.find(name);
  await expect(await again.cell('Title', 0)).toHaveText('Two');
  await choose(second, 'undo');
  await expect(await again.cell('Title', 0)).toHaveText('One');
  await choose(second, 'undo');
  await expect(await again.cell('Title', 0)).toHaveText(String(title));
  await choose(second, 'redo');
  await expect(await again.cell('Title', 0)).toHaveText('One');
  expect(server.tenant.requests.count({ method: 'PATCH' })).toBe(0);
  await second.page.getByTestId('changes-send').click();
  await sent(second);
  expect(person(server, name).title).toBe('One');
});

test('[Q2] what has been sent is not undone, but reversed by a new batch', async ({ start, serve }) => {
  const server = await serve();
  const name = somebody(server);
  const { title } = person(server, name);
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  await grid.find(name);
  await grid.edit('Title', 0, 'Sent');
  await expect.poll(() => person(server, name).title).toBe('Sent');
  await sent(muster);
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('toast')).toContainText('Already sent: 1');
  expect(person(server, name).title).toBe('Sent');
  await pressInToast(muster, 'Already sent', 'Reverse them');
  await expect.poll(() => person(server, name).title).toBe(title);
  await sent(muster);
  await expect(await grid.cell('Title', 0)).toHaveText(String(title));
});

test('[Q2] in a field, undo takes back what was typed there', async ({ start, serve }) => {
  const server = await serve();
  const name = somebody(server);
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  await collect(muster);
  await grid.find(name);
  await grid.edit('Title', 0, 'Kept');
  await grid.select('Department', 0);
  await page.keyboard.press('F2');
  const before = await grid.editor().inputValue();
  await grid.editor().pressSequentially('!');
  await page.keyboard.press('Control+z');
  await expect(grid.editor()).toHaveValue(before);
  await page.keyboard.press('Escape');
  await expect(await grid.cell('Title', 0)).toHaveText('Kept');
  await page.getByTestId('changes-send').click();
  await sent(muster);
  expect(person(server, name).title).toBe('Kept');
});
