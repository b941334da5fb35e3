/** Keeps what changes often: the first at once, then the latest after a rest, and never two at the same time. */

export interface Keeper<T> {
  /** Has a value kept, unless another one follows soon; done when it, or that one, is. */
  keep(value: T): Promise<void>;
  /** Keeps at once what waits; done when everything is kept. */
  flush(): Promise<void>;
}

/** @param milliseconds the rest between one and the next */
export function keepLatest<T>(milliseconds: number, write: (value: T) => Promise<void>): Keeper<T> {
  let waiting: { value: T } | null = null;
  let running: Promise<void> | null = null;
  let isHurried = false;
  let endRest: () => void = () => undefined;

  function rest(): Promise<void> {
    if (isHurried) return Promise.resolve();
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      endRest = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  async function run(): Promise<void> {
    while (waiting) {
      const { value } = waiting;
      waiting = null;
      await write(value);
      await rest();
    }
  }

  function start(): Promise<void> {
    running ??= run().finally(() => {
      running = null;
      isHurried = false;
    });
    return running;
  }

  return {
    keep(value) {
      waiting = { value };
      return start();
    },
    async flush() {
      if (!running) return;
      isHurried = true;
      endRest();
      await running;
    },
  };
}
