/** A disk that is soon full: a file system of a few kilobytes in memory, seen by one process and its children alone. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a program that runs another one with a small file system mounted at `mountPoint`. It is gone with its process.
 * Who is not root gets the right to mount by a user namespace.
 */
export function onSmallDisk(folder: string, mountPoint: string, kilobytes: number, program: string): string {
  const namespace = process.getuid?.() === 0 ? '--mount' : '--mount --map-current-user --keep-caps';
  const script = join(folder, 'on-small-disk.sh');
  const inner = `mount -t tmpfs -o size=${kilobytes}k tmpfs "$0" && exec "$@"`;
  writeFileSync(script, `#!/bin/sh\nexec unshare ${namespace} sh -c '${inner}' '${mountPoint}' '${program}' "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}

/** How a folder that only a process sees is reached from outside. */
export const asSeenBy = (pid: number, folder: string): string => join('/proc', String(pid), 'root', folder);
