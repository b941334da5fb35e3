/** Values for many people in one step: one value, a template, find and replace. */
import type { Locator } from '@playwright/test';
import { addressOf, openOffice } from './support/office';
import { expect, test } from './support/test';

test.describe.configure({ mode: 'serial' });
const office = openOffice({ kind: 'trackunit' });

const at = (name: string): Locator => office.page.getByTestId(`bulk-${name}`);
const settled = () => expect(at('preview')).toHaveAttribute('data-settled', 'true');
const changed = (count: number) => expect(at('changed')).toHaveAttribute('data-count', String(count));

/** The lines of the preview: name, old and new value. */
const samples = (): Promise<string[]> =>
  office.page.getByTestId('bulk-sample').evaluateAll((lines) => lines.map((line) => line.textContent ?? ''));

/** How many gestures there are that were not settled. */
async function batches(): Promise<string[]> {
  const { page } = office;
  await page.getByTestId('show-changes').click();
  await expect(page.getByTestId('batch').first()).toBeVisible();
  const texts = await page.getByTestId('batch').allTextContents();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('changes-list')).toBeHidden();
  return texts;
}

test('[G5] one value for all selected: seen before, one batch, told, and sent', async () => {
  const { page } = office;
  const hired = await office.hire('value.example', { title: 'Cook' }, { title: 'Chef' }, {});
  await office.tick('@value.example', 3);
  await office.goOffline();
  await page.keyboard.press('Control+Shift+E');
  await at('column').selectOption({ label: 'Title' });
  await at('value').fill('Chef');
  await settled();
  await changed(2);
  await expect(at('unchanged')).toHaveAttribute('data-count', '1');
  await expect.poll(samples).toContainEqual(expect.stringContaining('from Cook to Chef'));
  await expect(at('submit')).toHaveText('Set for 2 people');
  await at('submit').click();
  await expect(at('preview')).toBeHidden();
  const toast = office.toast('Title set to Chef for 2 people.');
  await expect(toast).toBeVisible();
  expect(await batches()).toEqual([expect.stringContaining('Title of 2 people set to Chef')]);
  await office.goOnline();
  expect(hired.map(({ id }) => office.user(String(id)).title)).toEqual(['Chef', 'Chef', 'Chef']);
});

test('[G5] a template makes addresses of names, and says where it cannot be read', async () => {
  const { page } = office;
  const hired = await office.hire(
    'template.example',
    { name: { givenName: 'José', familyName: 'Ødegård' } },
    { name: { givenName: 'Renée', familyName: 'Muñoz' } },
  );
  await office.tick('@template.example', 2);
  await page.getByTestId('people-values').or(page.getByTestId('people-more')).first().click();
  if (await page.getByRole('menu').isVisible()) await page.getByTestId('people-values').click();
  await at('by-template').click();
  await at('column').selectOption({ label: 'Title' });
  await at('template').fill('{name.givenName|lowr}');
  await expect(at('problem')).toContainText('There is no step lowr.');
  await expect(at('problem')).toHaveAttribute('data-at', '16');
  await expect(at('submit')).toHaveAttribute('aria-disabled', 'true');

  await at('template').fill('');
  await at('attribute').click();
  await page.getByTestId('bulk-attribute-name.givenName').click();
  await at('step').click();
  await page.getByTestId('bulk-step-lower').click();
  await at('step').click();
  await page.getByTestId('bulk-step-no-accents').click();
  await expect(at('template')).toHaveValue('{name.givenName|lower|no-accents}');
  await page.keyboard.press('End');
  await page.keyboard.type('.{name.familyName|upper|slice:0:2}');
  await settled();
  await changed(2);
  await expect.poll(samples).toContainEqual(expect.stringContaining('jose.ØD'));
  await page.keyboard.press('Enter');
  await expect(office.toast('Title set by template for 2 people.')).toBeVisible();
  await office.sent();
  expect(hired.map(({ id }) => office.user(String(id)).title)).toEqual(['jose.ØD', 'renee.MU']);
});

