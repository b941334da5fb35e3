/** People whom a workbook does not name: listed, and deactivated only when that is asked for. */
import { join } from 'node:path';
import { openFile, preview, queue, writeWorkbook } from './support/import-screen';
import { addressOf, openOffice } from './support/office';
import { pending, review } from './support/queue';
import { expect, test } from './support/test';

const office = openOffice({ kind: 'wetrack', users: 30 });

const absent = () => office.page.getByTestId('absent-person');
const isActive = () => office.tenant.users().map(({ id, active }) => `${id} ${active}`);

/** Everybody's line but some, so that these are who the file does not name. */
async function writeOthers(name: string, without: readonly string[]): Promise<string> {
  const file = join(office.folder, name);
  const addresses = office.tenant.users().map(addressOf);
  await writeWorkbook(file, [['Email'], ...addresses.filter((one) => !without.includes(one)).map((one) => [one])]);
  return file;
}

test('[X4] people whom the file does not name are listed and searched, and nothing happens to them unasked', async () => {
  const { page } = office;
  const before = isActive();
  await office.hire('unnamed.example', {}, {}, { active: false });
  const leavers = ['ada', 'bela', 'cleo'].map((name) => `${name}@unnamed.example`);
  await openFile(office, await writeOthers('others.xlsx', leavers));
  await preview(office);
  await expect(page.getByTestId('import-sum')).toHaveText('Nothing would change.');
  await page.getByTestId('import-absent').click();
  await expect(page.getByRole('dialog', { name: '3 people are not in the file' })).toBeVisible();
  await expect(absent()).toHaveCount(3);
  await expect(page.getByTestId('absent-search')).toBeFocused();
  await page.keyboard.type('cleo');
  await expect(absent()).toHaveCount(1);
  await expect(absent()).toContainText('Inactive already.');
  await expect(absent().getByRole('checkbox')).toHaveCount(0);
  await page.getByTestId('absent-search').fill('nobody at all');
  await expect(page.getByText('Nobody is called that.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(absent()).toHaveCount(3);
  // What was ticked is not asked for until it is said so.
  await absent().filter({ hasText: 'Ada' }).getByRole('checkbox').check();
  await expect(page.getByTestId('absent-share')).toContainText('1 of all 33 people will be deactivated: 3%.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByTestId('import-absent')).toBeFocused();
  await expect(page.getByTestId('import-apply')).toHaveAttribute('aria-disabled', 'true');
  await page.getByTestId('import-discard').click();
  await office.sent();
  expect(isActive().slice(0, before.length)).toEqual(before);
});

test('[X4] those who are ticked are deactivated with the import, as one batch that is taken back as one', async () => {
  const { page } = office;
  const [ada, bela, cleo] = await office.hire('leavers.example', {}, {}, {});
  if (!ada || !bela || !cleo) throw new Error('three were hired');
  const file = await writeOthers('stayers.xlsx', [ada, bela, cleo].map(addressOf));
  await office.goOffline();
  await openFile(office, file);
  await preview(office);
  await page.getByTestId('import-absent').click();
  await page.getByTestId('absent-search').fill('leavers');
  await expect(absent()).toHaveCount(3);
  // By the keyboard alone: into the list, the first one, and the last one.
  await page.getByTestId('import-absent-list').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await page.getByTestId('absent-submit').click();
  await expect(page.getByTestId('import-sum')).toHaveText('2 deactivated');
  await expect(page.getByTestId('import-absent')).toContainText('2 to be deactivated');
  await queue(office);
  await pending(office.muster, 2);
  const toast = office.toast('2 people are deactivated.');
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByTestId('changes-bar')).toBeHidden();
  await page.keyboard.press('Control+y');
  await pending(office.muster, 2);
  await review(office.muster);
  await expect(page.getByTestId('batch')).toContainText('Import of 2 people from stayers.xlsx');
  await page.keyboard.press('Escape');
  await office.goOnline();
  expect([ada, bela, cleo].map(({ id }) => office.user(id).active)).toEqual([false, true, false]);
});

test('[X4] a file that names one department does not deactivate the others before their number is typed', async () => {
  const { page } = office;
  const file = join(office.folder, 'department.xlsx');
  const named = office.tenant.users().filter(({ active }) => active)[0];
  if (!named) throw new Error('somebody is active');
  await writeWorkbook(file, [['Email'], [addressOf(named)]]);
  await openFile(office, file);
  await preview(office);
  await page.getByTestId('import-absent').click();
  await page.getByTestId('absent-all').check();
  await expect(page.getByTestId('absent-share')).toContainText(/\d\d of all \d\d people will be deactivated: \d\d%\./);
  const [, count = ''] = /^(\d+)/.exec((await page.getByTestId('absent-share').textContent()) ?? '') ?? [];
  const submit = page.getByTestId('absent-submit');
  await expect(submit).toHaveAttribute('aria-disabled', 'true');
  await expect(submit).toHaveAccessibleDescription('Type the number of people first.');
  await submit.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByTestId('absent-confirm').fill(count);
  await submit.click();
  await expect(page.getByTestId('import-sum')).toHaveText(`${count} deactivated`);
  // And back: nobody.
  await page.getByTestId('import-absent').click();
  await page.getByTestId('absent-all').uncheck();
  await submit.click();
  await expect(page.getByTestId('import-sum')).toHaveText('Nothing would change.');
  await page.getByTestId('import-discard').click();
});
