/**
 * Pastes with something wrong in them: what does not fit is left out, said why, marked and listed, and everything else is pasted.
 * The clipboard is the system's own.
 */
import type { Page } from '@playwright/test';
import { connect } from './support/connect';
import { fillClipboard, pasteText, sendOneBatch, widen } from './support/gestures';
import { gridOf } from './support/grid';
import { startOddTenant } from './support/odd-tenant';
import { addressOf, type Office, openOffice } from './support/office';
import { teamOf } from './support/team';
import { expect, test } from './support/test';

const viewerToken = `viewer-${process.pid}`;
const office = openOffice({ kind: 'trackunit', admins: [{ token: viewerToken, role: 'Viewer' }] });
const { hire, column } = teamOf(office);

/** What the list of skipped cells says, line by line; it is one press away from the message. */
async function skipped(page: Page, message: string): Promise<string[]> {
  const toast = page.getByTestId('toast').filter({ hasText: message }).last();
  await toast.getByTestId('toast-details').click();
  const lines = page.getByTestId('skipped-cell');
  await expect(lines.first()).toBeVisible();
  const texts = await lines.allTextContents();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  return texts;
}

const waits = () => office.page.getByTestId('changes-bar');
const blank = () => office.toast('Nothing was changed.');

test('[G3] a choice that the tenant does not know, and neither yes nor no', async () => {
  const { page, grid } = office;
  const team = await hire('choice.example', {}, {}, {});
  await grid.select('Role', 0);
  await pasteText(office, [['Viewer'], ['Emperor'], ['Technician']]);
  await expect(office.toast('2 cells pasted.')).toContainText('1 skipped: The tenant does not know this choice.');
  const [line] = await skipped(page, '2 cells pasted.');
  expect(line).toContain('Emperor');
  expect(line).toContain('Choose one from the list.');
  await sendOneBatch(office, 'Role pasted for 2 people');
  expect(column(team, 'Role')).toEqual(['Viewer', null, 'Technician']);

  await grid.select('Edit zones', 0);
  await pasteText(office, [['yes'], ['perhaps'], ['NON']]);
  await expect(office.toast('2 cells pasted.')).toContainText('1 skipped: This is neither yes nor no.');
  await sendOneBatch(office, /Edit zones pasted|1 cell/);
  expect(column(team, 'Edit zones')[0]).toBe(true);
});

test('[G3] cells that the tenant sets itself, among others that can be changed', async () => {
  const { page, grid } = office;
  const team = await hire('fixed.example', {}, {});
  const columns = await grid.columns();
  const from = columns.indexOf('Email');
  expect(columns[from + 1]).toBe('Status');
  await grid.select('Email', 0);
  await pasteText(office, [
    ['one@new.example', 'Active', 'Viewer'],
    ['two@new.example', 'Inactive', 'Viewer'],
  ]);
  await expect(office.toast('4 cells pasted.')).toContainText('2 skipped: The tenant does not let this be changed.');
  expect(await skipped(page, '4 cells pasted.')).toHaveLength(2);
  await sendOneBatch(office, '4 cells pasted');
  expect(column(team, 'Role')).toEqual(['Viewer', 'Viewer']);
});

test('[G3] an email address that is none, one that is missing, and the own one', async () => {
  const { page, grid } = office;
  const team = await hire('email.example', {}, {}, {});
  await grid.select('Email', 0);
  await fillClipboard(office, { text: 'first@new.example\r\nnobody at all\r\n \r\n' });
  await page.keyboard.press('Control+v');
  const told = office.toast('1 cell pasted.');
  await expect(told).toContainText('1 skipped: This is no email address.');
  await expect(told).toContainText('1 skipped: This cannot be left empty.');
  expect((await skipped(page, '1 cell pasted.')).join()).toContain('nobody at all');
  await sendOneBatch(office, 'Email pasted for 1 person');
  expect(column(team, 'Pending email')).toEqual(['first@new.example', null, null]);

  const me = office.tenant.me();
  if (!me) throw new Error('nobody is signed in');
  await grid.search(addressOf(me), 1);
  await grid.select('Email', 0);
  await pasteText(office, [['mine@new.example']]);
  await expect(blank()).toContainText('1 skipped: nobody can change this of their own account');
  expect((await skipped(page, 'Nothing was changed.')).join()).toContain(
    'Ask support to change your own email address.',
  );
  await expect(waits()).toBeHidden();
});

test('[G3] more columns than there are, rows that are shorter than others, and quotes that never close', async () => {
  const { page, grid } = office;
  const team = await hire('ragged.example', { title: 'Stays' }, { title: 'Stays' }, { title: 'Stays' });
  const columns = await grid.columns();
  const last = columns.at(-1) ?? '';
  await grid.select(last, 0);
  await pasteText(office, [['a', 'b', 'c']]);
  await expect(page.getByTestId('toast').filter({ hasText: '2 columns went past the last one' })).toBeVisible();
  await page.keyboard.press('Escape');

  // A row without a second cell leaves what is there; a quote that opens nothing is a letter.
  expect(columns[columns.indexOf('First name') + 1]).toBe('Last name');
  await grid.select('First name', 0);
  const before = column(team, 'Last name');
  await fillClipboard(office, { text: '"Ann\tMac "the" Neil\r\nBen\r\n5" screen\tCarter' });
  await page.keyboard.press('Control+v');
  await expect(office.toast('5 cells pasted.')).toBeVisible();
  await sendOneBatch(office, '5 cells pasted');
  expect(column(team, 'First name')).toEqual(['"Ann', 'Ben', '5" screen']);
  expect(column(team, 'Last name')).toEqual(['Mac "the" Neil', before[1], 'Carter']);
});

