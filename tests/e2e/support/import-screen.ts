/** People from a workbook, as one imports them. */
import { expect, type Locator } from '@playwright/test';
import ExcelJS from 'exceljs';
import type { Office } from './office';
import { answerOpenDialog } from './open-dialog';

type Cell = string | number | boolean | Date | null;

/** Writes a workbook with one sheet, by another library than the one that reads it. */
export async function writeWorkbook(file: string, rows: readonly (readonly Cell[])[]): Promise<void> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('People').addRows(rows.map((cells) => [...cells]));
  await book.xlsx.writeFile(file);
}

/** Chooses a file by the button of the toolbar, and waits until it was read. */
export async function openFile({ muster, page }: Office, file: string): Promise<void> {
  await answerOpenDialog(muster, file);
  await page.getByTestId('import-open').click();
  await expect(page.getByTestId('import-file')).toBeVisible();
}

/** What a column of the file stands for, as the window says it; an empty text is nothing. */
export function target({ page }: Office, column: number): Locator {
  return page.getByTestId(`import-target-${column}`);
}

/** Goes on to the preview: by the columns, unless the file answers by itself what they stand for. */
export async function preview({ page }: Office): Promise<void> {
  const screen = page.getByTestId('import');
  const isKnown = await page.getByTestId('import-exported').isVisible();
  if (!isKnown) {
    if ((await screen.getAttribute('data-step')) === 'file') await page.getByTestId('import-next').click();
    await expect(screen).toHaveAttribute('data-step', 'columns');
  }
  await page.getByTestId('import-next').click();
  await expect(page.getByTestId('import-lines')).toHaveAttribute('data-loaded', 'true');
}

/** A line of the preview by its number in the file. */
export function line({ page }: Office, number: number): Locator {
  return page.locator(`[data-testid=import-line][data-line="${number}"]`);
}

/** A cell of such a line, by the key of its column. */
export function cell(office: Office, number: number, column: string): Locator {
  return line(office, number).locator(`[data-testid=import-cell][data-column="${column}"]`);
}

/** Types something else into a cell of the preview. */
export async function fix(office: Office, number: number, column: string, text: string): Promise<void> {
  await cell(office, number, column).dblclick();
  const editor = office.page.getByTestId('import-editor');
  await editor.fill(text);
  await editor.press('Enter');
  await expect(editor).toBeHidden();
}

/** Queues what the preview shows, and waits until the list of people is back. */
export async function queue({ page }: Office): Promise<void> {
  await page.getByTestId('import-apply').click();
  await expect(page.getByTestId('import')).toBeHidden();
}
