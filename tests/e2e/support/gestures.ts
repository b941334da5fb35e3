/** Gestures that hands know from spreadsheets: areas of cells, and the system's clipboard. */
import { expect } from '@playwright/test';
import type { Muster } from './muster';
import type { Office } from './office';
import { leave, review } from './queue';

interface Point {
  x: number;
  y: number;
}

/** All columns side by side: nothing scrolls sideways, and the table beside the canvas has all of them. */
export async function widen({ electron, page }: Muster): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(3_000, 900));
  await page.waitForFunction(() => innerWidth === 3_000);
}

/** Where an editable cell is on the screen: its editor opens upon it. */
async function boxOf({ page, grid }: Office, column: string, row: number) {
  await grid.select(column, row);
  await page.keyboard.press('F2');
  const box = await grid.editor().boundingBox();
  await page.keyboard.press('Escape');
  await expect(grid.editor()).toBeHidden();
  if (!box) throw new Error(`nothing opened on ${column}`);
  return box;
}

/** The middle of a cell that can be typed into. */
export async function middleOf(office: Office, column: string, row: number): Promise<Point> {
  const { x, y } = await boxOf(office, column, row);
  const height = await rowHeight(office);
  return { x: x + 40, y: y + height / 2 };
}

const rowHeight = ({ page }: Office): Promise<number> =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row-height')));

/** The lower right corner of a cell that can be typed into: where the handle that fills is, if the selection ends there. */
export async function cornerOf(office: Office, column: string, next: string, row: number): Promise<Point> {
  const after = await boxOf(office, next, row);
  const { y } = await boxOf(office, column, row);
  return { x: after.x - 2, y: y + (await rowHeight(office)) - 2 };
}

/** Selects from one cell on: so many columns by so many rows. */
export async function selectArea(office: Office, column: string, row: number, columns: number, rows: number) {
  const { page, grid } = office;
  await grid.select(column, row);
  // What was selected around that cell is not any more.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  for (let right = 1; right < columns; right += 1) await page.keyboard.press('Shift+ArrowRight');
  for (let down = 1; down < rows; down += 1) await page.keyboard.press('Shift+ArrowDown');
}

/** The clipboard as Electron has it up to version 40; later ones speak of items, as pages do. */
interface PlainClipboard {
  write(data: { text?: string; html?: string }): void;
  readText(): string;
  readHTML(): string;
}

/** Puts something on the clipboard as another program would. */
export async function fillClipboard({ muster }: Office, data: { text?: string; html?: string }): Promise<void> {
  await muster.electron.evaluate(async ({ clipboard, ClipboardItem }, { text, html }) => {
    const plain = clipboard as unknown as PlainClipboard;
    const given = { ...(text === undefined ? {} : { text }), ...(html === undefined ? {} : { html }) };
    if ('readHTML' in clipboard) return plain.write(given);
    const items = Object.entries({ 'text/plain': text, 'text/html': html }).filter(([, value]) => value !== undefined);
    await clipboard.write([new ClipboardItem(Object.fromEntries(items) as Record<string, string>)]);
  }, data);
}

/** Pastes a table of text, as a spreadsheet hands it over, where the keyboard is. */
export async function pasteText(office: Office, rows: readonly (readonly string[])[]): Promise<void> {
  await fillClipboard(office, { text: rows.map((cells) => cells.join('\t')).join('\r\n') });
  await office.page.keyboard.press('Control+v');
}

/** What is on the clipboard. */
export function readClipboard({ muster }: Office): Promise<{ text: string; html: string }> {
  return muster.electron.evaluate(async ({ clipboard }) => {
    const text = await clipboard.readText();
    if ('readHTML' in clipboard) return { text, html: (clipboard as unknown as PlainClipboard).readHTML() };
    const [item] = await clipboard.read();
    const html = item?.types.includes('text/html') ? await (await item.getType('text/html')).text() : '';
    return { text, html };
  });
}

/** Waits until one batch waits and is called so; then sends it. */
export async function sendOneBatch(office: Office, label: string | RegExp): Promise<void> {
  const { page, muster } = office;
  await expect(page.getByTestId('changes-bar')).toBeVisible();
  await review(muster);
  await expect(page.getByTestId('batch')).toHaveCount(1);
  await expect(page.getByTestId('batch')).toContainText(label);
  await leave(muster);
  await page.getByTestId('changes-send').click();
  await office.sent();
}
