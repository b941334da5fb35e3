/** What windows need around them: a runtime, the built app, a display, and a keychain that is not the user's. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureAppBuilt } from '../../build/app-build';
import { hasDisplay, withVirtualDisplay } from '../../build/display';
import { run } from '../../build/process';
import { ensureRuntimeReady } from '../../build/ready';
import { inRoot, root } from '../../build/root';
import { withTemporaryFolder } from '../../build/temporary-folder';

/** Where programs look for the user's own things, within a folder. */
const own = {
  HOME: 'home',
  XDG_CONFIG_HOME: 'home/.config',
  XDG_DATA_HOME: 'home/.local/share',
  XDG_STATE_HOME: 'home/.local/state',
  XDG_CACHE_HOME: 'home/.cache',
  XDG_RUNTIME_DIR: 'run',
};

async function ownFolders(folder: string): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = {};
  for (const [variable, name] of Object.entries(own)) {
    env[variable] = join(folder, name);
    await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
  }
  return env;
}

/**
 * Runs a program with everything that windows need; it finds the runtime's executable in MUSTER_ELECTRON. On Linux it
 * gets a D-Bus session with a keyring of its own, and a virtual display where there is no other. Returns its exit code.
 */
export async function inSurroundings(program: string, args: string[]): Promise<number> {
  const runtime = await ensureRuntimeReady(process.platform === 'linux' ? ['keyring'] : []);
  await ensureAppBuilt();
  // Without what `npm run bench` loads first: that has been done, and would be done again for the folders below.
  const command = [process.execPath, '--import', import.meta.resolve('tsx'), program, ...args];
  const start = ([first = '', ...rest]: string[], more: NodeJS.ProcessEnv) =>
    run(first, rest, { cwd: root, env: { ...process.env, ...more, MUSTER_ELECTRON: runtime.executable } });
  if (process.platform !== 'linux') return start(command, {});
  return withTemporaryFolder('bench-session', async (folder) => {
    const session = ['dbus-run-session', '--', inRoot('build/with-keyring.sh'), ...command];
    const env = await ownFolders(folder);
    return hasDisplay() ? start(session, env) : withVirtualDisplay((prefix) => start([...prefix, ...session], env));
  });
}
