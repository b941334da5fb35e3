/** Exports as one asks for them in the dialog. */
import { expect, type Page } from '@playwright/test';

interface Asked {
  whom?: 'listed' | 'selected' | 'everybody';
  columns?: 'listed' | 'standard';
  kind?: 'workbook' | 'editing' | 'text';
  separator?: ',' | ';' | '\t';
}

/** Chooses in the dialog that is open, and has it ask for a file; what is not said stays as it was the last time. */
export async function exportNow(page: Page, { whom, columns, kind, separator }: Asked = {}): Promise<void> {
  await expect(page.getByTestId('export-submit')).toBeVisible();
  if (whom) await page.getByTestId(`export-whom-${whom}`).check();
  if (columns) await page.getByTestId(`export-columns-${columns}`).check();
  if (kind) await page.getByTestId(`export-kind-${kind}`).check();
  if (separator) await page.getByTestId('export-separator').selectOption(separator);
  await page.getByTestId('export-submit').click();
}

/** The same by the button of the toolbar. */
export async function exportPeople(page: Page, asked: Asked = {}): Promise<void> {
  await page.getByTestId('export-button').click();
  await exportNow(page, asked);
}
