/** Tells windows what changed, not more often than they can use it. */
import type { Environment } from './environment';

/**
 * Calls `act` soon after the first request, once for all requests that come meanwhile, and rests at least five times as
 * long as it took: a list of a million people is not sorted anew for every page of a pull.
 */
export function announcer(environment: Environment, quiet: number, act: () => void | Promise<void>) {
  const stopping = new AbortController();
  let asked = false;
  let busy = false;

  async function settle(): Promise<void> {
    busy = true;
    let rest = quiet;
    while (asked && !stopping.signal.aborted) {
      await environment.wait(rest, stopping.signal);
      if (stopping.signal.aborted) break;
      asked = false;
      const began = environment.now();
      await act();
      rest = Math.max(quiet, (environment.now() - began) * 5);
    }
    busy = false;
  }

  return {
    /** @param failed hears of an error in `act` */
    ask(failed: (error: unknown) => void): void {
      asked = true;
      if (!busy) settle().catch(failed);
    },
    stop: () => stopping.abort(),
  };
}
