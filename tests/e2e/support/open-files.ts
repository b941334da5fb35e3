/** Which files processes have open. */
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** How often a file is open, in whatever process; null where the system does not tell. */
export function timesOpen(path: string): number | null {
  if (!existsSync('/proc/self/fd')) return null;
  const open = readdirSync('/proc').flatMap((pid) => {
    const folder = join('/proc', pid, 'fd');
    try {
      return readdirSync(folder).map((fd) => readlinkSync(join(folder, fd)));
    } catch {
      // It is no process, or not ours, or it has ended meanwhile.
      return [];
    }
  });
  return open.filter((target) => target === path).length;
}
