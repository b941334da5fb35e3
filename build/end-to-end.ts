import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache';
import { withVirtualDisplays } from './display';
import { packageCommand } from './package-command';
import { run } from './process';
import { inRoot, root } from './root';
import type { Runtime } from './runtime';
import { withTemporaryFolder } from './temporary-folder';

/** Folders of the tests' own, so that they touch nothing of the user's. */
async function ownFolders(folder: string): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = {};
  for (const [variable, name] of Object.entries({
    HOME: 'home',
    XDG_CONFIG_HOME: 'home/.config',
    XDG_DATA_HOME: 'home/.local/share',
    XDG_STATE_HOME: 'home/.local/state',
    XDG_CACHE_HOME: 'home/.cache',
    XDG_RUNTIME_DIR: 'run',
    TMPDIR: 'tmp',
  })) {
    env[variable] = join(folder, name);
    // The XDG Base Directory Specification wants the runtime folder to be the user's alone.
    await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
  }
  return env;
}

/** So many test files run at once, each on a display of its own. */
const mostAtOnce = 2;

export interface EndToEnd {
  runtime: Runtime;
  /** The executable of the packaged app. */
  packaged: string;
  /** Arguments for Playwright. */
  args: string[];
  env?: NodeJS.ProcessEnv;
}

/**
 * Runs the end-to-end tests in real Electron. On Linux they get displays, a keyring and a D-Bus session of their own.
 * Returns Playwright's exit code.
 */
export function runEndToEnd({ runtime, packaged, args, env = {} }: EndToEnd): Promise<number> {
  const playwright = [...packageCommand('@playwright/test', 'playwright'), 'test', ...args] as const;
  const own = {
    ...env,
    MUSTER_ELECTRON: runtime.executable,
    MUSTER_PACKAGED: packaged,
    // For the tests of `npm start`: what this machine has been brought up with is not fetched again.
    MUSTER_CACHE_HOME: dirname(cacheFolder()),
  };
  if (process.platform !== 'linux') {
    const [node, ...rest] = playwright;
    return run(node, rest, { cwd: root, env: { ...process.env, ...own } });
  }
  return withTemporaryFolder('e2e', (folder) =>
    withVirtualDisplays(Math.min(mostAtOnce, availableParallelism()), async ([command, ...prefix]) => {
      const session = ['dbus-run-session', '--', inRoot('build/with-keyring.sh')];
      const everything: NodeJS.ProcessEnv = { ...process.env, ...(await ownFolders(folder)), ...own };
      // Wherever it is set, Electron would open its windows there.
      delete everything.WAYLAND_DISPLAY;
      return run(command, [...prefix, ...session, ...playwright], { cwd: root, env: everything });
    }),
  );
}
