import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { markerFile } from './electron-layout';
import { inRoot, root } from './root';
import type { Runtime } from './runtime';
import { compiledAddon } from './sqlite-addon';

const isLinux = process.platform === 'linux';
const ownArch = process.arch === 'arm64' ? Arch.arm64 : Arch.x64;

/** Takes out of a copied Electron what lets a developer open an app by naming its folder. */
async function removeLaunchers({ appOutDir }: { appOutDir: string }): Promise<void> {
  for (const name of ['resources/default_app.asar', 'resources/app', 'version']) {
    await rm(join(appOutDir, name), { recursive: true, force: true });
  }
}

/**
 * Has electron-builder take Electron from the runtime's folder, so that it is the very one that was tested. For
 * another processor than this one's, and elsewhere than on Linux, it fetches the official build itself.
 */
const electronFrom = (runtime: Runtime, arch: Arch): Configuration =>
  isLinux && arch === ownArch ? { electronDist: runtime.dist, afterExtract: removeLaunchers } : {};

async function buildUnpacked(arch: Arch, config: Configuration): Promise<void> {
  await build({
    projectDir: root,
    targets: Platform.current().createTarget('dir', arch),
    config,
    publish: 'never',
  });
}

const forTest = inRoot('release/for-test');

function testExecutable(): string {
  const suffix = ownArch === Arch.arm64 ? '-arm64' : '';
  if (process.platform === 'darwin') return `mac${suffix}/Muster.app/Contents/MacOS/Muster`;
  return process.platform === 'win32' ? `win${suffix}-unpacked/Muster.exe` : `linux${suffix}-unpacked/muster`;
}

/** The executable of the package for tests. */
export const packagedForTest = join(forTest, testExecutable());

/** Makes the package for tests: an unpacked folder. */
export async function packageForTest(runtime: Runtime): Promise<void> {
  const { version } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
  const addon = isLinux ? await compiledAddon(runtime) : null;
  const carried = `resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`;
  await rm(forTest, { recursive: true, force: true });
  await buildUnpacked(ownArch, {
    ...electronFrom(runtime, ownArch),
    directories: { output: forTest },
    extraMetadata: { version: `${version}-for-test` },
    afterPack: async ({ appOutDir }) => {
      // An older Electron needs the compiled addon, in the place of the one that users get.
      if (addon) await copyFile(addon, join(appOutDir, carried));
      await rm(markerFile(appOutDir), { force: true });
      const notice = 'This Muster was built for a test. Never give it to a user.\n';
      await writeFile(join(appOutDir, 'FOR-TESTS-ONLY.txt'), notice);
    },
  });
}

/** Whether something could not be done because a host could not be reached. */
function isUnreachable(error: unknown): error is Error {
  const codes = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];
  return (
    error instanceof Error &&
    codes.some((code) => `${(error as NodeJS.ErrnoException).code} ${error.message}`.includes(code))
  );
}

/**
 * The packages for users of the system that this runs on. An installer whose tools cannot be had is left out, and said
 * so. Returns the exit code.
 */
export async function packageForUsers(runtime: Runtime): Promise<number> {
  if (!isLinux) {
    await build({ projectDir: root, targets: Platform.current().createTarget(), publish: 'never' });
    return 0;
  }
  await buildUnpacked(Arch.x64, electronFrom(runtime, Arch.x64));
  const prepackaged = inRoot('release/linux-unpacked');
  console.log(`The unpacked app is in ${prepackaged}.`);
  for (const target of ['AppImage', 'deb']) {
    const targets = Platform.LINUX.createTarget(target, Arch.x64);
    try {
      await build({ projectDir: root, prepackaged, targets, publish: 'never' });
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      console.log(`No ${target} was made: its tools are fetched from a host that cannot be reached. ${error.message}`);
    }
  }
  return 0;
}
