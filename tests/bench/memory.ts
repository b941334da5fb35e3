/** What a process holds of the machine's memory. */
import { readFile } from 'node:fs/promises';

/** The most memory that this process has had resident at once, in bytes. */
export async function peakMemory(): Promise<number> {
  // Linux counts what the parent had before it started us into the usual answer, but not into this one.
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const status = await readFile('/proc/self/status', 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}
