/** Runs at once, and then at most once in each span of `milliseconds`, the last time for the last request. */
export function pace(milliseconds: number, run: () => void): () => void {
  let resting = false;
  let again = false;
  return function request() {
    if (resting) {
      again = true;
      return;
    }
    resting = true;
    run();
    setTimeout(() => {
      resting = false;
      if (!again) return;
      again = false;
      request();
    }, milliseconds);
  };
}

/**
 * The same for work that takes a while: it never runs twice at once, and rests as many times as long as it took, so that
 * whoever does it has time for others.
 *
 * @param milliseconds the shortest rest
 */
export function paceByCost(milliseconds: number, times: number, run: () => Promise<void>): () => void {
  let busy = false;
  let again = false;
  return function request() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const began = performance.now();
    run().finally(() => {
      const rest = Math.max(milliseconds, times * (performance.now() - began));
      setTimeout(() => {
        busy = false;
        if (!again) return;
        again = false;
        request();
      }, rest);
    });
  };
}
