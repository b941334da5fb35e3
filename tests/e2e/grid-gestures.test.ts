/**
 * What hands know from spreadsheets, done in the window: selecting, editing and filling. Edits are collected, so that each
 * gesture is seen to be one batch before the tenant has it.
 */
import { cornerOf, middleOf, selectArea, sendOneBatch } from './support/gestures';
import { choose } from './support/muster';
import { openOffice } from './support/office';
import { pending } from './support/queue';
import { teamOf } from './support/team';
import { expect, test } from './support/test';

const office = openOffice({ kind: 'trackunit' });
const { hire, column } = teamOf(office);

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const inOffice = (department: string) => ({ [enterprise]: { department } });

const selected = () => office.page.getByTestId('selected-count');

test('[G1] cells, ranges, columns and everybody are selected by keys and clicks, and counted', async () => {
  const { page, grid } = office;
  await hire('select.example', { title: 'Driver' }, { title: 'Driver' }, { title: 'Clerk' }, {}, { title: 'Smith' });
  const columns = await grid.columns();
  // What is selected is told a moment after the key: whoever reads it at once reads what was before.
  const leaveTitle = async () => {
    await page.keyboard.press('ArrowLeft');
    const cell = page.getByTestId(`glide-cell-${columns.indexOf('Title') + 1}-1`);
    await expect(cell).toHaveAttribute('aria-selected', 'false');
  };

  await selectArea(office, 'Title', 0, 1, 3);
  await expect(selected()).toHaveText('3 cells selected');
  await expect(page.getByTestId('selected-values')).toHaveText('Title: Driver 2 · Clerk 1');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(selected()).toHaveText('2 cells selected');

  // Cells that are in two areas count once.
  const [first, third, fourth] = [
    await middleOf(office, 'Title', 0),
    await middleOf(office, 'Title', 2),
    await middleOf(office, 'Title', 3),
  ];
  await page.mouse.click(first.x, first.y);
  await page.keyboard.down('Control');
  await page.mouse.move(third.x, third.y);
  await page.mouse.down();
  await page.mouse.move(fourth.x, fourth.y, { steps: 4 });
  await page.mouse.up();
  await page.mouse.click(third.x, third.y);
  await page.keyboard.up('Control');
  await expect(selected()).toHaveText('3 cells selected');
  await expect(page.getByTestId('selection-count')).toHaveText(/^3 /);
  await page.mouse.click(fourth.x, fourth.y);
  await expect(selected()).toBeHidden();

  await page.keyboard.press('Control+Space');
  await expect(selected()).toHaveText('5 cells selected');
  await expect(page.getByTestId('selected-values')).toHaveText('Title: Driver 2 · (empty) 1 · Clerk 1 · Smith 1');
  const header = { x: third.x, y: first.y - 30 };
  await page.keyboard.down('Control');
  await page.mouse.click(header.x, header.y);
  await page.keyboard.up('Control');
  await expect(selected()).toBeHidden();

  await grid.select('Title', 1);
  await page.keyboard.press('Control+Shift+End');
  const right = columns.length - columns.indexOf('Title');
  await expect(selected()).toHaveText(`${4 * right} cells selected`);
  await leaveTitle();
  await grid.select('Title', 1);
  await page.keyboard.press('Shift+Home');
  await expect(selected()).toHaveText(`${columns.indexOf('Title') + 1} cells selected`);
  await page.keyboard.press('Shift+PageDown');
  await expect(selected()).toHaveText(`${4 * (columns.indexOf('Title') + 1)} cells selected`);

  await page.keyboard.press('Control+a');
  await expect(selected()).toHaveText(`${5 * columns.length} cells selected`);
  await expect(page.getByTestId('selection-count')).toHaveText(/^5 /);

  await leaveTitle();
  await grid.select('Title', 1);
  await page.keyboard.press('Shift+Space');
  await expect(selected()).toHaveText('1 row selected');
  await page.keyboard.press('Escape');
  await expect(selected()).toBeHidden();
});

test('[G1] Ctrl and an arrow lead to the edge of what is filled, and Shift and an arrow leave other areas as they are', async () => {
  const { page, grid } = office;
  await hire('edges.example', { title: 'One' }, { title: 'Two' }, {}, {}, { title: 'Five' }, {});
  const at = async (name: string, row: number) =>
    expect(await grid.cell(name, row)).toHaveAttribute('aria-selected', 'true');
  await grid.select('Title', 0);
  for (const row of [1, 4, 5]) {
    await page.keyboard.press('Control+ArrowDown');
    await at('Title', row);
  }
  for (const row of [4, 1, 0]) {
    await page.keyboard.press('Control+ArrowUp');
    await at('Title', row);
  }
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect(selected()).toHaveText('2 cells selected');

  const [far, near] = [await middleOf(office, 'Department', 4), await middleOf(office, 'Title', 0)];
  await page.mouse.click(near.x, near.y);
  await page.keyboard.down('Control');
  await page.mouse.click(far.x, far.y);
  await page.keyboard.up('Control');
  await expect(selected()).toHaveText('2 cells selected');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(selected()).toHaveText('5 cells selected');
  await page.keyboard.press('Escape');
});

