/**
 * Copying, cutting and pasting with the system's own clipboard, from and to other programs. Edits are collected, so that each
 * gesture is seen to be one batch before the tenant has it.
 */
import { fillClipboard, middleOf, pasteText, readClipboard, selectArea, sendOneBatch } from './support/gestures';
import { openOffice } from './support/office';
import { teamOf, type User } from './support/team';
import { expect, test } from './support/test';

const office = openOffice({ kind: 'trackunit' });
const { hire, column } = teamOf(office);

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const selected = () => office.page.getByTestId('selected-count');

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
