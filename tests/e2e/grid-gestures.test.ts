/**
 * What hands know from spreadsheets, done in the window with the system's own clipboard: selecting, editing, copying, cutting,
 * pasting and filling. Edits are collected, so that each gesture is seen to be one batch before the tenant has it.
 */
import {
  cornerOf,
  fillClipboard,
  middleOf,
  pasteText,
  readClipboard,
  selectArea,
  sendOneBatch,
} from './support/gestures';
import { addressOf, openOffice } from './support/office';
import { held } from './support/people';
import { collect, pending } from './support/queue';
import { expect, test } from './support/test';

const office = openOffice({ kind: 'trackunit' });
type User = Awaited<ReturnType<typeof office.hire>>[number];

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const inOffice = (department: string) => ({ [enterprise]: { department } });

/** What the tenant holds of some people in a column. */
const column = (people: readonly User[], name: string) => people.map(({ id }) => held(office.user(id), name));
const selected = () => office.page.getByTestId('selected-count');
let isCollecting = false;

/** New people, in the order of their rows. */
async function hire(domain: string, ...people: Parameters<typeof office.hire>[1][]): Promise<User[]> {
  if (!isCollecting) {
    await collect(office.muster);
    // All columns side by side: nothing scrolls while areas are drawn with the mouse.
    await office.muster.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(3_000, 900);
    });
    await office.page.waitForFunction(() => innerWidth === 3_000);
  }
  isCollecting = true;
  const hired = await office.hire(domain, ...people);
  await office.page.getByTestId('data-grid-canvas').focus();
  const places = await Promise.all(
    hired.map(async (user) => {
      const cell = office.page.locator('[data-testid=data-grid-canvas] td').filter({ hasText: addressOf(user) });
      const id = await cell.getAttribute('data-testid');
      return { user, row: Number(/-(\d+)$/.exec(id ?? '')?.[1]) };
    }),
  );
  return places.toSorted((one, other) => one.row - other.row).map(({ user }) => user);
}

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

test('[G3] what is copied is a table for any other program, with its zeros', async () => {
  const { page, grid } = office;
  await hire(
    'copy.example',
    { title: 'say "hi"', [enterprise]: { department: 'two\nlines', employeeNumber: '007' } },
    { title: '<b>bold</b>', [enterprise]: { department: 'tab\there', employeeNumber: '0815' } },
  );
  await selectArea(office, 'Title', 0, 1, 2);
  await page.keyboard.press('Control+c');
  await expect.poll(async () => (await readClipboard(office)).text).toBe('"say ""hi"""\n<b>bold</b>');
  const { html } = await readClipboard(office);
  expect(html).toContain('<td style="mso-number-format:\'\\@\'">&lt;b&gt;bold&lt;/b&gt;</td>');

  // Two areas of the same rows are one table; two that share nothing are none.
  const [title, department] = [await middleOf(office, 'Title', 0), await middleOf(office, 'Department', 1)];
  const number = await middleOf(office, 'Employee number', 0);
  await page.mouse.click(title.x, title.y);
  await page.keyboard.down('Control');
  await page.mouse.click(number.x, number.y);
  await page.keyboard.up('Control');
  await page.keyboard.press('Control+c');
  await expect
    .poll(async () => (await readClipboard(office)).text.split('\t').toSorted())
    .toEqual(['"say ""hi"""', '007']);
  await page.mouse.click(title.x, title.y);
  await page.keyboard.down('Control');
  await page.mouse.click(department.x, department.y);
  await page.keyboard.up('Control');
  await page.keyboard.press('Control+c');
  await expect(office.toast('Areas are copied together only where they have the same rows')).toBeVisible();

  await grid.select('Department', 0);
  await page.keyboard.press('Control+c');
  await expect.poll(async () => (await readClipboard(office)).text).toBe('"two\nlines"');
});

