/** A list of people compared with the tenant: who comes, who goes, what differs, and a batch of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from 'xlsx';
import { cell, fix, line, writeWorkbook } from './support/import-screen';
import { choose } from './support/muster';
import { addressOf, openOffice } from './support/office';
import { answerOpenDialog } from './support/open-dialog';
import { answerSaveDialog } from './support/save-dialog';
import { expect, test } from './support/test';

const office = openOffice({ kind: 'wetrack', users: 20 });

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const side = (name: 'only-there' | 'only-here' | 'differing') => office.page.getByTestId(`compare-${name}`);
const differing = () => office.page.getByTestId('compare-line');
const departmentOf = (id: string) => (office.user(id)[enterprise] as { department?: string } | undefined)?.department;

/** Chooses a list by the menu, and compares it. */
async function compare(file: string): Promise<void> {
  const { page, muster } = office;
  await answerOpenDialog(muster, file);
  await choose(muster, 'compare');
  await expect(page.getByTestId('import-file')).toBeVisible();
  await page.getByTestId('import-next').click();
  await page.getByTestId('import-next').click();
  await expect(page.getByTestId('compare-recognised')).toBeVisible();
}

test('[X6] a list shows who comes, who goes and what differs, and a batch of it is looked through and sent', async () => {
  const { page, muster } = office;
  const [ada, bela, cleo, dora] = await office.hire(
    'monthly.example',
    ...['Venue', 'Venue', 'Venue', 'Medical'].map((department) => ({ [enterprise]: { department } })),
  );
  if (!ada || !bela || !cleo || !dora) throw new Error('four were hired');
  const others = office.tenant.users().filter(({ id }) => ![ada, bela, cleo, dora].some((one) => one.id === id));
  const file = join(office.folder, 'november.xlsx');
  await writeWorkbook(file, [
    ['First name', 'Last name', 'Email', 'Department'],
    ['Ada', 'monthly.example', addressOf(ada), 'Transport'],
    ['Bela', 'monthly.example', addressOf(bela), 'Catering'],
    ['New', 'Joiner', 'joiner@monthly.example', 'Venue'],
    ['Dora', 'monthly.example', 'dora.new@monthly.example', 'Medical'],
    ['No', 'Address', 'nowhere', 'Venue'],
    ...others.map((user) => [null, null, addressOf(user), null]),
  ]);
  await compare(file);
  await expect(page.getByTestId('compare-recognised')).toHaveText('People were recognised by: Email');
  await expect(side('only-there')).toContainText('3');
  await expect(side('only-here')).toContainText('2');
  await expect(side('differing')).toContainText('2');

  // Joiners: one is put right, one is left out.
  await fix(office, 6, 'emails', 'no.address@monthly.example');
  await expect(line(office, 6)).toHaveAttribute('data-verdict', 'new');
  await expect(cell(office, 4, 'emails')).toContainText('joiner@monthly.example');
  await line(office, 5).getByRole('checkbox').uncheck();
  // Leavers: nobody is ticked; who only has another address now is pointed out.
  await side('only-here').click();
  const leaver = (name: string) => page.getByTestId('absent-person').filter({ hasText: name });
  await expect(page.getByTestId('absent-person').getByRole('checkbox', { checked: true })).toHaveCount(0);
  await expect(leaver('Dora')).toContainText('Line 5 has the same name');
  // Differences: one is left out.
  await side('differing').click();
  await expect(differing()).toHaveCount(2);
  await expect(differing().first().getByTestId('compare-cell')).toHaveText(/Department\s*Venue\s*Transport/);
  await differing().nth(1).getByRole('checkbox').uncheck();

  const report = join(office.folder, 'report.xlsx');
  await answerSaveDialog(muster, report);
  await page.getByTestId('compare-report').click();
  await expect(office.toast('written to report.xlsx')).toBeVisible();
  const book = read(readFileSync(report));
  const rows = (name: string) => utils.sheet_to_json<(string | number)[]>(book.Sheets[name] ?? {}, { header: 1 });
  expect(book.SheetNames).toEqual(['Only in the list', 'Only here', 'Different']);
  expect(rows('Only in the list')).toEqual([
    ['First name', 'Last name', 'Email', 'Department'],
    ['New', 'Joiner', 'joiner@monthly.example', 'Venue'],
    ['No', 'Address', 'no.address@monthly.example', 'Venue'],
  ]);
  expect(rows('Only here').map(([name]) => name)).toEqual(['Person', 'Cleo monthly.example', 'Dora monthly.example']);
  expect(rows('Different')).toEqual([
    ['Line', 'Person', 'Column', 'Here', 'In the list'],
    [2, 'Ada monthly.example', 'Department', 'Venue', 'Transport'],
  ]);

  await page.getByTestId('compare-batch').click();
  await expect(page.getByTestId('compare-deactivates')).not.toBeChecked();
  await expect(page.getByTestId('compare-deactivates')).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await side('only-here').click();
  await leaver('Cleo').getByRole('checkbox').check();
  await page.getByTestId('compare-batch').click();
  await expect(page.getByText('1 of all 24 people will be deactivated: 4.2%.')).toBeVisible();
  await page.getByTestId('compare-submit').click();

  // It waits, as one batch, and can be taken back as one.
  await expect(page.getByTestId('changes-list')).toBeVisible();
  await expect(page.getByTestId('batch')).toHaveText(/From the list november\.xlsx: 4 people/);
  const changes = page.getByTestId('change');
  await expect(changes).toHaveCount(4);
  expect(departmentOf(ada.id)).toBe('Venue');
  await page.getByTestId('batch-undo').click();
  await expect(page.getByTestId('changes-bar')).toBeHidden();
  await page.keyboard.press('Control+y');
  await expect(page.getByTestId('changes-bar')).toContainText('4 collected');
  await page.getByTestId('changes-send').click();
  await office.sent();
  expect([ada, bela, cleo, dora].map(({ id }) => departmentOf(id))).toEqual(['Transport', 'Venue', 'Venue', 'Medical']);
  expect([ada, bela, cleo, dora].map(({ id }) => office.user(id).active)).toEqual([true, true, false, true]);
  expect(office.tenant.userNamed('joiner@monthly.example')).toMatchObject({ [enterprise]: { department: 'Venue' } });
  expect(office.tenant.userNamed('no.address@monthly.example')).not.toBeNull();
  expect(office.tenant.userNamed('dora.new@monthly.example')).toBeNull();
  await page.keyboard.press('Escape');
});

test('[X6] what is open to be imported is not lost by comparing, and a comparison changes nothing by itself', async () => {
  const { page, muster } = office;
  const before = office.tenant.users().map(({ id, meta }) => `${id} ${meta.version}`);
  const file = join(office.folder, 'open.xlsx');
  const [first] = office.tenant.users();
  if (!first) throw new Error('there are people');
  await writeWorkbook(file, [
    ['Email', 'Department'],
    [addressOf(first), 'Elsewhere'],
  ]);
  await compare(file);
  await side('differing').click();
  await expect(differing()).toHaveCount(1);
  await choose(muster, 'import');
  await expect(office.toast('open.xlsx is still being compared.')).toBeVisible();
  await expect(differing()).toHaveCount(1);
  await page.getByTestId('import-discard').click();
  await expect(page.getByTestId('import')).toBeHidden();
  await office.sent();
  expect(office.tenant.users().map(({ id, meta }) => `${id} ${meta.version}`)).toEqual(before);
});
