import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withLock } from './lock';
import { packagedForTest } from './packaging';
import { capture } from './process';
import { step } from './progress';
import { inRoot, root } from './root';
import type { Runtime } from './runtime';
import { Stop } from './stop';

/**
 * Makes sure of the package for tests, unless it was made from the same. Returns the path of its executable.
 * @param sources the hash of the sources that the app was built from
 */
export async function ensurePackagedForTest(runtime: Runtime, sources: string): Promise<string> {
  const stamp = join(dirname(packagedForTest), 'made-from.sha256');
  const sayWaiting = (): void => console.log('Another start is packaging Muster; waiting for it');
  await withLock(inRoot('release/for-test.lock'), sayWaiting, async () => {
    const hash = createHash('sha256').update(`${sources} ${runtime.dist}`);
    for (const file of ['electron-builder.yml', 'build/packaging.ts']) hash.update(await readFile(inRoot(file)));
    const madeFrom = hash.digest('hex');
    if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === madeFrom) return;
    await step('Packaging Muster for the tests', async () => {
      const command = [...process.execArgv, inRoot('build/package.ts'), '--for-test'];
      const { code, output } = await capture(process.execPath, command, { cwd: root });
      if (code !== 0) throw new Stop(`${output}\nMuster could not be packaged; the reason stands above.`);
    });
    await writeFile(stamp, madeFrom);
  });
  return packagedForTest;
}
