import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { withLock } from './lock';
import { packageCommand } from './package-command';
import { capture } from './process';
import { step } from './progress';
import { inRoot, root } from './root';
import { Stop } from './stop';

/** What the built app is made from: folders whole, without their tests, and the files that steer the build. */
const folders = ['main', 'preload', 'renderer', 'migrations', 'demo'];
const steering = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];

const stamp = inRoot('out/sources.sha256');
const entry = inRoot('out/main/index.js');

async function sourceFiles(): Promise<string[]> {
  const listed = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(inRoot(folder), { recursive: true, withFileTypes: true });
      return entries.filter((found) => found.isFile()).map((found) => inRoot(found.parentPath, found.name));
    }),
  );
  return [...listed.flat().filter((file) => !/\.test\.tsx?$/.test(file)), ...steering.map((file) => inRoot(file))];
}

/** A hash of the names and the contents of all sources. */
async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await sourceFiles()).sort()) {
    hash.update(`${relative(root, file).replaceAll(sep, '/')}\0`);
    hash.update(
      createHash('sha256')
        .update(await readFile(file))
        .digest(),
    );
  }
  return hash.digest('hex');
}

async function isBuiltFrom(sources: string): Promise<boolean> {
  return existsSync(entry) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === sources;
}

/** To be said before something else writes into out/. */
export const forgetAppBuild = (): Promise<void> => rm(stamp, { force: true });

/** Builds the app into out/ unless that was built from the same sources. Returns their hash. */
export async function ensureAppBuilt(): Promise<string> {
  const sayWaiting = (): void => console.log('Another start is building Muster; waiting for it');
  return withLock(inRoot('out/building.lock'), sayWaiting, async () => {
    const sources = await hashSources();
    if (await isBuiltFrom(sources)) return sources;
    await forgetAppBuild();
    const [node, electronVite] = packageCommand('electron-vite');
    await step('Building Muster', async () => {
      const { code, output } = await capture(node, [electronVite, 'build', '--logLevel', 'warn'], { cwd: root });
      if (code !== 0) throw new Stop(`${output}\nMuster could not be built; the reason stands above.`);
    });
    await writeFile(stamp, sources);
    return sources;
  });
}
