import { join } from 'node:path';
import { withTemporaryFolder } from './temporary-folder';

const isLinux = process.platform === 'linux';

/** Whether windows can be shown to somebody. */
export const hasDisplay = (env: NodeJS.ProcessEnv = process.env): boolean =>
  !isLinux || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/** Chromium's sandbox refuses to run as root; nobody else goes without it. */
export function sandboxArguments(): string[] {
  if (!isLinux || process.getuid?.() !== 0) return [];
  console.log("You are root: Chromium's sandbox is off (--no-sandbox).");
  return ['--no-sandbox'];
}

/** Does something with a command line that runs the one after it under a virtual display. */
export function withVirtualDisplay<T>(use: (prefix: [string, ...string[]]) => Promise<T>): Promise<T> {
  // Left to itself xvfb-run makes a folder for this file, and forgets it when it is ended by a signal.
  return withTemporaryFolder('display', (folder) =>
    use(['xvfb-run', '-a', '-f', join(folder, 'Xauthority'), '-s', '-screen 0 1600x1000x24']),
  );
}

/** Notes down the display around it, and the file of its key, beside those that were noted before. */
const noting = ['sh', '-c', 'export MUSTER_DISPLAYS="$MUSTER_DISPLAYS $DISPLAY=$XAUTHORITY"; exec "$@"', 'sh'];

/**
 * Does something with a command line that runs the one after it with so many virtual displays; MUSTER_DISPLAYS says where
 * they are, `:99=/tmp/Xauthority` each.
 */
export function withVirtualDisplays<T>(count: number, use: (prefix: [string, ...string[]]) => Promise<T>): Promise<T> {
  return withVirtualDisplay((display) =>
    count <= 1
      ? use([...display, ...noting])
      : withVirtualDisplays(count - 1, (others) => use([...display, ...noting, ...others])),
  );
}
