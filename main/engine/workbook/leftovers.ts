/** Temporary files beside those that are being written, and what killed processes have left of them. */
import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** This machine's mark: on a shared folder the number of a process says nothing about another machine's. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Of a file that this process writes; shortened, because a name may be as long as the file system allows. */
export function temporaryName(name: string): string {
  return `.~${name.slice(0, 60)}.${machine}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
}

const ours = new RegExp(`^\\.~.+\\.${machine}-(\\d{1,10})-[0-9a-f]{12}\\.tmp$`);

/** Removes from a folder what processes of this machine had begun to write when they were killed. */
export async function clearLeftovers(folder: string): Promise<void> {
  try {
    const left = (await readdir(folder)).filter((name) => {
      const [, pid] = ours.exec(name) ?? [];
      return pid !== undefined && isGone(Number(pid));
    });
    for (const name of left) await rm(join(folder, name), { force: true });
  } catch (error) {
    // A folder that cannot be read or cleaned may still be written to: whether it can, the writing itself tells.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // Another user's process refuses to be asked, and so is there.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
