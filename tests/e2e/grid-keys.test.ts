/** Whatever is typed arrives: the list loses no key, wherever the keyboard has been and whatever comes meanwhile. */
import { held, people } from './support/people';
import { expect, test } from './support/test';

test('[G2] back in the list after a search, the keyboard stays there wherever one goes', async ({ desk }) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  const selected = page.locator('td[aria-selected=true]');
  await grid.select('Last name', 0);
  await expect.poll(() => grid.hasKeyboard()).toBe(true);
  await page.getByTestId('search').fill('a');
  await expect(selected).toHaveCount(0);
  await grid.loaded();

  // By hand, and at once: the grid gives the keyboard to the cell that was selected before the search.
  await grid.click(1);
  for (const key of ['PageDown', 'PageDown', 'ArrowDown']) await page.keyboard.press(key);
  // That one has been taken away when screen readers are told of this one.
  await expect(selected).not.toHaveAttribute('id', /-[01]$/);
  await expect.poll(() => grid.hasKeyboard()).toBe(true);
  await page.keyboard.type('Night Owl');
  await page.keyboard.press('Enter');
  await expect.poll(() => people(server, (user) => held(user, 'Display name') === 'Night Owl').length).toBe(1);
});

test('[G2] the list does not take the keyboard back once one has left it', async ({ desk }) => {
  const { page } = desk.muster;
  const { grid } = desk;
  const first = page.getByTestId('glide-cell-1-0');
  await grid.select('Display name', 0);
  await expect(first).toBeFocused();
  await page.getByTestId('users-count').click();
  await expect(first).not.toBeFocused();
  await page.getByTestId('grid').hover();
  await page.mouse.wheel(0, 4_000);
  await expect(first).toHaveCount(0);
  expect(await grid.hasKeyboard()).toBe(false);
});
