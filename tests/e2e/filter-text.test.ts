/** The filter's own text: written with suggestions, told where it is wrong, and made of chips. */
import { filtersIn } from './support/filters';
import { openOffice } from './support/office';
import { held } from './support/people';
import { expect, test } from './support/test';

test.describe.configure({ mode: 'serial' });
const office = openOffice({ kind: 'trackunit' });
const { filters, having } = filtersIn(office);

test('[G6] a filter is written with suggestions, and applied by Enter', async () => {
  const { page } = office;
  const { write, people, chips, done } = filters();
  const viewers = having((user) => held(user, 'Role') === 'Viewer' && held(user, 'Active') === true);
  const field = await write();
  const suggestion = (text: string) => page.getByTestId('filter-completion').filter({ hasText: text }).first();
  await expect(suggestion('displayName')).toBeVisible();
  await page.keyboard.type('rol');
  await expect(suggestion('roles')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue('roles ');
  await expect(suggestion('eq')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('roles eq ');
  await expect(suggestion('"Viewer"')).toBeVisible();
  await page.keyboard.type('vi');
  await expect(suggestion('"Viewer"')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('roles eq "Viewer"');
  await page.keyboard.type(' and active eq true');
  await expect(suggestion('true')).toBeHidden();
  await page.keyboard.press('Enter');
  await people(viewers);
  await expect(page.getByTestId('filter-editor')).toBeHidden();
  await chips('roles eq "Viewer" and active eq true');
  await expect(page.locator('[data-place="0"]')).toBeFocused();

  // Escape closes the suggestions first, and then the editor.
  await page.keyboard.press('Enter');
  await page.keyboard.type(' an');
  await expect(suggestion('and')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(suggestion('and')).toBeHidden();
  await expect(field).toBeVisible();
  await done();
  await people(viewers);
});

const bad: [text: string, mistake: string, at: number, message: string][] = [
  ['and title pr', 'and', 0, 'the name of an attribute is expected here'],
  ['title', '', 5, 'At the end: an operator'],
  ['title is "Xyz"', 'is', 6, 'an operator that fits is expected here'],
  ['title eq Xyz', 'Xyz', 9, 'a value is expected here'],
  ['title eq "Xyz', '"Xyz', 9, 'the text has no closing quote'],
  ['title eq "X\\yz"', '"X\\yz"', 9, 'as in JSON'],
  ['not title pr', 'title', 4, 'after not comes an opening parenthesis'],
  ['(title pr or active eq true', '', 27, 'a closing parenthesis is expected'],
  ['emails[type eq "work"', '', 21, 'a closing bracket is expected'],
  ['title pr active pr', 'active', 9, 'and, or or the end is expected here'],
  ['emails[value[type pr] pr]', '[', 12, 'brackets cannot stand within brackets'],
  ['shoeSize gt 42', 'shoeSize', 0, 'the tenant has no attribute of this name'],
  ['active eq "perhaps"', '"perhaps"', 10, 'this is no value that the attribute can have'],
];

test('[G6] a wrong filter is told where and why, and changes nothing', async () => {
  const { page } = office;
  const { write, people, chip, done } = filters();
  const active = having((user) => held(user, 'Active') === true);
  const field = await write();
  await field.fill('active eq true');
  await page.keyboard.press('Enter');
  await people(active);
  await chip('active').getByRole('button').first().click();
  for (const [text, mistake, at, message] of bad) {
    await field.fill(text);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('filter-problem'), text).toContainText(message);
    const marked = page.getByTestId('filter-mistake');
    await expect(marked, text).toHaveAttribute('data-at', String(at));
    expect((await marked.textContent())?.trim() ?? '', text).toBe(mistake);
    await expect(field).toBeVisible();
  }
  await people(active);
  await done();
  await people(active);
  await expect(chip('active eq true')).toBeVisible();
});

test('[G6] the chips are shown as text, copied, and made into one', async () => {
  const { page, muster } = office;
  const { by, tick, operator, people, chips, done } = filters();
  await by('Role');
  await tick('Viewer', 'Technician');
  await done();
  await by('Title');
  await operator('is empty');
  await done();
  const text = '(roles eq "Viewer" or roles eq "Technician") and not (title pr)';
  const count = having((user) => ['Viewer', 'Technician'].includes(String(held(user, 'Role'))) && !held(user, 'Title'));
  await people(count);
  await page.getByTestId('filter-as-text').click();
  await expect(page.getByTestId('filter-compiled')).toHaveText(text);
  await page.getByTestId('filter-copy').click();
  await expect(office.toast('copied')).toBeVisible();
  expect(await muster.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(text);
  await page.getByTestId('filter-as-text').click();
  await page.getByTestId('filter-join').click();
  await chips(text);
  await people(count);
});
