/** The headers of the list's columns, worked with the mouse: where they are, and what is drawn with them. */
import { expect } from '@playwright/test';
import { type Grid, gridOf } from './grid';
import type { Office } from './office';
import { painted } from './pictures';

interface Point {
  x: number;
  y: number;
}

/**
 * Where the left end of a header is on the screen, and its middle from top to bottom: its menu opens below it. Nothing is
 * clicked where the given grid knows its columns already.
 */
export async function headerOf(office: Office, column: string, grid: Grid = gridOf(office.page)): Promise<Point> {
  const { page } = office;
  await grid.select(column, 0);
  await page.keyboard.press('Alt+ArrowDown');
  const menu = page.getByTestId('header-menu');
  await expect(menu).toBeVisible();
  const box = await menu.boundingBox();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  if (!box) throw new Error(`nothing opened below ${column}`);
  return { x: box.x, y: box.y - 20 };
}

/** How wide a column is (px), by where the next one begins. */
export async function widthOf(office: Office, column: string, next: string, grid?: Grid): Promise<number> {
  return (await headerOf(office, next, grid)).x - (await headerOf(office, column, grid)).x;
}

/** Brings the mouse to a place: the grid knows a moment after the mouse what it is over. */
export async function point({ page, muster }: Office, { x, y }: Point): Promise<void> {
  await page.mouse.move(x - 2, y);
  await page.mouse.move(x, y);
  await painted(muster);
}

export async function drag(office: Office, from: Point, to: Point): Promise<void> {
  const { mouse } = office.page;
  await point(office, from);
  await mouse.down();
  await mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
  await mouse.move(to.x, to.y, { steps: 4 });
  await mouse.up();
}
