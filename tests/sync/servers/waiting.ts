/** Waiting in real time, for tests of the client alone. */
import { setTimeout as wait } from 'node:timers/promises';

/** Ends early, without an error, when the signal is aborted. */
export async function waitInRealTime(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
