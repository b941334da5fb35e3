/** The time as an engine is told it. It may be put forward, so that nothing is measured that only waits. */

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Waits; ends early, without an error, when the signal is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Puts the clock forward and wakes those whose time has come. */
  forward(milliseconds: number): void;
}

interface Sleeper {
  until: number;
  wake(): void;
}

export function createClock(): Clock {
  const sleepers = new Set<Sleeper>();
  let ahead = 0;
  const now = () => Date.now() + ahead;
  return {
    now,
    wait(milliseconds, signal) {
      if (signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          sleepers.delete(sleeper);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        const sleeper = { until: now() + milliseconds, wake };
        sleepers.add(sleeper);
        signal.addEventListener('abort', wake, { once: true });
      });
    },
    forward(milliseconds) {
      ahead += milliseconds;
      for (const { until, wake } of [...sleepers]) if (until <= now()) wake();
    },
  };
}
