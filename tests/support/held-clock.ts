/** A clock that stands still until the test moves it on: what waits is seen waiting. */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Environment } from '../../main/engine/environment';

export interface HeldClock {
  environment: Environment;
  /** How long each of those who wait has yet to wait, in milliseconds. */
  waits(): number[];
  /** Lets so many milliseconds pass, and everybody whose wait is over go on. */
  advance(milliseconds: number): Promise<void>;
}

/** Turns of the event loop in which everything that needs no time comes to rest. */
export async function manyTurns(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) await nextTurn();
}

export function holdClock(): HeldClock {
  let now = 1_700_000_000_000;
  const waiting = new Set<{ until: number; end(): void }>();
  return {
    environment: {
      now: () => now,
      fetch: globalThis.fetch,
      wait: (milliseconds, signal) =>
        new Promise((resolve) => {
          const wait = {
            until: now + milliseconds,
            end() {
              waiting.delete(wait);
              resolve();
            },
          };
          if (signal.aborted) return resolve();
          waiting.add(wait);
          signal.addEventListener('abort', wait.end, { once: true });
        }),
      random: () => 0.5,
      uuid: randomUUID,
      author: 'Ada Admin',
      log: () => {},
    },
    waits: () => [...waiting].map(({ until }) => until - now),
    async advance(milliseconds) {
      now += milliseconds;
      for (const wait of [...waiting]) if (wait.until <= now) wait.end();
      await manyTurns();
    },
  };
}
