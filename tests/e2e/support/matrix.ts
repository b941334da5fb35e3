/** The matrix of people by groups or modules, as one works in it. */
import { expect, type Page } from '@playwright/test';
import type { Office } from './office';

/** The names above the columns, as screen readers read them: with how many there are of each. */
const headers = (page: Page) => page.locator('[data-testid=data-grid-canvas] thead th').allTextContents();

/** The groups, or modules, that are shown. */
export async function shownColumns(page: Page): Promise<string[]> {
  const names = await headers(page);
  return names.slice(names.indexOf('Display name') + 1).map((name) => name.replace(/ \(.*$/, ''));
}

/** Shows people whom a search finds, with one of their columns among those shown; the keyboard is in it then. */
export async function showMatrix(
  { page, grid }: Office,
  by: 'groups' | 'modules',
  column: string,
  search: string,
  people: number,
): Promise<void> {
  await page.getByTestId('show-matrix').click();
  await page.getByTestId(`matrix-by-${by}`).click();
  await expect(page.getByTestId(`matrix-by-${by}`)).toHaveAttribute('aria-pressed', 'true');
  await grid.search(search, people);
  await expect.poll(() => shownColumns(page)).toContain(column);
  await page.getByTestId('data-grid-canvas').focus();
}

/** Leads back to the list of all users. */
export async function leaveMatrix({ page }: Office): Promise<void> {
  await page.getByTestId('all-users').click();
  await expect(page.getByTestId('matrix-bar')).toBeHidden();
}

/** Goes to a cell with the arrow keys. */
export async function goTo(page: Page, column: string, row: number): Promise<void> {
  const names = await headers(page);
  const index = names.findIndex((name) => name.startsWith(column));
  if (index < 0) throw new Error(`the matrix has no ${column}, but ${names.join(', ')}`);
  await page.keyboard.press('Control+Home');
  for (let right = 0; right < index; right += 1) await page.keyboard.press('ArrowRight');
  for (let down = 0; down < row; down += 1) await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId(`glide-cell-${index + 1}-${row}`)).toHaveAttribute('aria-selected', 'true');
}

/** Where a cell's middle is on the screen: its editor opens upon it. */
export async function middleOf({ page, grid }: Office, column: string, row: number): Promise<{ x: number; y: number }> {
  await goTo(page, column, row);
  await page.keyboard.press('F2');
  const box = await grid.editor().boundingBox();
  await page.keyboard.press('Escape');
  await expect(grid.editor()).toBeHidden();
  if (!box) throw new Error(`nothing opened on ${column}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
