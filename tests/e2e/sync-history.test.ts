import { join } from 'node:path';
import { connect } from './support/connect';
import { gridOf } from './support/grid';
import { people, person } from './support/people';
import { sent } from './support/queue';
import { answerSaveDialog } from './support/save-dialog';
import { expect, test } from './support/test';
import { readSheet } from './support/workbook';

test('[Q6] what was changed is found again, reversed in part, and exported', async ({ start, serve, folder }) => {
  const server = await serve();
  const [one = '', two = ''] = people(server, ({ title }) => typeof title === 'string').map(({ userName }) =>
    String(userName),
  );
  const [before, other] = [person(server, one), person(server, two)];
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  await grid.find(one);
  await grid.edit('Title', 0, 'Changed');
  await grid.edit('Department', 0, 'Elsewhere');
  await grid.find(two);
  await grid.edit('Title', 0, 'Changed too');
  await expect.poll(() => person(server, two).title).toBe('Changed too');
  await sent(muster);

  await page.getByTestId('show-history').click();
  await expect(page.getByTestId('history-person')).toBeFocused();
  const lines = page.getByTestId('history-line');
  await expect(lines.filter({ hasText: 'Confirmed' })).toHaveCount(3);
  // By person …
  await page.getByTestId('history-person').fill(String(before.displayName));
  await expect(lines.filter({ hasText: 'Confirmed' })).toHaveCount(2);
  await expect(lines.filter({ hasText: String(other.displayName) })).toHaveCount(0);
  // … by attribute …
  await page.getByTestId('history-column').selectOption('Title');
  await expect(lines.filter({ hasText: 'Confirmed' })).toHaveCount(1);
  // … by what happened …
  await page.getByTestId('history-events').click();
  await page.getByRole('menuitemcheckbox', { name: 'Confirmed' }).click();
  await page.keyboard.press('Escape');
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText(`from ${before.title} to Changed`);
  // … and by date: nothing was changed long ago.
  await page.getByLabel('Until').fill('2020-01-01');
  await expect(page.getByTestId('history')).toContainText('Nothing in the history fits this search');
  await page.getByLabel('Until').fill('');
  await expect(lines).toHaveCount(1);

  const file = join(folder, 'history.xlsx');
  await answerSaveDialog(muster, file);
  await page.getByTestId('history-export').click();
  await expect(page.getByTestId('toast')).toContainText('Exported 1 line to history.xlsx');
  const { header, rows } = readSheet(file);
  expect(header).toEqual(['Time', 'What happened', 'Person', 'Attribute', 'From', 'To', 'Batch', 'By', 'Detail']);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.slice(1, 6).map((cell) => cell?.v)).toEqual([
    'Confirmed',
    before.displayName,
    'Title',
    before.title,
    'Changed',
  ]);

  await lines.getByRole('checkbox').check();
  await page.getByTestId('history-reverse').click();
  await expect.poll(() => person(server, one).title).toBe(before.title);
  await sent(muster);
  expect(person(server, two).title).toBe('Changed too');
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(lines.filter({ hasText: `from Changed to ${before.title}` }).first()).toBeVisible();
});
