/** The system's shell, which opens files and shows them in their folders, in the place of the real one. */
import type { Muster } from './muster';

/** Remembers what the shell is asked from now on; opening fails with `problem` where there is one. */
export async function replaceShell({ electron }: Muster, problem = ''): Promise<void> {
  await electron.evaluate(({ shell }, problem) => {
    const asked: [string, string][] = [];
    Object.assign(globalThis, { askedOfShell: asked });
    Object.assign(shell, {
      async openPath(path: string) {
        asked.push(['open', path]);
        return problem;
      },
      showItemInFolder(path: string) {
        asked.push(['show', path]);
      },
    });
  }, problem);
}

export function askedOfShell({ electron }: Muster): Promise<[string, string][]> {
  return electron.evaluate(() => (globalThis as unknown as { askedOfShell: [string, string][] }).askedOfShell);
}
