import { choose, type Muster } from './support/muster';
import { openOffice } from './support/office';
import { people, person } from './support/people';
import { collect, pressInToast } from './support/queue';
import { expect, test } from './support/test';

test.describe.configure({ mode: 'serial' });
const office = openOffice({ kind: 'trackunit' });

/** Somebody with a title: each test takes another. */
const somebody = (place: number) =>
  String(people(office.server, (user) => typeof user.title === 'string')[place]?.userName);

const menuLabel = ({ electron }: Muster, id: string) =>
  electron.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.label ?? '', id);

test('[Q2] what has been sent is not undone, but reversed by a new batch', async () => {
  const { muster, page, grid, server } = office;
  const name = somebody(0);
  const { title } = person(server, name);
  await grid.find(name);
  await grid.edit('Title', 0, 'Sent');
  await expect.poll(() => person(server, name).title).toBe('Sent');
  await office.sent();
  await page.keyboard.press('Control+z');
  await expect(office.toast('Already sent: 1')).toBeVisible();
  expect(person(server, name).title).toBe('Sent');
  await pressInToast(muster, 'Already sent', 'Reverse them');
  await expect.poll(() => person(server, name).title).toBe(title);
  await office.sent();
  await expect(await grid.cell('Title', 0)).toHaveText(String(title));
});

test('[Q2] what has not been sent is undone without trace and redone, after a restart as well', async () => {
  const { server } = office;
  const name = somebody(1);
  const { title, displayName } = person(server, name);
  const { muster: first, grid } = office;
  await collect(first);
  server.tenant.requests.clear();
  await grid.find(name);
  await grid.edit('Title', 0, 'One');
  await grid.edit('Title', 0, 'Two');
  await expect.poll(() => menuLabel(first, 'undo')).toBe(`Undo: Title of ${displayName}`);

  // Of two edits of one cell the second is taken back first.
  await first.page.keyboard.press('Control+z');
  await expect(await grid.cell('Title', 0)).toHaveText('One');
  await expect(office.toast(`Undone: Title of ${displayName}`)).toBeVisible();
  await first.page.keyboard.press('Control+z');
  await expect(await grid.cell('Title', 0)).toHaveText(String(title));
  await expect(first.page.getByTestId('changes-bar')).toBeHidden();
  await first.page.keyboard.press('Control+y');
  await expect(await grid.cell('Title', 0)).toHaveText('One');
  await first.page.keyboard.press('Control+Shift+Z');
  await expect(await grid.cell('Title', 0)).toHaveText('Two');
  await office.restart();

  const { muster: second, grid: again } = office;
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
  await office.sent();
  expect(person(server, name).title).toBe('One');
});

test('[Q2] in a field, undo takes back what was typed there', async () => {
  const { muster, page, grid, server } = office;
  const name = somebody(2);
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
  await office.sent();
  expect(person(server, name).title).toBe('Kept');
});