test('[G3] one value goes into many cells, a table is repeated, and a larger one spreads', async () => {
  const { page } = office;
  const team = await hire('paste.example', {}, {}, {}, {});
  await selectArea(office, 'Title', 0, 1, 3);
  await pasteText(office, [['Driver']]);
  await expect(office.toast('3 cells pasted.')).toBeVisible();
  await sendOneBatch(office, 'Title pasted for 3 people');
  expect(column(team, 'Title')).toEqual(['Driver', 'Driver', 'Driver', null]);

  await selectArea(office, 'Title', 0, 1, 4);
  await pasteText(office, [['A'], ['B']]);
  await sendOneBatch(office, 'Title pasted for 4 people');
  expect(column(team, 'Title')).toEqual(['A', 'B', 'A', 'B']);

  const columns = await office.grid.columns();
  const next = columns[columns.indexOf('First name') + 1];
  expect(next).toBe('Last name');
  await selectArea(office, 'First name', 1, 1, 1);
  await fillClipboard(office, { text: 'Ann\t"Mac\nNeil"\r\nBen\t"say ""hi"""\r\n' });
  await page.keyboard.press('Control+v');
  await expect(selected()).toHaveText('4 cells selected');
  await sendOneBatch(office, '4 cells pasted');
  expect(column(team, 'First name').slice(1, 3)).toEqual(['Ann', 'Ben']);
  expect(column(team, 'Last name').slice(1, 3)).toEqual(['Mac\nNeil', 'say "hi"']);

  // One value into several areas, and a table into none of them.
  const [first, last] = [await middleOf(office, 'Title', 0), await middleOf(office, 'Title', 3)];
  await page.mouse.click(first.x, first.y);
  await page.keyboard.down('Control');
  await page.mouse.click(last.x, last.y);
  await page.keyboard.up('Control');
  await pasteText(office, [['Both']]);
  await expect(office.toast('2 cells pasted.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('changes-bar')).toBeHidden();
  expect(column(team, 'Title')).toEqual(['A', 'B', 'A', 'B']);
  await page.mouse.click(first.x, first.y);
  await page.keyboard.down('Control');
  await page.mouse.click(last.x, last.y);
  await page.keyboard.up('Control');
  await pasteText(office, [['1', '2']]);
  await expect(office.toast('Only a single value can be pasted into several areas')).toBeVisible();
  await expect(page.getByTestId('changes-bar')).toBeHidden();
});

/** The same two rows as three programs put them on the clipboard; the last cell of the first row holds a line break. */
const spreadsheets = {
  Excel: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td {mso-number-format:General;}--></style></head>
    <body><table border=0><!--StartFragment--><col width=64><tr height=20><td height=20 class=xl63>00412</td>
    <td>Lead &amp;<br style='mso-data-placement:same-cell;'>
    Head</td></tr><tr style='display:none'><td>hidden</td><td>row</td></tr>
    <tr><td class=xl63>00413</td><td>&nbsp;Clerk</td></tr><!--EndFragment--></table></body></html>`,
  LibreOffice: `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title></head>
    <body><table cellspacing="0" border="0"><colgroup span="2"></colgroup>
    <tr><td height="17" align="left" sdval="412" sdnum="1033;0;00000">00412</td><td align="left">Lead &amp;<br>Head</td></tr>
    <tr><td align="left">00413</td><td align="left">Clerk</td></tr></table></body></html>`,
  'Google Sheets': `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}--></style>
    <table dir="ltr" data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody>
    <tr><td data-sheets-value='{"1":2}'>00412</td><td>Lead &amp;<br/>Head</td></tr>
    <tr><td>00413</td><td><span>Clerk</span></td></tr></tbody></table></google-sheets-html-origin>`,
};

for (const [program, html] of Object.entries(spreadsheets)) {
  test(`[G3] a table from ${program} is pasted as it stands there`, async () => {
    const { page } = office;
    const team = await hire(`${program.replace(' ', '').toLowerCase()}.example`, {}, {});
    const columns = await office.grid.columns();
    const [first = '', second = ''] = columns.slice(columns.indexOf('First name'));
    await office.grid.select(first, 0);
    // The text says less than the table: it is not what is taken.
    await fillClipboard(office, { html, text: '412\tLead\r\n413\tClerk' });
    await page.keyboard.press('Control+v');
    await expect(office.toast('4 cells pasted.')).toBeVisible();
    await sendOneBatch(office, '4 cells pasted');
    expect(column(team, first)).toEqual(['00412', '00413']);
    expect(column(team, second)).toEqual(['Lead &\nHead', 'Clerk']);
  });
}

test('[G3] what does not fit is left out, marked and listed, and the rest is pasted', async () => {
  const { page, grid } = office;
  const team = await hire('coerce.example', {}, {}, {}, {});
  await grid.select('Role', 0);
  await pasteText(office, [['viewer'], ['Emperor'], ['Fleet manager'], ['Technicien']]);
  await expect(office.toast('3 cells pasted.')).toContainText('1 skipped: The tenant does not know this choice.');
  await grid.select('Role', 1);
  await expect(page.getByTestId('cell-state')).toContainText('Emperor');
  await office.toast('3 cells pasted.').getByTestId('toast-details').click();
  const line = page.getByTestId('skipped-cell');
  await expect(line).toHaveCount(1);
  await expect(line).toContainText('Bela');
  await expect(line).toContainText('Emperor');
  await page.keyboard.press('Escape');
  await sendOneBatch(office, 'Role pasted for 3 people');
  expect(column(team, 'Role')).toEqual(['Viewer', column([team[1] as User], 'Role')[0], 'Fleet Manager', 'Technician']);

  await grid.select('Edit zones', 0);
  await pasteText(office, [['Oui'], ['TRUE'], ['x'], ['maybe']]);
  await expect(office.toast('3 cells pasted.')).toContainText('1 skipped: This is neither yes nor no.');
  await sendOneBatch(office, 'Edit zones pasted for 3 people');
  expect(column(team, 'Edit zones').slice(0, 3)).toEqual([true, true, true]);

  // Cells that nobody can change, and an empty one where something is required.
  await grid.select('Status', 0);
  await pasteText(office, [['Active']]);
  await expect(office.toast('Nothing was changed.')).toContainText('The tenant does not let this be changed.');
  await grid.select('Email', 0);
  await fillClipboard(office, { text: ' ' });
  await page.keyboard.press('Control+v');
  await expect(office.toast('Nothing was changed.')).toContainText('This cannot be left empty.');
  await expect(page.getByTestId('changes-bar')).toBeHidden();
});

test('[G3] what is cut stands there dashed until it is pasted, and is emptied with it in one batch', async () => {
  const { page, grid } = office;
  const team = await hire('cut.example', { title: 'One' }, { title: 'Two' }, { title: 'Three' }, {});
  await selectArea(office, 'Title', 0, 1, 2);
  await page.keyboard.press('Control+x');
  await expect.poll(async () => (await readClipboard(office)).text).toBe('One\nTwo');
  await expect(page.getByTestId('changes-bar')).toBeHidden();
  // Over its own second row: what was pasted stays.
  await grid.select('Title', 1);
  await page.keyboard.press('Control+v');
  await expect(office.toast('3 cells moved or emptied.')).toBeVisible();
  await sendOneBatch(office, '3 cells moved: Title');
  expect(column(team, 'Title')).toEqual([null, 'One', 'Two', null]);

  // Escape forgets it: what is pasted then is a copy.
  await grid.select('Title', 1);
  await page.keyboard.press('Control+x');
  await page.keyboard.press('Escape');
  await grid.select('Title', 3);
  await page.keyboard.press('Control+v');
  await sendOneBatch(office, 'Title pasted for 1 person');
  expect(column(team, 'Title')).toEqual([null, 'One', 'Two', 'One']);
});

test('[G3] rows past the last person can become people, columns past the last one are dropped and told', async () => {
  const { page, grid } = office;
  const team = await hire('beyond.example', {}, {});
  await grid.select('First name', 1);
  await pasteText(office, [
    ['Zoe', 'Zander'],
    ['Yan', 'Yorke'],
    ['Xenia', 'Xu'],
  ]);
  await expect(office.toast('2 cells pasted.')).toBeVisible();
  const offer = office.toast('2 rows go past the last person.');
  await offer.getByRole('button', { name: 'Create 2 people…' }).click();
  await expect(page.getByTestId('invite-entry')).toHaveCount(2);
  await expect(page.getByTestId('invite-entry').first()).toContainText('Yan');
  await expect(page.getByTestId('invite-entry').first()).toContainText('Yorke');
  await page.keyboard.press('Escape');
  await sendOneBatch(office, '2 cells pasted');
  expect(column(team, 'First name')[1]).toBe('Zoe');

  await grid.select('First name', 0);
  await page.keyboard.press('End');
  await pasteText(office, [['1', '2', '3']]);
  await expect(page.getByTestId('toast').filter({ hasText: '2 columns went past the last one' })).toBeVisible();
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

test('[G8] somebody new is described in the row below the list, checked, kept, and created', async () => {
  const { page, grid } = office;
  const [known] = await hire('newcomer.example', {});
  const cell = (key: string) => page.getByTestId(`newcomer-${key}`);
  // Down from the last person.
  await grid.select('Display name', 0);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('newcomer-open')).toBeFocused();
  await page.keyboard.press('Enter');
  await cell('name.givenName').fill('Nora');
  await cell('name.familyName').fill('Newcomer');
  await cell('emails').fill('nora@newcomer');
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('newcomer-problem')).toContainText('This is no email address.');
  await expect(cell('emails')).toHaveAttribute('aria-invalid', 'true');
  await cell('emails').fill(addressOf(known as User));
  await expect(page.getByTestId('newcomer-problem')).toContainText('Somebody here has this already');

  // What was typed stays when one leaves.
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('newcomer')).toBeHidden();
  await page.getByTestId('all-users').click();
  await page.getByTestId('newcomer-open').click();
  await expect(cell('name.givenName')).toHaveValue('Nora');
  await cell('emails').fill('nora@newcomer.example');
  await expect(page.getByTestId('newcomer-problem')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(cell('name.givenName')).toHaveValue('');
  await page.keyboard.press('Escape');
  await sendOneBatch(office, 'Nora Newcomer');
  const created = office.tenant.users().filter(({ name }) => (name as { givenName?: string })?.givenName === 'Nora');
  expect(created).toHaveLength(1);
});
