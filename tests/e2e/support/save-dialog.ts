/** The native save dialog, answered by the test in the place of a hand. */
import type { Muster } from './muster';

/** Has the next dialogs answer with this file; null cancels them. */
export async function answerSaveDialog({ electron }: Muster, filePath: string | null): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    Object.assign(globalThis, { askedToSave: null });
    const stub = async (...asked: unknown[]) => {
      Object.assign(globalThis, { askedToSave: asked.at(-1) });
      return filePath === null ? { canceled: true, filePath: '' } : { canceled: false, filePath };
    };
    Object.assign(dialog, { showSaveDialog: stub });
  }, filePath);
}

/** Has the next dialog stay open until the returned function is called; then it answers with this file. */
export async function holdSaveDialog(muster: Muster, filePath: string): Promise<() => Promise<void>> {
  await answerSaveDialog(muster, filePath);
  await muster.electron.evaluate(({ dialog }) => {
    const answer = dialog.showSaveDialog as (...asked: unknown[]) => Promise<unknown>;
    const opened = new Promise<void>((answerNow) => Object.assign(globalThis, { answerNow }));
    const stub = async (...asked: unknown[]) => {
      const answered = await answer(...asked);
      await opened;
      return answered;
    };
    Object.assign(dialog, { showSaveDialog: stub });
  });
  return () => muster.electron.evaluate(() => (globalThis as unknown as { answerNow(): void }).answerNow());
}

/** What the last dialog was to propose. */
export function lastSaveDialog({ electron }: Muster): Promise<{ defaultPath: string } | null> {
  return electron.evaluate(() => (globalThis as { askedToSave?: { defaultPath: string } }).askedToSave ?? null);
}

/** Has the next dialogs answer with one file after the other, null cancelling; the function tells what they were to propose. */
export async function answerSaveDialogs(
  { electron }: Muster,
  answers: (string | null)[],
): Promise<() => Promise<{ defaultPath: string }[]>> {
  await electron.evaluate(({ dialog }, answers) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { allAskedToSave: asked });
    const stub = async (...given: unknown[]) => {
      const filePath = answers[asked.length] ?? null;
      asked.push(given.at(-1));
      return filePath === null ? { canceled: true, filePath: '' } : { canceled: false, filePath };
    };
    Object.assign(dialog, { showSaveDialog: stub });
  }, answers);
  return () =>
    electron.evaluate(() => (globalThis as unknown as { allAskedToSave: { defaultPath: string }[] }).allAskedToSave);
}
