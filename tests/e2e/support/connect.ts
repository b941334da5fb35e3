/** The dialogs through which a tenant is connected and signed in to. */
import { expect, type Page } from '@playwright/test';
import { gridOf } from './grid';

interface Credentials {
  baseUrl: string;
  token: string;
}

/** Fills the dialog in and sends it; what comes of it is for the caller to see. */
export async function askToConnect(page: Page, { baseUrl, token }: Credentials): Promise<void> {
  if (await page.getByTestId('connect-url').isHidden()) await openConnectDialog(page);
  await page.getByTestId('connect-url').fill(baseUrl);
  await page.getByTestId('connect-token').fill(token);
  await page.getByTestId('connect-submit').click();
}

async function openConnectDialog(page: Page): Promise<void> {
  const first = page.getByTestId('connect-open');
  const switcher = page.getByTestId('tenant-switcher');
  await first.or(switcher).first().waitFor();
  if (await first.isVisible()) await first.click();
  else {
    await switcher.click();
    await page.getByRole('menuitem', { name: 'Connect a tenant…' }).click();
  }
  await page.getByTestId('connect-url').waitFor();
}

/** Connects a tenant, and waits until all of its users are here. */
export async function connect(page: Page, credentials: Credentials): Promise<void> {
  await askToConnect(page, credentials);
  await expect(page.getByRole('dialog')).toBeHidden();
  await pulled(page);
}

/** Waits until the tenant is online and no pull is under way. */
export async function pulled(page: Page): Promise<void> {
  await gridOf(page).loaded();
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'online', { timeout: 30_000 });
  await expect(page.getByTestId('pull-progress')).toBeHidden({ timeout: 60_000 });
}

export async function signIn(page: Page, token: string): Promise<void> {
  await page.getByTestId('connect-token').fill(token);
  await page.getByTestId('connect-submit').click();
}