test('[G2] what is typed at once after a start, over several rows, arrives letter by letter', async () => {
  const { page, grid } = office;
  const team = await hire('fast.example', {}, {}, {}, {});
  await page.reload();
  await grid.loaded();
  await grid.search('@fast.example', 4);
  await grid.select('Title', 0);
  await page.keyboard.type('Able\nBaker\nCharlie\nDog\n', { delay: 0 });
  await expect(await grid.cell('Title', 3)).toHaveText('Dog');
  await pending(office.muster, 4);
  await page.getByTestId('changes-send').click();
  await office.sent();
  expect(column(team, 'Title')).toEqual(['Able', 'Baker', 'Charlie', 'Dog']);
});

test('[G2] a person’s groups are chosen from their cell', async () => {
  const { page, grid, tenant } = office;
  const [person] = await hire('groups.example', {});
  const [group] = tenant.groups();
  const name = String(group?.displayName);
  await grid.select('Groups', 0);
  await page.keyboard.press('Enter');
  await page.getByTestId('group-filter').fill(name);
  await page.getByTestId(`group-${name}`).check();
  await page.getByTestId('groups-submit').click();
  await pending(office.muster, 1);
  // What waits is there at once.
  await expect(await grid.cell('Groups', 0)).toContainText(name);
  await page.getByTestId('changes-send').click();
  await office.sent();
  const members = () => tenant.groups().find(({ id }) => id === group?.id)?.members as { value: string }[] | undefined;
  expect(members()?.map(({ value }) => value)).toContain(String(person?.id));
  await office.synchronise();
  await expect(await grid.cell('Groups', 0)).toContainText(name);
});

test('[G2] Enter and Tab go on as in a spreadsheet, within what is selected too, and Ctrl+Enter fills it', async () => {
  const { page, grid } = office;
  const team = await hire('edit.example', {}, {}, {}, {});
  const { keyboard } = page;

  await grid.select('Title', 0);
  await keyboard.type('One');
  await keyboard.press('Enter');
  await expect(await grid.cell('Title', 0)).toHaveText('One');
  await expect(grid.editor()).toBeHidden();
  await keyboard.type('Two');
  await keyboard.press('Shift+Enter');
  await pending(office.muster, 2);
  await keyboard.press('F2');
  await expect(grid.editor()).toHaveValue('One');
  await keyboard.press('Tab');
  await keyboard.press('Shift+Tab');
  await keyboard.press('F2');
  await expect(grid.editor()).toHaveValue('One');
  await keyboard.press('Escape');

  // Down the selected column, and from its end to its beginning.
  await selectArea(office, 'Department', 0, 1, 3);
  for (const name of ['North', 'South', 'East', 'West']) {
    await keyboard.type(name);
    await keyboard.press('Enter');
    await expect(grid.editor()).toBeHidden();
  }
  await expect(selected()).toHaveText('3 cells selected');
  await expect(await grid.cell('Department', 0)).toHaveText('West');
  await page.getByTestId('changes-send').click();
  await office.sent();
  expect(column(team, 'Title')).toEqual(['One', 'Two', null, null]);
  expect(column(team, 'Department')).toEqual(['West', 'South', 'East', null]);

  await selectArea(office, 'Department', 1, 1, 3);
  await keyboard.type('Sales');
  await keyboard.press('Control+Enter');
  await expect(office.toast('3 cells filled.')).toBeVisible();
  await expect(grid.editor()).toBeHidden();
  await sendOneBatch(office, 'Department filled for 3 people');
  expect(column(team, 'Department')).toEqual(['West', 'Sales', 'Sales', 'Sales']);

  await selectArea(office, 'Role', 0, 1, 2);
  await keyboard.type('tech');
  await keyboard.press('Control+Enter');
  await sendOneBatch(office, 'Role filled for 2 people');
  expect(column(team, 'Role').slice(0, 2)).toEqual(['Technician', 'Technician']);

  await selectArea(office, 'Department', 0, 1, 4);
  await keyboard.press('Delete');
  await expect(office.toast('4 cells cleared.')).toBeVisible();
  await sendOneBatch(office, 'Department cleared for 4 people');
  expect(column(team, 'Department')).toEqual([null, null, null, null]);
});

