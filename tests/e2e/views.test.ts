/**
 * Columns in the order and width that somebody wants, sorted by several of them, kept under a name, and there again after a
 * restart: with the mouse in the list's own headers, and by the keyboard.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { exportNow } from './support/exports';
import { type Grid, gridOf } from './support/grid';
import { drag, headerOf, point, widthOf } from './support/headers';
import { choose } from './support/muster';
import { openOffice } from './support/office';
import { answerSaveDialog, lastSaveDialog } from './support/save-dialog';
import { expect, test } from './support/test';
import { failureWords } from './support/words';
import { readSheet } from './support/workbook';

const office = openOffice({ kind: 'trackunit' });

/** The grid with the columns that it has now: one that was asked before remembers those of then. */
const grid = (): Grid => gridOf(office.page);
const headers = (): Locator => office.page.locator('[data-testid=data-grid-canvas] th');
const byId = (id: string): Locator => office.page.getByTestId(id);
const entry = (view: string): Locator => byId(`list-view-${view}`);

/** Waits until this stands in a column, from the first row on. */
async function expectTexts(column: string, expected: readonly string[]): Promise<void> {
  const now = grid();
  for (const [row, text] of expected.entries()) await expect(await now.cell(column, row)).toHaveText(text);
}

/** Acts that no header tells of. */
const quiet = ['freeze', 'fit'];

/** Opens the menu of a column by the keyboard, and presses one of its entries; waits until the list is as it is wanted. */
async function inMenuOf(column: string, act: string): Promise<void> {
  await grid().select(column, 0);
  const before = await headers().allTextContents();
  await office.page.keyboard.press('Alt+ArrowDown');
  await byId(`header-${act}`).click();
  await expect(byId('header-menu')).toBeHidden();
  if (!quiet.includes(act)) await expect.poll(() => headers().allTextContents()).not.toEqual(before);
  await grid().loaded();
}

/** The usual columns, all users, no order. */
async function beginAnew(): Promise<void> {
  await byId('all-users').click();
  await byId('columns').click();
  await byId('columns-usual').click();
  await office.page.keyboard.press('Escape');
  await byId('sort').click();
  for (let levels = await byId('sort-level').count(); levels > 0; levels -= 1) {
    await byId('sort-remove').first().click();
    await expect(byId('sort-level')).toHaveCount(levels - 1);
  }
  await office.page.keyboard.press('Escape');
  await expect(headers().filter({ hasText: /[↑↓]/ })).toHaveCount(0);
}

async function saveView(name: string): Promise<void> {
  await byId('views').click();
  await byId('views-save').click();
  await byId('view-name').fill(name);
  await byId('view-submit').click();
  await expect(office.page.getByRole('dialog')).toBeHidden();
  await expect(entry(name)).toHaveAttribute('aria-current', 'page');
}

test('[G7] a list is sorted by several columns, in the order of the language', async () => {
  const names = ['Aas', 'Åberg', 'Adams', 'Élan', 'Eklund', 'Øster', 'Oslo'];
  await office.hire(
    'levels.example',
    ...names.map((familyName, index) => ({
      name: { givenName: 'Kim', familyName },
      emails: [{ value: `${index}@levels.example`, type: 'work', primary: true }],
      title: index % 2 === 0 ? 'Smith' : 'Clerk',
    })),
  );
  const inOrder = (of: string[]) => of.toSorted(new Intl.Collator('en').compare);
  const smiths = inOrder(names.filter((_name, index) => index % 2 === 0));
  const clerks = inOrder(names.filter((_name, index) => index % 2 === 1));

  await byId('sort').click();
  await byId('sort-add').selectOption({ label: 'Title' });
  await byId('sort-add').selectOption({ label: 'Last name' });
  await office.page.keyboard.press('Escape');
  await expectTexts('Last name', [...clerks, ...smiths]);
  await expect(headers().filter({ hasText: 'Last name' })).toHaveText('Last name ↑2');

  // The first level downwards, then the levels the other way round.
  await byId('sort').click();
  await byId('sort-direction').first().selectOption('descending');
  await expectTexts('Last name', [...smiths, ...clerks]);
  await byId('sort').click();
  await byId('sort-later').first().click();
  await expect(byId('sort-earlier').nth(1)).toBeFocused();
  await office.page.keyboard.press('Escape');
  await expectTexts('Last name', inOrder(names));

  // From the menu of a header: by this alone, then by another one too, then not by the first.
  await inMenuOf('Last name', 'descending');
  await expectTexts('Last name', inOrder(names).toReversed());
  await inMenuOf('Title', 'then');
  await expect(headers().filter({ hasText: 'Title' })).toHaveText('Title ↑2');
  await inMenuOf('Last name', 'unsort');
  await expect(byId('sort')).toHaveAccessibleName('Sorted by Title');
  await expectTexts('Title', ['Clerk']);
});

