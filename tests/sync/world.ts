/** What tests of the engine hand it of the world, and how they wait for it. */
import { randomUUID } from 'node:crypto';
import type { Environment } from '../../main/engine/environment';
import type { Result } from '../../preload/contract';

export const tenantId = 'test';

const began = Date.now();
/** What the client allows one request, in milliseconds. */
const requestTimeout = 30_000;

/** The real world with a clock that runs a hundred times as fast: backoff is tested, not waited for. */
export function environment(change: Partial<Environment> = {}): Environment {
  return {
    now: () => began + (Date.now() - began) * 100,
    fetch: globalThis.fetch,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          resolve();
        };
        // The time that a request may take is not hurried: this machine may be busy.
        const real = milliseconds === requestTimeout ? milliseconds : milliseconds / 100;
        const timer = setTimeout(end, Math.min(real, 60_000));
        signal.addEventListener('abort', end, { once: true });
      }),
    random: Math.random,
    uuid: randomUUID,
    author: 'Ada Admin',
    log: () => {},
    ...change,
  };
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.detail ?? ''}`);
  return result.value;
}

/** Asks again and again until the answer is neither null nor false. */
export async function until<T>(what: string, ask: () => T | null | false | Promise<T | null | false>): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
