/** Pictures of the list's filters; made like those of `pictures.test.ts`. */
import { connect } from './support/connect';
import { picture, pictureFolder } from './support/pictures';
import { expect, test } from './support/test';

if (pictureFolder) {
  test.setTimeout(600_000);

  test('pictures: filters of the list', async ({ start, serve }) => {
    const server = await serve({ kind: 'trackunit' });
    const muster = await start();
    const { page } = muster;
    await connect(page, server);
    const press = (testId: string) => page.getByTestId(testId).first().click();
    const by = async (key: string) => {
      await press('filter');
      await press(`filter-by-${key}`);
      await expect(page.getByTestId('filter-editor')).toBeVisible();
    };
    const write = async (text: string) => {
      await press('filter');
      await press('filter-write');
      await page.getByTestId('filter-text').fill('');
      await page.getByTestId('filter-text').fill(text);
      // Nothing is said to somebody who still types.
      await page.waitForTimeout(1_000);
    };

    await picture(muster, 'filter-menu', async () => {
      await press('filter');
      await expect(page.getByTestId('filter-ready-unseen')).toContainText(/\d$/);
    });
    await picture(muster, 'filter-text', () =>
      write('urn:trackunit:params:scim:schemas:extension:fleet:1.0:User:edit'),
    );
    await picture(muster, 'filter-mistake', () => write('title sw "Wor" and shoeSize gt 42'));
    await by('roles');
    await page.getByTestId('filter-value').nth(0).click();
    await page.getByTestId('filter-value').nth(1).click();
    await page.keyboard.press('Escape');
    await picture(muster, 'filter-values', async () => {
      await by('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department');
      await expect(page.getByTestId('filter-value').first()).toBeVisible();
    });
    await picture(muster, 'filter-date', async () => {
      await by('urn:muster:params:scim:schemas:extension:admin:1.0:User:lastLogin');
      await page.getByTestId('filter-operator').selectOption('before');
      await page.getByTestId('filter-typed').fill('31.02.2026');
    });
    await by('title');
    await page.getByTestId('filter-operator').selectOption('contains');
    await page.getByTestId('filter-typed').fill('e');
    await page.keyboard.press('Enter');
    await press('filter');
    await press('filter-ready-unseen');
    await picture(muster, 'filter-bar');
    await page.keyboard.press('Control+i');
    await expect(page.getByTestId('person')).toBeVisible();
    await picture(muster, 'filter-bar-narrow');
    await press('person-close');
    await picture(muster, 'filter-as-text', () => press('filter-as-text'));
    await press('filter');
    await press('filter-ready-conflict');
    await expect(page.getByTestId('empty-state')).toBeVisible();
    await picture(muster, 'filter-nobody');
  });
}
