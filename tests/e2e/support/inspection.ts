/** Looking at screens in a language that is 40 % longer than English. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { connect } from './connect';
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

/** Starts the app so, and connects it to a tenant all of whose people are here then. */
export async function inspectTenant(
  start: (options: { args: string[] }) => Promise<Muster>,
  tenant: { baseUrl: string; token: string },
) {
  const muster = await start({ args });
  const { page } = muster;
  await makeSmall(muster);
  await connect(page, tenant);
  return { muster, page, ...inspection(muster) };
}

export const press = (page: Page, testId: string) => page.getByTestId(testId).first().click();

/** Selects the third and the fourth person by the mouse and the keyboard. */
export async function selectTwo(page: Page): Promise<void> {
  const box = await page.getByTestId('data-grid-canvas').boundingBox();
  // A list that has just arrived begins with nothing selected.
  await expect(async () => {
    await page.mouse.click((box?.x ?? 0) + 160, (box?.y ?? 0) + 34 + 16 + 64);
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByTestId('selection-bar')).toBeVisible({ timeout: 2_000 });
  }).toPass();
}
