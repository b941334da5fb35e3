/** Pictures of what is done to people, and of them whole; made like those of `pictures.test.ts`. */
import type { Page } from '@playwright/test';
import { connect } from './support/connect';
import { gridOf } from './support/grid';
import { choose, type Muster } from './support/muster';
import { picture, pictureFolder } from './support/pictures';
import { expect, test } from './support/test';

const press = (page: Page, testId: string) => page.getByTestId(testId).first().click();

/** A picture of a dialog in each look: it is opened anew for each, and closed by Escape. */
async function dialog(muster: Muster, name: string, open: () => Promise<unknown>): Promise<void> {
  await picture(muster, name, async () => {
    await open();
    await muster.page.waitForTimeout(400);
  });
  await expect(muster.page.getByRole('dialog')).toHaveCount(0);
}

/** Selects the third and the fourth person. */
async function selectTwo({ page }: Muster): Promise<void> {
  await gridOf(page).select('Display name', 2);
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByTestId('selection-bar')).toBeVisible();
}

/** An offer of the selection's bar, which may stand in its menu. */
async function offer({ page }: Muster, id: string): Promise<void> {
  if (!(await page.getByTestId(id).isVisible())) await press(page, 'people-more');
  await press(page, id);
}

if (pictureFolder) {
  test.setTimeout(600_000);

  test('pictures: an event organiser’s people, groups and modules', async ({ start, serve }) => {
    const server = await serve({ kind: 'wetrack' });
    const muster = await start();
    const { page } = muster;
    await connect(page, server);
    await dialog(muster, 'invite-one', () => press(page, 'invite-open'));
    await dialog(muster, 'invite-many', async () => {
      await press(page, 'invite-open');
      await press(page, 'invite-many');
      await page.getByTestId('invite-paste').fill('Ann Lee <ann@acme.example>\nnobody\nbob@acme.example');
    });
    await press(page, 'show-groups');
    await picture(muster, 'groups');
    await press(page, 'show-matrix');
    await picture(muster, 'matrix-groups');
    await press(page, 'matrix-by-modules');
    await picture(muster, 'matrix-modules');
    await press(page, 'all-users');
    await selectTwo(muster);
    await picture(muster, 'selection');
    await dialog(muster, 'delete-many', () => offer(muster, 'people-delete'));
    await dialog(muster, 'groups-of-selection', () => offer(muster, 'people-groups'));
    await dialog(muster, 'export-selected', () => press(page, 'export-button'));
    await dialog(muster, 'export-text', async () => {
      await press(page, 'export-button');
      await page.getByTestId('export-kind-text').check();
      await page.getByTestId('export-separator').selectOption('\t');
    });
  });

  test('pictures: a marketing organisation’s person whole, with keys and password', async ({ start, serve }) => {
    const server = await serve({ kind: 'justtrack' });
    const muster = await start();
    const { page } = muster;
    await connect(page, server);
    await selectTwo(muster);
    await dialog(muster, 'role', () => offer(muster, 'people-role'));
    await choose(muster, 'show-person');
    await expect(page.getByTestId('person')).toBeVisible();
    await picture(muster, 'person');
    await dialog(muster, 'password', () => press(page, 'person-action-setPassword'));
    await dialog(muster, 'key', () => press(page, 'keys-generate'));
  });

  test('pictures: somebody who may only read, and how a tenant is named', async ({ start, serve }) => {
    const server = await serve({ kind: 'trackunit', admins: [{ token: 'lesser', role: 'Viewer' }] });
    const muster = await start();
    const { page } = muster;
    await connect(page, { ...server, token: 'lesser' });
    await picture(muster, 'read-only');
    await dialog(muster, 'tenant-name', async () => {
      await press(page, 'tenant-switcher');
      await press(page, 'tenant-change');
    });
  });
}
