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
