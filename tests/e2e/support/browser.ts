/** The system's browser: what it is asked to open is noted down, and not opened. */
import type { Muster } from './muster';

/** Takes the browser's place from now on. */
export async function watchBrowser({ electron }: Muster): Promise<void> {
  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedPages: opened });
    Object.assign(shell, { openExternal: async (url: string) => void opened.push(url) });
  });
}

/** The addresses that the browser was to open, in their order. */
export function openedPages({ electron }: Muster): Promise<string[]> {
  return electron.evaluate(() => (globalThis as unknown as { openedPages: string[] }).openedPages);
}
