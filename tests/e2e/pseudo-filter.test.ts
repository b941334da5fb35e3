/** The filters of the list, in a language that is 40 % longer than English, in the smallest usual window. */
import { inspectTenant, press } from './support/inspection';
import { expect, test } from './support/test';

test.setTimeout(240_000);

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const admin = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';

test('[9] in a longer language the filters of the list have room', async ({ start, serve }) => {
  const server = await serve({ kind: 'trackunit' });
  const { page, found, look } = await inspectTenant(start, server);
  const editor = page.getByTestId('filter-editor');
  const operator = page.getByTestId('filter-operator');
  const typed = page.getByTestId('filter-typed');

  /** Opens the menu, and there the editor of a condition on a column. */
  async function by(key: string): Promise<void> {
    await press(page, 'filter');
    await press(page, `filter-by-${key}`);
    await expect(editor).toBeVisible();
  }
  async function close(): Promise<void> {
    await page.keyboard.press('Escape');
    await expect(page.locator('[role=dialog], [role=menu]')).toHaveCount(0);
  }

  await press(page, 'filter');
  await expect(page.getByTestId('filter-ready-unseen')).toContainText(/\d/);
  await look('the menu');
  await page.getByTestId('filter-find').fill('zzzz');
  await look('the menu, with nothing found');
  await close();

  // Each kind of value, and each operator of it.
  const columns = ['roles', 'title', 'active', `${admin}:lastLogin`, `${admin}:status`, `${enterprise}:department`];
  for (const key of columns) {
    await by(key);
    await look(`a condition on ${key}`);
    const known = (await operator.isVisible())
      ? await operator
          .locator('option')
          .evaluateAll((options) => options.map((one) => (one as HTMLOptionElement).value))
      : [];
    for (const one of known) {
      await operator.selectOption(one);
      await look(`${key} ${one}`);
    }
    await close();
  }

  await by(`${admin}:lastLogin`);
  await operator.selectOption('before');
  await typed.fill('31.02.2026');
  await look('a day that is none');
  await close();
  await by('title');
  await operator.selectOption('contains');
  await typed.fill('e');
  await page.keyboard.press('Enter');
  await by('roles');
  for (const place of [0, 1]) await page.getByTestId('filter-value').nth(place).click();
  await close();
  await press(page, 'filter');
  await press(page, 'filter-ready-unseen');
  await look('conditions above the list');
  await press(page, 'filter-as-text');
  await look('a filter as text');

  const text = page.getByTestId('filter-text');
  await close();
  await press(page, 'filter');
  await press(page, 'filter-write');
  await text.fill('title sw "Wor" and shoeSize gt 42');
  // Nothing is said to somebody who still types.
  await page.waitForTimeout(1_000);
  await look('a mistake in a filter');
  await text.fill('urn:trackunit:params:scim:schemas:extension:fleet:1.0:User:edit');
  await page.waitForTimeout(1_000);
  await look('completions');
  await page.keyboard.press('Escape');
  await press(page, 'filter');
  await press(page, 'filter-ready-conflict');
  await expect(page.getByTestId('empty-state')).toBeVisible();
  await look('nobody');
  expect(found).toEqual([]);
});
