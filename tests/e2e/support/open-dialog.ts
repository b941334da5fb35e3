/** The native dialog that opens a file, answered by the test in the place of a hand. */
import type { Muster } from './muster';

/** Has the next dialogs answer with this file; null cancels them. */
export async function answerOpenDialog({ electron }: Muster, filePath: string | null): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    const stub = async () => ({ canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] });
    Object.assign(dialog, { showOpenDialog: stub });
  }, filePath);
}