test('[G7] columns are moved, sized, frozen and hidden, and are so again after a restart', async () => {
  await beginAnew();
  const usual = await grid().columns();
  const place = (column: string) => usual.indexOf(column);
  expect(place('Last name')).toBe(place('First name') + 1);

  // By the mouse: a header dragged over the next one, an edge drawn to the right.
  const [first, last] = [await headerOf(office, 'First name'), await headerOf(office, 'Last name')];
  await drag(office, { x: first.x + 40, y: first.y }, { x: last.x + 60, y: last.y });
  await expect.poll(() => grid().columns()).toEqual(usual.toSpliced(place('First name'), 2, 'Last name', 'First name'));
  const list = grid();
  const before = await widthOf(office, 'Last name', 'First name', list);
  const edge = await headerOf(office, 'First name', list);
  // Released soon after another click, wherever that was, it would count as a double click and fit the width.
  await drag(office, { x: edge.x - 1, y: edge.y }, { x: edge.x + 79, y: edge.y });
  const wide = before + 79;
  await expect.poll(() => widthOf(office, 'Last name', 'First name', list)).toBe(wide);

  // By a right click: hidden. By the keyboard: frozen, moved.
  const title = await headerOf(office, 'Username');
  await office.page.mouse.click(title.x + 20, title.y, { button: 'right' });
  await byId('header-hide').click();
  await expect.poll(() => grid().columns()).not.toContain('Username');
  await inMenuOf('Last name', 'freeze');
  await inMenuOf('Email', 'left');

  // In the panel: one more, by the keys; and one brought up by dragging.
  await byId('columns').click();
  await byId('columns-find').fill('company');
  await office.page.keyboard.press('ArrowDown');
  await office.page.keyboard.press('Space');
  await byId('columns-find').fill('');
  await byId('columns-active').dragTo(byId('columns-displayName'));
  await office.page.getByRole('option', { name: 'Role', exact: true }).click();
  await office.page.keyboard.press('Escape');

  const wanted = await grid().columns();
  expect(wanted).not.toContain('Username');
  expect(wanted).not.toContain('Role');
  expect(wanted.at(-1)).toBe('Company');
  expect(wanted.indexOf('Active')).toBe(wanted.indexOf('Display name') - 1);
  expect(wanted.indexOf('Email')).toBe(wanted.indexOf('First name') - 1);
  // Whatever is frozen stays in sight.
  await grid().select('Company', 0);
  const inSight = await headers().allTextContents();
  expect(inSight.filter((name) => wanted.slice(0, 2).includes(name))).toEqual(wanted.slice(0, 2));

  await office.restart();
  await expect.poll(() => grid().columns()).toEqual(wanted);
  expect(await widthOf(office, 'Last name', 'Email')).toBe(wide);
  await grid().select('Company', 0);
  expect((await headers().allTextContents()).slice(0, inSight.length)).toEqual(inSight);
});

test('[G7] double click on the edge of a header fits its column to what it holds', async () => {
  await beginAnew();
  const before = await widthOf(office, 'First name', 'Last name');
  const edge = await headerOf(office, 'Last name');
  await point(office, { x: edge.x - 1, y: edge.y });
  await office.page.mouse.dblclick(edge.x - 1, edge.y);
  await expect.poll(() => widthOf(office, 'First name', 'Last name')).not.toBe(before);
  const fitted = await widthOf(office, 'First name', 'Last name');
  await inMenuOf('Last name', 'fit');
  expect(await widthOf(office, 'First name', 'Last name')).toBe(fitted);
});

