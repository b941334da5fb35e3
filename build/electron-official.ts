import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache';
import { type DownloadResult, download } from './download';
import { executableIn } from './electron-layout';
import { withLock } from './lock';
import { reportBytes, step } from './progress';
import { inRoot } from './root';
import { unpack } from './unpack';

const releaseHost = 'https://github.com/electron/electron/releases/download/';

/** A build of Electron as its makers release it. */
export interface OfficialBuild {
  version: string;
  /** The zip's name at the host, such as `electron-v45.4.1-linux-x64.zip`. */
  artifact: string;
  url: string;
  /** SHA-256, hexadecimal; null where there is no build for this machine. */
  digest: string | null;
  /** Where it is kept once fetched. */
  dist: string;
}

/** The build for this machine of the version that the `electron` package pins, from ELECTRON_MIRROR if that is set. */
export async function officialBuild(env: NodeJS.ProcessEnv = process.env): Promise<OfficialBuild> {
  const { version } = JSON.parse(await readFile(inRoot('node_modules/electron/package.json'), 'utf8'));
  const checksums = JSON.parse(await readFile(inRoot('node_modules/electron/checksums.json'), 'utf8'));
  const artifact = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const mirror = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? releaseHost;
  return {
    version,
    artifact,
    url: `${mirror.endsWith('/') ? mirror : `${mirror}/`}v${version}/${artifact}`,
    digest: checksums[artifact] ?? null,
    dist: join(cacheFolder(env), 'electron', `official-${version}-${process.platform}-${process.arch}`),
  };
}

export const isFetched = (build: OfficialBuild): boolean => existsSync(executableIn(build.dist));

/** Fetches the build unless it is there. Answers `unreachable` within seconds where its host cannot be reached. */
export async function fetchOfficial(build: OfficialBuild): Promise<DownloadResult> {
  const { version, artifact, url, digest, dist } = build;
  if (digest === null) return { ok: false, reason: 'unreachable', text: `there is no ${artifact}` };
  const sayWaiting = (): void => console.log('Another start is fetching Electron; waiting for it');
  return withLock(`${dist}.lock`, sayWaiting, async () => {
    if (isFetched(build)) return { ok: true };
    const zip = `${dist}.zip`;
    console.log(`Fetching Electron ${version} from its release host`);
    const fetched = await reportBytes((onProgress) =>
      download({
        url,
        file: zip,
        hash: { algorithm: 'sha256', encoding: 'hex', digest },
        answerWithin: 5000,
        onProgress,
      }),
    );
    if (!fetched.ok) return fetched;
    await step('Unpacking Electron', () => unpack(zip, dist));
    await rm(zip);
    return { ok: true };
  });
}