test('[G3] what a spreadsheet could not work out, and digits that it has shortened', async () => {
  const { grid } = office;
  const team = await hire('broken.example', {}, {}, {}, {});
  await grid.select('Title', 0);
  await pasteText(office, [['#REF!'], ['1,23457E+11'], ['#N/A'], ['Driver #1']]);
  await expect(office.toast('1 cell pasted.')).toContainText('3 skipped:');
  expect((await skipped(office.page, '1 cell pasted.')).join()).toContain('1,23457E+11');
  await sendOneBatch(office, 'Title pasted for 1 person');
  expect(column(team, 'Title')).toEqual([null, null, null, 'Driver #1']);
});

test('[G3] a username that somebody has already is refused by the tenant, and the others arrive', async () => {
  const { page, grid } = office;
  const taken = String(office.tenant.users().find(({ userName }) => userName)?.userName);
  const team = await hire('taken.example', {}, {});
  await grid.select('Username', 0);
  await pasteText(office, [[taken], ['free.taken.example']]);
  await expect(office.toast('2 cells pasted.')).toBeVisible();
  await page.getByTestId('changes-send').click();
  await expect(page.getByTestId('rejected-count')).toHaveText('1 rejected');
  await expect.poll(() => column(team, 'Username')).toEqual([null, 'free.taken.example']);
  // Both are selected still: one alone tells its state.
  await page.getByTestId('data-grid-canvas').focus();
  await page.keyboard.press('ArrowRight');
  await expect(await grid.cell('Email', 0)).toHaveAttribute('aria-selected', 'true');
  await grid.select('Username', 0);
  await expect(page.getByTestId('cell-state')).toContainText('already has this value');
  await page.getByTestId('changes-discard').click();
  await expect(waits()).toBeHidden();
});

test('[G3] nothing at all, a picture, and a column of a hundred thousand', async () => {
  const { page, grid } = office;
  const team = await hire('large.example', {}, {});
  await grid.select('Title', 0);
  await fillClipboard(office, { html: '<img src="https://nowhere.example/picture.png">' });
  await page.keyboard.press('Control+v');
  await expect(office.toast('There is no text on the clipboard.')).toBeVisible();

  const many = 150_000;
  await fillClipboard(office, { text: Array.from({ length: many }, (_, index) => `Driver ${index}`).join('\r\n') });
  await page.keyboard.press('Control+v');
  await expect(office.toast('2 cells pasted.')).toBeVisible();
  const beyond = office.toast(`${(many - 2).toLocaleString('en')} rows go past the last person.`);
  await expect(beyond).toBeVisible();
  await expect(beyond.getByRole('button', { name: /Create/ })).toHaveCount(0);
  await sendOneBatch(office, 'Title pasted for 2 people');
  expect(column(team, 'Title')).toEqual(['Driver 0', 'Driver 1']);
});

test('[G3] with a role that may change nothing', async ({ start }) => {
  const viewer = await start();
  await connect(viewer.page, { baseUrl: office.server.baseUrl, token: viewerToken });
  await viewer.page.getByTestId('search').fill('@');
  await gridOf(viewer.page).select('Display name', 0);
  await viewer.electron.evaluate(({ clipboard }) => clipboard.writeText('Somebody else'));
  await viewer.page.keyboard.press('Control+v');
  const told = viewer.page.getByTestId('toast').filter({ hasText: 'Nothing was changed.' });
  await expect(told).toContainText('1 skipped: your role does not allow it');
  const why = 'Only account administrators may change users and groups.';
  expect((await skipped(viewer.page, 'Nothing was changed.')).join()).toContain(why);
});

test('[G3] no date, no number, and what can be set only when somebody is created', async ({ start }) => {
  const tenant = await startOddTenant();
  const muster = await start();
  await widen(muster);
  const { page } = muster;
  await connect(page, tenant);
  const grid = gridOf(page);
  const odd = { ...office, muster, page, grid } as Office;
  const toast = (text: string) => page.getByTestId('toast').filter({ hasText: text });
  await grid.select('Born on', 0);
  await pasteText(odd, [['1851-10-18'], ['yesterday'], ['31/02/1850']]);
  await expect(toast('1 cell pasted.')).toContainText('2 skipped: This is not a date.');
  expect((await skipped(page, '1 cell pasted.')).join()).toContain('yesterday');
  const bornOn = () => [...tenant.users.values()].map((user) => String(user.bornOn).slice(0, 10));
  await expect.poll(bornOn).toEqual(['1851-10-18', '1841-03-01', '1842-03-01']);

  await grid.select('Dependants', 0);
  await pasteText(odd, [['seven'], ['7']]);
  await expect(toast('1 cell pasted.').last()).toContainText('1 skipped: This is not a number.');
  await expect.poll(() => [...tenant.users.values()].map(({ dependants }) => dependants)).toEqual([0, 7, 2]);

  await grid.select('Joined at', 0);
  await pasteText(odd, [['1851-10-19']]);
  await expect(toast('Nothing was changed.')).toContainText('1 skipped: This can be set only when a user is created.');
  await tenant.close();
});
