/** From Enter in a cell's editor to the frame that shows the new text, in Muster's grid and in the peer's. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Benchmark, Sample } from './benchmark';
import { layOutBeside } from './beside';
import { percentile } from './frame-probe';
import type { ShownGrid } from './shown-grid';

const edits = 20;

/** Rows that are edited in turn. Those above them may be the admin's own, who may not be edited. */
const [firstRow, rows] = [3, 10];
/** Milliseconds after which a text will not be shown any more. */
const patience = 10_000;

/** Within the first column, right of the numbers of the rows (px). */
const inFirstColumn = 130;

/** Milliseconds that are left to whatever an edit leads to. */
const rest = 250;

/** Begins to wait for a text to be shown after Enter; `benchEdited` is then how long that took. */
function awaitText({ page, scroller }: ShownGrid, row: number, text: string): Promise<void> {
  return page.evaluate(
    ({ scroller, row, text, patience }) => {
      const isDrawn = scroller === '.dvn-scroller';
      let wasDrawn = false;
      const draw = CanvasRenderingContext2D.prototype.fillText;
      CanvasRenderingContext2D.prototype.fillText = function (drawn, ...more) {
        wasDrawn ||= drawn === text;
        draw.call(this, drawn, ...more);
      };
      const cell = () => document.querySelector(`[row-index="${row}"] [col-id=displayName]`);
      const isShown = () => {
        if (isDrawn) return wasDrawn;
        return cell()?.textContent === text && !cell()?.querySelector('input');
      };
      let enteredAt: number | null = null;
      const hear = (event: KeyboardEvent) => {
        if (event.key === 'Enter') enteredAt = event.timeStamp;
      };
      window.addEventListener('keydown', hear, { capture: true });
      globalThis.benchEdited = new Promise((resolve, reject) => {
        const begunAt = performance.now();
        globalThis.benchFrames.atFrameEnds((now) => {
          if (now - begunAt > patience) reject(new Error(`${text} was never shown`));
          else if (enteredAt === null || !isShown()) return false;
          else resolve(now - enteredAt);
          window.removeEventListener('keydown', hear, { capture: true });
          CanvasRenderingContext2D.prototype.fillText = draw;
          return true;
        });
      });
    },
    { scroller, row, text, patience },
  );
}

declare global {
  var benchEdited: Promise<number>;
}

async function editIn(grid: ShownGrid): Promise<Sample> {
  const { page, box, rowsTop, rowHeight } = grid;
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const row = firstRow + (edit % rows);
    const text = `Zed ${edit} ${Date.now() % 100_000}`;
    await page.mouse.click(box.x + inFirstColumn, box.y + rowsTop + (row + 0.5) * rowHeight);
    await wait(rest);
    await page.keyboard.type(text);
    await wait(rest);
    await awaitText(grid, row, text);
    await page.keyboard.press('Enter');
    times.push(await page.evaluate(() => globalThis.benchEdited));
    await wait(rest);
  }
  return { figure: percentile(times, 0.5), more: { 'p95, ms': percentile(times, 0.95) } };
}

export const peerEdit: Benchmark = {
  name: 'peer-edit',
  what: (users) => `Enter in the editor of a cell among ${users} rows to the painted text, against ag-grid`,
  unit: 'ms',
  aim: null,
  windows: true,
  usualRuns: 3,
  async prepare(setting) {
    const mirror = await setting.copyOf(await setting.mirror(), 'peer-edited');
    const { muster, peer } = await layOutBeside(setting, 'peer-edit', mirror);
    return { baseline: () => peer(editIn), itself: () => muster(editIn) };
  },
};