test('[G7] a list is kept as a view, changed, renamed, shown first, deleted and brought back', async () => {
  await beginAnew();
  await office.hire('kept.example', { title: 'Pilot' }, { title: 'Pilot' }, { title: 'Nurse' });
  const usual = await grid().columns();
  await inMenuOf('Username', 'hide');
  await inMenuOf('Display name', 'descending');
  await saveView('Crew');
  await expect(byId('views')).toHaveAttribute('data-changed', 'false');

  // What changes is told quietly, and goes into the view only when it is saved.
  await byId('all-users').click();
  await expect(byId('search')).toHaveValue('');
  expect(await grid().columns()).toEqual(usual.filter((name) => name !== 'Username'));
  await inMenuOf('Title', 'hide');
  await entry('Crew').click();
  await expect(byId('search')).toHaveValue('@kept.example');
  await grid().loaded();
  expect(await grid().columns()).toEqual(usual.filter((name) => name !== 'Username'));
  await expectTexts('Display name', ['Cleo kept.example', 'Bela kept.example', 'Ada kept.example']);
  await inMenuOf('Email', 'hide');
  await expect(byId('views')).toHaveAttribute('data-changed', 'true');
  await choose(office.muster, 'save-view-changes');
  await expect(byId('views')).toHaveAttribute('data-changed', 'false');

  // Everybody is there in the columns that were chosen for everybody.
  await byId('all-users').click();
  await expect.poll(() => grid().columns()).toEqual(usual.filter((name) => name !== 'Username' && name !== 'Title'));

  // A name that is taken says so.
  await byId('views').click();
  await byId('views-save').click();
  await byId('view-name').fill('crew');
  await office.page.keyboard.press('Enter');
  await expect(office.page.getByText(failureWords('view-taken').what)).toBeVisible();
  await byId('view-name').fill('Everybody else');
  await office.page.keyboard.press('Enter');
  await expect(entry('Everybody else')).toHaveAttribute('aria-current', 'page');

  // By the palette; another name, and first from now on.
  await office.page.keyboard.press('Control+k');
  await expect(byId('palette-input')).toBeFocused();
  await office.page.keyboard.type('view: crew');
  await office.page.keyboard.press('Enter');
  await expect(entry('Crew')).toHaveAttribute('aria-current', 'page');
  await byId('views').click();
  await byId('views-rename').click();
  await byId('view-name').fill('Flight crew');
  await byId('view-default').check();
  await byId('view-submit').click();
  await expect(entry('Flight crew')).toHaveAttribute('aria-current', 'page');
  await office.restart();
  await expect(entry('Flight crew')).toHaveAttribute('aria-current', 'page');
  await expect(byId('search')).toHaveValue('@kept.example');
  expect(await grid().columns()).toEqual(usual.filter((name) => name !== 'Username' && name !== 'Email'));
  await expectTexts('Display name', ['Cleo kept.example']);

  // Deleted, and brought back as it was.
  await byId('views').click();
  await byId('views-delete').click();
  await expect(entry('Flight crew')).toBeHidden();
  await expect(byId('search')).toHaveValue('');
  await office.toast('“Flight crew” deleted').getByRole('button', { name: 'Undo' }).click();
  await expect(entry('Flight crew')).toHaveAttribute('aria-current', 'page');
  await expect(byId('search')).toHaveValue('@kept.example');
  await byId('views').click();
  await office.page.getByRole('menuitemcheckbox', { name: 'Show first when the tenant is opened' }).click();
  await office.page.keyboard.press('Escape');
  await office.restart();
  await expect(byId('all-users')).toHaveAttribute('aria-current', 'page');
});

test('[G7] an export of a view has its people in its order, its columns in theirs, and its name', async () => {
  await beginAnew();
  const hired = await office.hire('sheet.example', { title: 'Baker' }, { title: 'Miller' }, { title: 'Baker' });
  await inMenuOf('Username', 'hide');
  await inMenuOf('Email', 'left');
  await inMenuOf('Title', 'descending');
  await inMenuOf('Display name', 'then');
  await saveView('Bread');
  await byId('all-users').click();
  await entry('Bread').click();
  await expect(byId('search')).toHaveValue('@sheet.example');

  const folder = office.folder;
  const file = join(folder, 'bread.xlsx');
  await answerSaveDialog(office.muster, file);
  await choose(office.muster, 'export');
  await exportNow(office.page);
  await expect(office.toast(`Exported ${hired.length} users`)).toBeVisible();
  expect((await lastSaveDialog(office.muster))?.defaultPath).toMatch(/ Bread \d{4}-\d{2}-\d{2}\.xlsx$/);
  expect(readdirSync(folder)).toContain('bread.xlsx');
  const { header, rows } = readSheet(file);
  expect(header).toEqual(await grid().columns());
  expect(header.indexOf('Email')).toBe(header.indexOf('Last name') - 1);
  expect(rows.map((row) => row[header.indexOf('Display name')]?.v)).toEqual([
    'Bela sheet.example',
    'Ada sheet.example',
    'Cleo sheet.example',
  ]);
});
