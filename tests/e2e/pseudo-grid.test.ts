/** What the list of users opens, in a language that is 40 % longer than English, in the smallest usual window. */
import { gridOf } from './support/grid';
import { inspectTenant, press, selectTwo } from './support/inspection';
import { choose } from './support/muster';
import { startOddTenant } from './support/odd-tenant';
import { expect, test } from './support/test';

test.setTimeout(240_000);

test('[9] in a longer language commands, values for many and somebody new have room', async ({ start, serve }) => {
  const server = await serve({ kind: 'wetrack' });
  const { muster, page, found, look, open } = await inspectTenant(start, server);

  const palette = page.getByTestId('palette-input');
  await open('the palette', () => page.keyboard.press('Control+k'));
  await open('the palette, searched', async () => {
    await page.keyboard.press('Control+k');
    await palette.fill('a');
  });
  await open('the palette without anything', async () => {
    await page.keyboard.press('Control+k');
    await palette.fill('zzzz');
  });

  await page.getByTestId('data-grid-canvas').focus();
  await selectTwo(page);
  const bulk = (name: string) => page.getByTestId(`bulk-${name}`);
  await page.keyboard.press('Control+Shift+E');
  await bulk('column').waitFor();
  await look('one value for many');
  await bulk('by-template').click();
  await bulk('template').fill('{nobody.knows}@acme.example');
  await expect(bulk('problem')).toBeVisible();
  await look('a template with a problem');
  await bulk('by-replace').click();
  await bulk('find').fill('a');
  await expect(bulk('preview')).toHaveAttribute('data-settled', 'true');
  await look('find and replace');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await press(page, 'newcomer-open');
  await expect(page.getByTestId('newcomer')).toBeVisible();
  await look('somebody new');
  await page.getByTestId('newcomer-emails').fill('nobody');
  await press(page, 'newcomer-create');
  await expect(page.getByTestId('newcomer-problem')).toBeVisible();
  await look('somebody new with a problem');
  await choose(muster, 'density-compact');
  await look('rows close to each other');
  expect(found).toEqual([]);
});

test('[9] in a longer language the calendar of a date has room', async ({ start }) => {
  const tenant = await startOddTenant();
  const { page, found, look } = await inspectTenant(start, tenant);
  await gridOf(page).doubleClick(0);
  await page.keyboard.press('Escape');
  // The seventh column is a date.
  for (let right = 1; right < 7; right += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await expect(page.getByTestId('calendar').getByRole('grid')).toBeVisible();
  await look('a date');
  expect(found).toEqual([]);
  await tenant.close();
});
