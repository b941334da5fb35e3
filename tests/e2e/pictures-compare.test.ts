/** Pictures of people whom a workbook does not name, and of a comparison; made like those of `pictures.test.ts`. */
import { join } from 'node:path';
import { writeWorkbook } from './support/import-screen';
import { choose } from './support/muster';
import { addressOf, openOffice } from './support/office';
import { answerOpenDialog } from './support/open-dialog';
import { painted, picture, pictureFolder } from './support/pictures';
import { expect, test } from './support/test';

if (pictureFolder) {
  test.setTimeout(600_000);
  const office = openOffice({ kind: 'wetrack', users: 300 });

  test('pictures: people whom a workbook does not name, and a comparison', async () => {
    const { page, muster } = office;
    const people = office.tenant.users();
    const named = people.slice(0, 220);
    const newcomers = Array.from({ length: 7 }, (_, n) => [
      `joiner${n}@new.example`,
      `Joiner ${n}`,
      'Newman',
      'Venue',
      'x',
    ]);
    const [leaver] = people.slice(-1);
    const name = leaver?.name as { givenName: string; familyName: string };
    const file = join(office.folder, 'november list of everybody.xlsx');
    await writeWorkbook(file, [
      ['Email', 'First name', 'Last name', 'Department', 'Role'],
      ...named.map((user, n) => [
        addressOf(user),
        null,
        null,
        n % 3 === 0 ? 'Transport' : null,
        n % 5 === 0 ? 'Admin' : null,
      ]),
      ...newcomers.map((cells) => [...cells.slice(0, 4), null]),
      ['nowhere', 'No', 'Address', 'Venue', 'Queen'],
      ['other@new.example', name.givenName, name.familyName, 'Venue', null],
    ]);
    const toLast = async () => {
      await page.getByTestId('import-next').click();
      await page.getByTestId('import-next').click();
    };
    await answerOpenDialog(muster, file);
    await page.getByTestId('import-open').click();
    await expect(page.getByTestId('import-file')).toBeVisible();
    await toLast();
    await expect(page.getByTestId('import-lines')).toHaveAttribute('data-loaded', 'true');
    await picture(muster, 'absent', async () => {
      await page.getByTestId('import-absent').click();
      await expect(page.getByTestId('absent-person').first()).toBeVisible();
      await page.getByTestId('absent-all').check();
      await painted(muster);
    });
    await page.getByTestId('import-discard').click();

    await choose(muster, 'compare');
    await expect(page.getByTestId('import-file')).toBeVisible();
    await page.getByTestId('import-next').click();
    await picture(muster, 'compare-columns');
    await page.getByTestId('import-next').click();
    await expect(page.getByTestId('import-lines')).toHaveAttribute('data-loaded', 'true');
    await picture(muster, 'compare-only-there');
    await page.getByTestId('compare-only-here').click();
    await expect(page.getByTestId('absent-person').first()).toBeVisible();
    await page.getByTestId('absent-person').getByRole('checkbox').first().check();
    await picture(muster, 'compare-only-here');
    await page.getByTestId('compare-differing').click();
    await expect(page.getByTestId('compare-line').first()).toBeVisible();
    await page.getByTestId('compare-take').nth(1).uncheck();
    await picture(muster, 'compare-differing');
    await picture(muster, 'compare-batch', () => page.getByTestId('compare-batch').click());
    await page.getByTestId('compare-batch').click();
    await page.getByTestId('compare-submit').click();
    await expect(page.getByTestId('changes-list')).toBeVisible();
    await picture(muster, 'compare-review');
  });
}
