/** Changes that wait, and the ways in which a tenant comes and goes. */
import { expect, type Locator } from '@playwright/test';
import type { DemoTenant } from '../../../demo/server';
import { type Muster, synchronise } from './muster';

/** Where a tenant answered, so that another can answer there later. */
export const port = (server: DemoTenant): number => Number(new URL(server.baseUrl).port);

export const connection = ({ page }: Muster): Locator => page.getByTestId('connection');

/** Waits until so many changes wait. */
export const pending = ({ page }: Muster, count: number): Promise<void> =>
  expect(page.getByTestId('pending-count')).toHaveText(`${count} pending`);

/** Waits until nothing waits any more: the tenant has said yes to all of it. */
export async function sent({ page }: Muster): Promise<void> {
  await expect(page.getByTestId('changes-bar')).toBeHidden({ timeout: 60_000 });
}

/** Takes the tenant away, and waits until the app has seen it. */
export async function goOffline(muster: Muster, server: DemoTenant): Promise<void> {
  await server.close();
  await synchronise(muster);
  await expect(connection(muster)).toHaveAttribute('data-state', 'offline', { timeout: 30_000 });
}

/** Has edits collected until Send is pressed. */
export async function collect({ page }: Muster): Promise<void> {
  await page.getByTestId('settings').click();
  await page.getByRole('menuitemradio', { name: 'Collect until I press Send' }).click();
  await expect(page.getByRole('menu')).toBeHidden();
}

/** Opens the review; answers the changes that it lists. */
export async function review({ page }: Muster): Promise<Locator> {
  await page.getByTestId('show-changes').click();
  await expect(page.getByTestId('changes-list')).toBeVisible();
  return page.getByTestId('change');
}

/** Leads back to the grid. */
export async function leave({ page }: Muster): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('grid')).toBeVisible();
}

/** Presses a button of a passing message. */
export async function pressInToast({ page }: Muster, text: string | RegExp, button: string): Promise<void> {
  await page.getByTestId('toast').filter({ hasText: text }).getByRole('button', { name: button }).click();
}
