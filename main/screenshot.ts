import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { WebContents } from 'electron';
import type { Standing } from './standing';
import type { MainWindow } from './window';

/** Milliseconds that a screen may take to load. */
const limit = 120_000;
/** Milliseconds between two words on how far it has come. */
const beat = 2_000;
/** Milliseconds in which what has just been rendered is painted, and what appeared stops moving. */
const settled = 500;

/** Runs in the page: whether the first screen is there, and whether the rows on the screen are, or that there are none. */
const question = `({
  first: document.querySelector('[data-testid=welcome]') !== null,
  rows: document.querySelector('[data-testid=grid][data-loaded=true], [data-testid=empty-state]') !== null,
})`;

/**
 * Waits until the screen has loaded (a tenant's: all of its users), and writes a picture of it.
 * @param file a PNG
 * @returns why there is none, or null
 */
export async function takeScreenshot(
  window: MainWindow,
  standing: () => Promise<Standing>,
  file: string,
): Promise<string | null> {
  const started = Date.now();
  let said = started;
  while (Date.now() - started < limit) {
    const page = window.current()?.webContents;
    const now = await standing();
    if (now.state === 'failed') return `The tenant could not be shown: ${now.failure.detail ?? now.failure.code}`;
    if (page && now.state !== 'loading' && (await isPainted(page, now.state === 'complete'))) {
      await wait(settled);
      await writeFile(file, (await page.capturePage()).toPNG());
      return null;
    }
    if (now.state === 'loading' && Date.now() - said > beat) {
      said = Date.now();
      process.stdout.write(`Loading, ${now.users} users so far\n`);
    }
    await wait(100);
  }
  return `The screen did not load within ${limit / 1000} seconds.`;
}

async function isPainted(page: WebContents, withRows: boolean): Promise<boolean> {
  const { first, rows } = await page.executeJavaScript(question);
  return withRows ? rows : first;
}
