/** Passwords and keys pass through the app; nothing of them stays. */
import { existsSync, readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { connect } from './support/connect';
import { gridOf } from './support/grid';
import { filesWith, isInHeap } from './support/secrets';
import { expect, test } from './support/test';

const password = 'correctHorse-7-battery!';
const refused = 'refusedHorse-9-battery!';
const dropped = 'droppedHorse-3-battery!';

/** Everything that screen readers are told of the window. */
async function accessibilityTree(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const tree = JSON.stringify(await session.send('Accessibility.getFullAXTree'));
  await session.detach();
  return tree;
}

test.describe('with a tenant that stumbles', () => {
  // Answers that fail are what a log is most eager to write down.
  test.use({ expectedFaults: [[/status of 5\d\d/], { scope: 'test' }] });

  test('[J5][J6] a password and a key are nowhere once their dialogs are closed: in no file, output, log, page or history', async ({
    start,
    serve,
    folder,
  }) => {
    const server = await serve({ kind: 'justtrack', users: 60 });
    const { tenant } = server;
    const ada = tenant.colleague.create('User', {
      userName: 'ada.lovelace',
      name: { givenName: 'Ada', familyName: 'Lovelace-Canary' },
      emails: [{ value: 'ada@canary.example', type: 'work', primary: true }],
    });
    tenant.activate(ada.id);
    const muster = await start();
    const { page, userData } = muster;
    await connect(page, server);
    const grid = gridOf(page);
    await grid.find('ada.lovelace');
    await grid.select('Display name', 0);
    await page.keyboard.press('Control+i');

    const setPassword = async (text: string) => {
      await page.getByTestId('person-action-setPassword').click();
      await page.getByTestId('secret-password').fill(text);
      await page.getByTestId('secret-show').click();
      await page.getByTestId('secret-password-again').fill(text);
      await page.keyboard.press('Enter');
    };
    // What is refused, what is lost on the way, and what goes well: each might write it down.
    tenant.faults.set([{ fault: 'serverError', when: 'before', path: '/Actions/', status: 500 }]);
    await setPassword(refused);
    await expect(page.getByTestId('failure')).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    tenant.faults.set([{ fault: 'drop', when: 'after', path: '/Actions/setPassword', method: 'POST', times: 1 }]);
    await setPassword(dropped);
    await expect(page.getByRole('dialog')).toBeHidden({ timeout: 30_000 });
    expect(tenant.passwords.matches(ada.id, dropped)).toBe(true);
    tenant.faults.clear();
    await setPassword(password);
    await expect.poll(() => tenant.passwords.matches(ada.id, password)).toBe(true);
    await expect(page.getByRole('dialog')).toBeHidden();

    await page.getByTestId('keys-generate').click();
    await page.getByTestId('action-input-name').fill('Canary key');
    await page.keyboard.press('Enter');
    const key = await page.getByTestId('secret-value').inputValue();
    expect(tenant.keys.recognise(key)?.user).toBe(ada.id);
    expect(await accessibilityTree(page), 'while it is shown it is told').toContain(key);
    await page.getByTestId('secret-done').click();
    await expect(page.getByTestId('api-key')).toContainText('Canary key');
    await page.getByTestId('show-history').click();
    await expect(page.getByTestId('history-line').filter({ hasText: 'Set new password' }).first()).toBeVisible();
    await expect(page.getByTestId('history-line').filter({ hasText: 'Generate API key' }).first()).toBeVisible();

    const secrets = { password, refused, dropped, key };
    const [html, tree] = [await page.content(), await accessibilityTree(page)];
    expect(tree, 'the probe reads the tree').toContain('Set new password');
    expect(filesWith(userData, 'Lovelace-Canary'), 'the probe reads the mirror').not.toEqual([]);
    for (const [name, secret] of Object.entries(secrets)) {
      expect(html, `${name} in the page`).not.toContain(secret);
      expect(tree, `${name} in the accessibility tree`).not.toContain(secret);
      expect(filesWith(folder, secret), `${name} in files while the app runs`).toEqual([]);
      expect(await isInHeap(page, secret), `${name} in the page's heap`).toBe(false);
    }
    const dumps = await muster.electron.evaluate(({ app }) => app.getPath('crashDumps'));
    await muster.close();
    for (const [name, secret] of Object.entries(secrets)) {
      expect(filesWith(folder, secret), `${name} in files afterwards`).toEqual([]);
      expect(muster.said.join(''), `${name} in the output`).not.toContain(secret);
    }
    expect(dumps.startsWith(userData), 'dumps are looked for where all else is').toBe(true);
    const dumped = existsSync(dumps) ? readdirSync(dumps, { recursive: true, encoding: 'utf8' }) : [];
    expect(dumped.filter((file) => file.endsWith('.dmp'))).toEqual([]);
  });
});
