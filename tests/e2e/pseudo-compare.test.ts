/** People who are not in a file, and a comparison, in a language that is 40 % longer than English, in the smallest usual window. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectTenant, press } from './support/inspection';
import { choose } from './support/muster';
import { answerOpenDialog } from './support/open-dialog';
import { expect, test } from './support/test';

test.setTimeout(120_000);

test('[9] in a longer language people who are not in a file, and a comparison, have room', async ({
  start,
  serve,
  folder,
}) => {
  const server = await serve({ kind: 'wetrack' });
  const { muster, page, found, look, open } = await inspectTenant(start, server);
  const people = server.tenant.users();
  const namesake = people.at(-1)?.name ?? {};
  const lines = [
    'E-mail;First name;Last name;Department',
    ...people.slice(0, 50).map(({ userName }) => `${userName};;;Transport`),
    'new@a.example;New;One;Venue',
    `other@a.example;${Object.values(namesake).join(';')};Venue`,
    'nowhere;No;Address;Venue',
  ];
  const file = join(folder, 'a list of people with a name that is long enough to be cut.csv');
  writeFileSync(file, lines.join('\n'));
  await answerOpenDialog(muster, file);

  await press(page, 'import-open');
  await expect(page.getByTestId('import-file')).toBeVisible();
  await press(page, 'import-next');
  await press(page, 'import-next');
  await expect(page.getByTestId('import-lines')).toHaveAttribute('data-loaded', 'true');
  await open('people who are to be deactivated', async () => {
    await press(page, 'import-absent');
    await page.getByTestId('absent-all').check();
    await expect(page.getByTestId('absent-confirm')).toBeVisible();
  });
  await press(page, 'import-discard');

  await choose(muster, 'compare');
  await expect(page.getByTestId('import-file')).toBeVisible();
  await press(page, 'import-next');
  await look('columns that are compared');
  await press(page, 'import-next');
  await expect(page.getByTestId('import-lines')).toHaveAttribute('data-loaded', 'true');
  await look('only in the list');
  await press(page, 'compare-only-here');
  await expect(page.getByTestId('absent-person').first()).toBeVisible();
  await page.getByTestId('absent-all').check();
  await look('only here');
  await press(page, 'compare-differing');
  await expect(page.getByTestId('compare-line').first()).toBeVisible();
  await look('different');
  await open('a batch', () => press(page, 'compare-batch'));
  expect(found).toEqual([]);
});
