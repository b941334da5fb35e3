/** Looking at screens in a language that is 40 % longer than English. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Muster } from './muster';
import { overflowing } from './overflow';
import { painted } from './pictures';

/** Starts the app in that language. */
export const args = ['--pseudo-language'];

/** Looks at one screen after the other, and remembers what has no room. */
export function inspection(muster: Muster) {
  const { page } = muster;
  const found: string[] = [];

  async function look(name: string): Promise<void> {
    await painted(muster);
    for (const problem of await overflowing(page)) found.push(`${name}: ${problem}`);
  }

  return {
    found,
    look,
    /** Opens something, looks at it, and closes it by Escape. */
    async open(name: string, press: () => Promise<unknown>): Promise<void> {
      await press();
      await page.waitForTimeout(300);
      await look(name);
      await page.keyboard.press('Escape');
      await expect(page.locator('[role=dialog], [role=menu]')).toHaveCount(0);
    },
  };
}

/** The smallest usual window. */
export async function makeSmall(muster: Muster): Promise<void> {
  await muster.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700));
  await muster.page.waitForFunction(() => innerWidth === 1024);
}

export const press = (page: Page, testId: string) => page.getByTestId(testId).first().click();

/** Fills the dialog in and sends it; what comes of it is for the caller to see. */
export async function connectAs(page: Page, baseUrl: string, token: string): Promise<void> {
  if (await page.getByTestId('connect-url').isHidden()) await press(page, 'connect-open');
  await page.getByTestId('connect-url').fill(baseUrl);
  await page.getByTestId('connect-token').fill(token);
  await press(page, 'connect-submit');
  await page.waitForTimeout(300);
}
