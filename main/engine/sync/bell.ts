/** A bell that a sleeper can be woken with; a ring while nobody sleeps wakes the next one at once. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, or at once if it rang since the last `rearm`. */
  heard(): Promise<void>;
  /** Forgets past rings. */
  rearm(): void;
}

export function createBell(): Bell {
  let resolve: () => void = () => {};
  let promise = new Promise<void>((done) => {
    resolve = done;
  });
  return {
    ring: () => resolve(),
    heard: () => promise,
    rearm() {
      promise = new Promise<void>((done) => {
        resolve = done;
      });
    },
  };
}
