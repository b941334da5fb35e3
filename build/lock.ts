import { mkdir, open, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The holder touches its lock this often; one not touched for `staleAfter` was left by a process that died. */
const touchEvery = 1000;
const staleAfter = 8000;

/** Whether the lock could be made. */
async function take(file: string): Promise<boolean> {
  try {
    await (await open(file, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Milliseconds since the lock was last touched; null when it has gone. */
async function age(file: string): Promise<number | null> {
  try {
    return Date.now() - (await stat(file)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Does the work while no other process does the same, waiting for the other first.
 *
 * It saves double work. What is made under it is checked and put in place by renaming all the same, since after a
 * crash two processes may take over a stale lock at once.
 */
export async function withLock<T>(file: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  for (let isFirst = true; !(await take(file)); isFirst = false) {
    if (isFirst) onWait();
    const idle = await age(file);
    if (idle !== null && idle > staleAfter) await rm(file, { force: true });
    else await wait(200);
  }
  const touching = setInterval(() => {
    const now = new Date();
    // A lock that cannot be touched is taken over at worst, which is safe.
    utimes(file, now, now).catch(() => undefined);
  }, touchEvery);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    await rm(file, { force: true });
  }
}
