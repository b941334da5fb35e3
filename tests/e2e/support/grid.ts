/**
 * The grid as its users see it. It is drawn on a canvas; beside it stands the table that screen readers read, and from
 * that its texts are taken. It is worked with the mouse and the keyboard.
 */
import { expect, type Locator, type Page } from '@playwright/test';

export interface Grid {
  /** Waits until the rows on the screen are there and painted. */
  loaded(): Promise<void>;
  /** The names of the shown columns, in their order. */
  columns(): Promise<string[]>;
  /** A cell by its column's name and its position in the list, brought on the screen by selecting it. */
  cell(column: string, row: number): Promise<Locator>;
  /** Selects a cell: the first one by a click, others from there by the arrow keys. */
  select(column: string, row: number): Promise<void>;
  /** Clicks the first cell of a row. */
  click(row: number): Promise<void>;
  /** Double-clicks the first cell of a row. */
  doubleClick(row: number): Promise<void>;
  /** Types over a cell and ends with Enter. */
  edit(column: string, row: number, text: string): Promise<void>;
  /** The editor that is open on a cell. */
  editor(): Locator;
  /** Searches and waits for so many people. */
  search(text: string, people: number): Promise<void>;
  /** Searches for one person by username. */
  find(userName: string): Promise<void>;
  /** Clicks on the header of a column that has an editor, or none at all. */
  clickHeader(column: string): Promise<void>;
  /** Whether keys come to the grid: to its canvas, or to the cell in it that screen readers know. */
  hasKeyboard(): Promise<boolean>;
  rowCount(): Promise<number>;
}

/** Where the first column's middle is at the earliest, right of the numbers of the rows (px). */
const inFirstColumn = 100;

export function gridOf(page: Page): Grid {
  const frame = page.getByTestId('grid');
  const canvas = page.getByTestId('data-grid-canvas');
  let known: string[] | null = null;

  async function heights(): Promise<{ row: number; header: number }> {
    return page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const read = (name: string) => Number.parseFloat(style.getPropertyValue(name));
      return { row: read('--row-height'), header: read('--header-height') };
    });
  }

  const cellAt = (column: number, row: number) => page.getByTestId(`glide-cell-${column}-${row}`);

  async function indexOf(column: string): Promise<number> {
    known ??= await grid.columns();
    const index = known.indexOf(column);
    if (index < 0) throw new Error(`no column is called ${column}; there are ${known.join(', ')}`);
    return index + 1;
  }

  /** Clicks into the canvas at a point of it. */
  async function click(x: number, y: number, clickCount = 1): Promise<void> {
    const box = await canvas.boundingBox();
    if (!box) throw new Error('the grid is not on the screen');
    // What scrolls lies over the canvas, and hands the mouse on.
    await page.mouse.click(box.x + x, box.y + y, { clickCount });
  }

  async function clickFirstCell(row: number, clickCount = 1): Promise<void> {
    const { row: height, header } = await heights();
    await click(inFirstColumn, header + (row + 0.5) * height, clickCount);
  }

  /** Column and row of the one selected cell; null where it is none or several. */
  async function selectedCell(): Promise<readonly [number, number] | null> {
    const [column, row] = (await frame.getAttribute('data-cell'))?.split(',').map(Number) ?? [];
    return column === undefined || row === undefined ? null : [column + 1, row];
  }

  const expectSelected = (column: number, row: number) =>
    expect(frame).toHaveAttribute('data-cell', `${column - 1},${row}`, { timeout: 2_000 });

  async function clickRow(row: number): Promise<readonly [number, number]> {
    await clickFirstCell(row);
    await expectSelected(1, row);
    return [1, row];
  }

  async function press(steps: number, forward: string, back: string): Promise<void> {
    for (let step = 0; step < Math.abs(steps); step += 1) await page.keyboard.press(steps > 0 ? forward : back);
  }

  /** Where a column begins on the screen (px): where its editor opens, or the words on why there is none. */
  async function leftOf(column: string): Promise<number> {
    await grid.select(column, 0);
    await page.keyboard.press('F2');
    const opened = grid.editor().or(page.getByTestId('cell-tip'));
    const box = await opened.boundingBox();
    await page.keyboard.press('Escape');
    await expect(opened).toBeHidden();
    if (!box) throw new Error(`nothing opened on ${column}`);
    return box.x;
  }

  const grid: Grid = {
    async loaded() {
      await expect(frame).toHaveAttribute('data-loaded', 'true', { timeout: 60_000 });
    },
    async columns() {
      await page.getByTestId('columns').click();
      const list = page.getByTestId('columns-list');
      await expect(list).toBeVisible();
      const shown = await list.getByRole('option', { checked: true }).allTextContents();
      await page.keyboard.press('Escape');
      await expect(list).toBeHidden();
      return shown;
    },
    async cell(column, row) {
      const found = cellAt(await indexOf(column), row);
      if ((await found.count()) === 0) await grid.select(column, row);
      return found;
    },
    async select(column, row) {
      const wanted = await indexOf(column);
      // Another order or search that just arrived takes the selection away: then it is made once more.
      // A click that comes soon after another one, wherever that was, counts as the second of a double click there.
      let isAgain = false;
      await expect(async () => {
        if (isAgain && (await grid.editor().isVisible())) await page.keyboard.press('Escape');
        isAgain = true;
        const [nowColumn, nowRow] = (await selectedCell()) ?? (await clickRow(row));
        await canvas.focus();
        await press(wanted - nowColumn, 'ArrowRight', 'ArrowLeft');
        await press(row - nowRow, 'ArrowDown', 'ArrowUp');
        await expectSelected(wanted, row);
        // What screen readers are told comes a moment later, and all that is read afterwards is read there.
        await expect(cellAt(wanted, row)).toHaveAttribute('aria-selected', 'true', { timeout: 3_000 });
      }).toPass({ timeout: 30_000 });
    },
    click: (row) => clickFirstCell(row),
    doubleClick: (row) => clickFirstCell(row, 2),
    async edit(column, row, text) {
      await grid.select(column, row);
      const [first = '', ...rest] = text;
      await page.keyboard.press(first);
      await expect(grid.editor()).toBeFocused();
      // A keyboard has no key for most letters; what has none is put in as an input method would.
      await page.keyboard.type(rest.join(''));
      await page.keyboard.press('Enter');
      await expect(grid.editor()).toBeHidden();
    },
    editor: () => page.getByLabel(/^New value for /),
    async search(text, people) {
      await page.getByTestId('search').fill(text);
      await expect(frame).toHaveAttribute('data-rows', String(people));
      await grid.loaded();
    },
    async find(userName) {
      await grid.search(userName, 1);
      await expect(await grid.cell('Username', 0)).toHaveText(userName);
    },
    async clickHeader(column) {
      const { header } = await heights();
      const box = await canvas.boundingBox();
      await click((await leftOf(column)) + 20 - (box?.x ?? 0), header / 2);
    },
    hasKeyboard: () => page.evaluate(() => document.activeElement?.closest('canvas') != null),
    async rowCount() {
      return Number(await frame.getAttribute('data-rows'));
    },
  };
  return grid;
}
