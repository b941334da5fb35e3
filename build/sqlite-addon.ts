import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache';
import { withLock } from './lock';
import { packageCommand } from './package-command';
import { capture, isInstalled } from './process';
import { step } from './progress';
import { inRoot } from './root';
import type { Runtime } from './runtime';
import { Stop } from './stop';
import { ensureSystemPackages } from './system-packages';
import { withTemporaryFolder } from './temporary-folder';

/**
 * better-sqlite3 carries binaries for Node-API 10 (Node 22.14, Electron 36). An older runtime does not refuse them, it
 * crashes; for it the addon is compiled once a machine from the package's own sources.
 */
const carriedNodeApi = 10;
const firstElectronWithIt = 36;

const noCompiler = 'Node 22.14 or newer with an official Electron needs no compiler.';

/** The patch is what makes the binary run on older runtimes; another patch makes another binary. */
const patch = { from: 'NAPI_VERSION=10', to: "NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NO_WARNING" };

const packageFolder = inRoot('node_modules/better-sqlite3');
const placed = join(packageFolder, 'build/Release/better_sqlite3.node');

/** Whether the binaries that the package carries would crash this Node or that Electron. */
export function needsCompiledAddon(nodeApi: number, electron: string | null): boolean {
  if (nodeApi < carriedNodeApi) return true;
  if (electron === null) return false;
  const major = Number.parseInt(electron, 10);
  return Number.isNaN(major) || major < firstElectronWithIt;
}

/** Node's own headers, where they are installed beside it; elsewhere node-gyp fetches them. */
function headers(): string[] {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include/node/node.h')) ? [`--nodedir=${prefix}`] : [];
}

async function missingCompilers(): Promise<string[]> {
  if (process.platform === 'win32') return [];
  const found = await Promise.all(
    ['make', 'g++', 'python3'].map(async (name) => ((await isInstalled(name)) ? [] : name)),
  );
  return found.flat();
}

async function ensureCompiler(): Promise<void> {
  if ((await missingCompilers()).length === 0) return;
  await ensureSystemPackages(['compiler']);
  const missing = await missingCompilers();
  if (missing.length > 0)
    throw new Stop(`To compile better-sqlite3 this system needs ${missing.join(', ')}. ${noCompiler}`);
}

/** Compiles the package's sources in a folder of its own. Returns the addon's path. */
async function compile(folder: string): Promise<string> {
  const require = createRequire(join(packageFolder, 'package.json'));
  for (const name of ['binding.gyp', 'package.json', 'deps', 'lib', 'src']) {
    await cp(join(packageFolder, name), join(folder, name), { recursive: true });
  }
  await mkdir(join(folder, 'node_modules'));
  const nodeAddonApi = dirname(require.resolve('node-addon-api/package.json'));
  await symlink(nodeAddonApi, join(folder, 'node_modules/node-addon-api'), 'junction');

  const gyp = join(folder, 'binding.gyp');
  const text = await readFile(gyp, 'utf8');
  if (!text.includes(patch.from)) throw new Error(`${gyp} no longer holds ${patch.from}`);
  await writeFile(gyp, text.replace(patch.from, patch.to));

  const [node, nodeGyp] = packageCommand('node-gyp');
  const args = [nodeGyp, 'rebuild', '--release', '--force_build=1', '--jobs=max', ...headers()];
  const { code, output } = await capture(node, args, { cwd: folder });
  if (code !== 0) {
    throw new Stop(`${output}\nbetter-sqlite3 could not be compiled; the reason stands above. ${noCompiler}`);
  }
  return join(folder, 'build/Release/better_sqlite3.node');
}

/** Where the compiled addon is kept. */
async function cachedAddon(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const key = createHash('sha256').update(JSON.stringify(patch)).digest('hex').slice(0, 8);
  const folder = `${version}-${process.platform}-${process.arch}-${key}`;
  return join(cacheFolder(), 'better-sqlite3', folder, 'better_sqlite3.node');
}

async function copyInOneMove(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const temporary = `${to}.${process.pid}.new`;
  await copyFile(from, temporary);
  await rename(temporary, to);
}

async function compileIntoCache(addon: string): Promise<void> {
  const sayWaiting = (): void => console.log('Another start is compiling better-sqlite3; waiting for it');
  await withLock(`${dirname(addon)}.lock`, sayWaiting, async () => {
    if (existsSync(addon)) return;
    await ensureCompiler();
    await step('Compiling better-sqlite3 for this runtime, once a machine; this takes about a minute', () =>
      withTemporaryFolder('better-sqlite3', async (folder) => copyInOneMove(await compile(folder), addon)),
    );
  });
}

/**
 * The addon compiled for this Node and, where one is given, for that Electron; null where those that the package
 * carries will do.
 */
export async function compiledAddon(runtime: Runtime | null): Promise<string | null> {
  if (!needsCompiledAddon(Number(process.versions.napi), runtime?.version ?? null)) return null;
  const addon = await cachedAddon();
  if (!existsSync(addon)) await compileIntoCache(addon);
  return addon;
}

/**
 * Makes sure that better-sqlite3 runs on this Node and, where one is given, on that Electron: its loader prefers an
 * addon in its build folder to those that it carries.
 */
export async function ensureSqliteAddon(runtime: Runtime | null = null): Promise<void> {
  const addon = await compiledAddon(runtime);
  if (addon === null) {
    // One that was put there for another runtime: what the package carries is the better one here.
    if (runtime) await rm(placed, { force: true });
    return;
  }
  const isPlaced = existsSync(placed) && (await readFile(placed)).equals(await readFile(addon));
  if (!isPlaced) await copyInOneMove(addon, placed);
}