test('[G5] Ctrl+H finds and replaces in all that match, plainly and by expressions', async () => {
  const { page, grid } = office;
  const titles = ['Site Manager (north)', 'site manager', 'Driver'];
  const hired = await office.hire('replace.example', ...titles.map((title) => ({ title })));
  await grid.select('Title', 0);
  await page.keyboard.press('Control+h');
  await expect(at('find')).toBeFocused();
  await expect(at('whom')).toHaveValue('listed');
  await page.keyboard.type('manager');
  await at('replace').fill('Lead');
  await settled();
  await changed(2);
  await at('matchCase').check();
  await settled();
  await changed(1);
  await at('matchCase').uncheck();
  await at('regex').check();
  await at('find').fill('(');
  await expect(at('problem')).toBeVisible();
  await at('find').fill('^(\\w+) manager.*$');
  await at('replace').fill('Head of $1');
  await settled();
  await changed(2);
  await expect(at('submit')).toHaveText('Replace in 2 cells');
  await at('submit').click();
  await expect(office.toast('Replaced in 2 cells.')).toBeVisible();
  await office.sent();
  const now = () => hired.map(({ id }) => office.user(String(id)).title);
  expect(now()).toEqual(['Head of Site', 'Head of site', 'Driver']);
});

test('[G5] replacing in all text columns is one batch, and one undo brings it back', async () => {
  const { page, grid } = office;
  const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
  const hired = await office.hire('many.example', { title: 'Acme cook', [enterprise]: { department: 'Acme kitchen' } });
  await office.goOffline();
  await grid.select('Title', 0);
  await page.keyboard.press('Control+h');
  await at('column').selectOption(':texts');
  await at('find').fill('Acme');
  await at('replace').fill('Apex');
  await settled();
  await changed(2);
  await at('submit').click();
  await expect(office.toast('Replaced in 2 cells.')).toBeVisible();
  expect(await batches()).toHaveLength(1);
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('changes-bar')).toBeHidden();
  await office.goOnline();
  expect(office.user(String(hired[0]?.id)).title).toBe('Acme cook');
});

test('[G5] what is not possible is told beforehand, left out, and listed by a press', async () => {
  const { page } = office;
  const [person] = await office.hire('refused.example', {});
  const admin = office.page.getByTestId('signed-in-as');
  await expect(admin).toBeVisible();
  const name = String((await admin.textContent()) ?? '');
  // The admin's own address cannot be changed by anybody.
  await office.grid.search('', office.tenant.users().length);
  await office.grid.select('Title', 0);
  await page.keyboard.press('Control+h');
  await at('column').selectOption({ label: 'Email' });
  await at('find').fill('@');
  await at('replace').fill('@mail.');
  await settled();
  await expect(at('refused')).toHaveAttribute('data-count', '1');
  await expect(at('refused')).toContainText('You cannot change this of your own account.');
  await at('submit').click();
  await expect(office.toast('1 skipped: nobody can change this of their own account')).toBeVisible();
  await page.getByTestId('toast-details').click();
  await expect(page.getByTestId('skipped-cell')).toHaveCount(1);
  await expect(page.getByTestId('skipped-cell')).toContainText(name.slice(0, 5));
  await page.keyboard.press('Escape');
  await office.sent();
  expect(addressOf(office.user(String(person?.id)))).toContain('@');
});

test('[G5] nothing happens while something is missing, would not change, or is cancelled', async () => {
  const { page } = office;
  const [person] = await office.hire('nothing.example', { title: 'Cook' });
  await office.tick('@nothing.example', 1);
  await page.keyboard.press('Control+Shift+E');
  await at('column').selectOption({ label: 'Title' });
  await expect(at('submit')).toHaveAttribute('aria-disabled', 'true');
  await expect(at('submit')).toHaveAttribute('title', 'Choose the new value first.');
  await at('value').fill('Cook');
  await settled();
  await changed(0);
  await expect(at('submit')).toHaveAttribute('title', 'Nothing would change.');
  await at('value').fill('Chef');
  await settled();
  await page.keyboard.press('Escape');
  await expect(at('preview')).toBeHidden();
  expect(office.user(String(person?.id)).title).toBe('Cook');
  await expect(page.getByTestId('changes-bar')).toBeHidden();
});
