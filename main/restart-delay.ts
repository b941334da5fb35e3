/** A process that lived this long was healthy: its next death is a first one. Milliseconds. */
const healthy = 60_000;
const first = 200;
const longest = 5_000;

/**
 * How long to wait before a process that died is started again, in milliseconds.
 * @param previous what was waited the last time, or null
 * @param lived how long the process ran
 */
export function restartDelay(previous: number | null, lived: number): number {
  return previous === null || lived >= healthy ? first : Math.min(previous * 2, longest);
}
