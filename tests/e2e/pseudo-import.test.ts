/** A workbook that comes back, in a language that is 40 % longer than English: see `pseudo.test.ts`. */
import { join } from 'node:path';
import { exportPeople } from './support/exports';
import { inspectTenant, press } from './support/inspection';
import { synchronise } from './support/muster';
import { answerOpenDialog } from './support/open-dialog';
import { answerSaveDialog } from './support/save-dialog';
import { editWorkbook } from './support/spreadsheet';
import { expect, test } from './support/test';
import { readSheet } from './support/workbook';

test.setTimeout(120_000);

test('[9] in a longer language the import of an edited export has room', async ({ start, serve, folder }) => {
  const server = await serve({ kind: 'trackunit', users: 40 });
  const users = server.tenant.users().slice(5, 8);
  const retitle = (title: (index: number) => string) => {
    for (const [index, { id }] of users.entries()) server.tenant.colleague.edit('User', id, { title: title(index) });
  };
  retitle((index) => `Operator of machine ${index}`);
  const { muster, page, found, look } = await inspectTenant(start, server);
  const file = join(folder, 'people.xlsx');
  await answerSaveDialog(muster, file);
  await exportPeople(page, { whom: 'everybody', columns: 'listed', kind: 'editing' });
  await expect(page.getByTestId('toast')).toContainText('people.xlsx');
  // The headers are in no language, so that cells are known by what they hold.
  editWorkbook(file, (sheetNamed) => {
    for (const cells of sheetNamed(readSheet(file).name).rows) {
      for (const cell of cells) {
        if (String(cell?.v).startsWith('Operator of machine')) Object.assign(cell ?? {}, { t: 's', v: 'Chief of all' });
      }
    }
  });
  retitle((index) => (index < 2 ? 'What a colleague has written' : `Operator of machine ${index}`));
  await synchronise(muster);
  await expect(page.getByTestId('pull-progress')).toBeHidden({ timeout: 60_000 });
  await answerOpenDialog(muster, file);
  await press(page, 'import-open');
  await expect(page.getByTestId('import-exported')).toBeVisible();
  await look('an exported workbook');
  await page.getByTestId('import-otherwise').locator('summary').click();
  await look('how else it could be read');
  await press(page, 'import-step-columns');
  await look('what its columns stand for');
  await press(page, 'import-next');
  await expect(page.getByTestId('import-filter-outdated')).toContainText('2');
  await press(page, 'import-filter-outdated');
  await expect(page.getByTestId('import-lines')).toHaveAttribute('data-total', '2');
  await look('what has changed on both sides');
  await page.locator('[data-testid=import-cell][data-state=outdated]').first().click();
  await expect(page.getByTestId('import-line-mine')).toBeVisible();
  await look('what is said of one cell');
  await press(page, 'import-line-mine');
  await expect(page.getByTestId('import-filter-outdated')).toContainText('1');
  await press(page, 'import-filter-all');
  await look('one of two settled');
  await press(page, 'import-apply');
  await expect(page.getByTestId('toast-details')).toBeVisible();
  await look('what was passed over');
  expect(found).toEqual([]);
});
