/** The native save dialog, answered by the test in the place of a hand. */
import type { Muster } from './muster';

/** Has the next dialogs answer with this file; null cancels them. */
export async function answerSaveDialog({ electron }: Muster, filePath: string | null): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    const stub = async (...asked: unknown[]) => {
      Object.assign(globalThis, { askedToSave: asked.at(-1) });
      return filePath === null ? { canceled: true, filePath: '' } : { canceled: false, filePath };
    };
    Object.assign(dialog, { showSaveDialog: stub });
  }, filePath);
}

/** What the last dialog was to propose. */
export function lastSaveDialog({ electron }: Muster): Promise<{ defaultPath: string } | null> {
  return electron.evaluate(() => (globalThis as { askedToSave?: { defaultPath: string } }).askedToSave ?? null);
}
