/** An admin who may only look compares a list all the same. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from './support/connect';
import { writeWorkbook } from './support/import-screen';
import { choose } from './support/muster';
import { answerOpenDialog } from './support/open-dialog';
import { answerSaveDialog } from './support/save-dialog';
import { expect, test } from './support/test';

test('[X6] who may only look compares a list and writes the report, and is told why nothing can be made of it', async ({
  start,
  serve,
  folder,
}) => {
  const server = await serve({ kind: 'trackunit', users: 20, admins: [{ token: 'looker', role: 'Viewer' }] });
  const muster = await start();
  const { page } = muster;
  await connect(page, { ...server, token: 'looker' });
  const people = server.tenant.users();
  const file = join(folder, 'list.xlsx');
  await writeWorkbook(file, [
    ['Username', 'First name'],
    [String(people[0]?.userName), 'Otherwise'],
    ['nobody.here', 'No'],
  ]);
  await answerOpenDialog(muster, file);
  await choose(muster, 'compare');
  await expect(page.getByTestId('import-file')).toBeVisible();
  await page.getByTestId('import-next').click();
  await page.getByTestId('import-next').click();
  await expect(page.getByTestId('compare-only-there')).toContainText('1');
  await expect(page.getByTestId('compare-differing')).toContainText('1');
  await page.getByTestId('compare-only-here').click();
  await expect(page.getByTestId('absent-person').first()).toBeVisible();
  await expect(page.getByTestId('absent-people').getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByTestId('absent-all')).toBeHidden();

  await page.getByTestId('compare-batch').click();
  for (const part of ['creates', 'changes', 'deactivates']) {
    const tick = page.getByTestId(`compare-${part}`);
    await expect(tick).not.toBeChecked();
    await expect(tick).toHaveAttribute('aria-disabled', 'true');
    await expect(tick).toHaveAccessibleDescription(/\w/);
  }
  await expect(page.getByTestId('compare-submit')).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');

  const report = join(folder, 'report.xlsx');
  await answerSaveDialog(muster, report);
  await page.getByTestId('compare-report').click();
  await expect(page.getByTestId('toast')).toContainText(`${people.length + 1} lines written to report.xlsx.`);
  expect(existsSync(report)).toBe(true);
});
