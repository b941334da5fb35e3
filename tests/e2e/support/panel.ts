/** What one does in the panel that shows a person whole; and buttons, there and elsewhere, that cannot be pressed. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Office } from './office';

/** Types into a field, and takes it with Enter. */
export async function typeInto(office: Office, column: string, text: string): Promise<void> {
  const input = office.field(column).getByRole('textbox');
  await input.fill(text);
  await input.press('Enter');
  await expect(input).toHaveValue(text);
}

/** Chooses a value of a field from its list. */
export async function choose(office: Office, column: string, choice: string): Promise<void> {
  await office.field(column).getByRole('button').click();
  await office.page.getByRole('menuitemradio', { name: choice, exact: true }).click();
  await expect(office.field(column).getByRole('button')).toContainText(choice);
}

/** Joins a group, or leaves it, by the keyboard alone. */
export async function toggleGroup({ page }: Pick<Office, 'page'>, group: string, isMember: boolean): Promise<void> {
  await page.getByTestId('person-groups-find').fill(group);
  const line = page.getByTestId('person-group');
  await expect(line).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(line).toHaveAttribute('data-member', String(isMember));
}

/** Offered, but it cannot be pressed now, and says why to the eye and to screen readers. */
export async function expectIdle(button: Locator, why: string | RegExp): Promise<void> {
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAttribute('title', why);
  await expect(button).toHaveAccessibleDescription(why);
}

/** What can be done to the selected people: in the bar, or where that is too narrow, in its menu. */
export async function doToSelected(page: Page, deed: string): Promise<void> {
  const button = page.getByTestId(`people-${deed}`);
  const more = page.getByTestId('people-more');
  await button.or(more).first().waitFor();
  if (await button.isHidden()) await more.click();
  await button.click();
}