test('[G4] Ctrl+D and Ctrl+R fill, and a fill is undone as one', async () => {
  const { page, grid } = office;
  const team = await hire('fill.example', { ...inOffice('North'), title: 'Lead' }, {}, {}, {});
  await selectArea(office, 'Department', 0, 1, 3);
  await page.keyboard.press('Control+d');
  await expect(office.toast('2 cells filled.')).toBeVisible();
  await expect(await grid.cell('Department', 2)).toHaveText('North');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('changes-bar')).toBeHidden();
  await selectArea(office, 'Department', 0, 1, 3);
  await page.keyboard.press('Control+d');
  await sendOneBatch(office, 'Department filled for 2 people');
  expect(column(team, 'Department')).toEqual(['North', 'North', 'North', null]);

  // A single cell takes what stands above it, and what stands left of it.
  await grid.select('Department', 3);
  await page.keyboard.press('Control+d');
  await sendOneBatch(office, 'Department filled for 1 person');
  expect(column(team, 'Department')[3]).toBe('North');
  await selectArea(office, 'First name', 0, 2, 1);
  await page.keyboard.press('Control+r');
  await sendOneBatch(office, 'Last name filled for 1 person');
  expect(column(team, 'Last name')[0]).toBe(column(team, 'First name')[0]);
});

test('[G4] the handle continues series, and a double click on it fills as far as the column beside it has values', async () => {
  const { page, grid } = office;
  const phone = (value: string) => ({ phoneNumbers: [{ value, type: 'work', primary: true }] });
  const team = await hire('series.example', { title: 'user007', ...phone('+45 100') }, phone('+45 110'), {}, {}, {});
  const columns = await grid.columns();
  const after = (name: string) => columns[columns.indexOf(name) + 1] ?? '';
  expect(after('Title')).toBe('Phone');

  const corner = await cornerOf(office, 'Title', 'Phone', 0);
  const below = await middleOf(office, 'Title', 3);
  await grid.select('Title', 0);
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(below.x, below.y, { steps: 6 });
  await page.mouse.up();
  await expect(selected()).toHaveText('4 cells selected');
  await sendOneBatch(office, 'Title filled for 3 people');
  expect(column(team, 'Title')).toEqual(['user007', 'user008', 'user009', 'user010', null]);

  // As far as there are titles.
  const double = await cornerOf(office, 'Phone', after('Phone'), 1);
  await selectArea(office, 'Phone', 0, 1, 2);
  await page.mouse.dblclick(double.x, double.y);
  await sendOneBatch(office, 'Phone filled for 2 people');
  expect(column(team, 'Phone')).toEqual(['+45 100', '+45 110', '+45 120', '+45 130', null]);

  // With Ctrl what would go on repeats.
  const next = await cornerOf(office, 'Title', 'Phone', 3);
  const last = await middleOf(office, 'Title', 4);
  await grid.select('Title', 3);
  await page.mouse.move(next.x, next.y);
  await page.mouse.down();
  await page.mouse.move(last.x, last.y, { steps: 3 });
  await page.keyboard.down('Control');
  await page.mouse.up();
  await page.keyboard.up('Control');
  await sendOneBatch(office, 'Title filled for 1 person');
  expect(column(team, 'Title')[4]).toBe('user010');
});

test('[G10] rows come closer to each other, and the contrast grows, where one likes it', async () => {
  const { page, muster } = office;
  const canvas = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--row-height'));
  await hire('dense.example', {}, {}, {});
  await choose(muster, 'density-compact');
  await expect.poll(canvas).toBe('26px');
  // The second row is where it should be: the list follows.
  await office.grid.select('Display name', 1);
  await office.page.keyboard.press('ArrowRight');
  await office.grid.edit('Title', 1, 'Compact');
  await expect(await office.grid.cell('Title', 1)).toHaveText('Compact');
  await choose(muster, 'theme-high-contrast');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'high-contrast');
  const text = () => page.evaluate(() => getComputedStyle(document.body).color);
  const black = 'rgb(0, 0, 0)';
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(text).toBe(black);
  await choose(muster, 'theme-light');
  await expect.poll(text).not.toBe(black);
  await page.emulateMedia({ contrast: 'more' });
  await expect.poll(text).toBe(black);
  await page.emulateMedia({ contrast: null, colorScheme: null });
  await expect.poll(text).not.toBe(black);
  await choose(muster, 'density-comfortable');
  await expect.poll(canvas).toBe('32px');
  await page.getByTestId('changes-discard').click();
});
