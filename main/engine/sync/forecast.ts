/** When everything that waits will have been sent, judged by what sending has taken lately. */

export interface Forecast {
  /** Sending so many changes has taken so many requests. */
  sent(changes: number, requests: number): void;
  /**
   * @param waiting changes that are still to be sent
   * @param rate requests a second that may be counted on; null if unknown
   * @param notBefore until when nothing may be sent
   * @returns milliseconds since 1970, UTC; null while there is nothing to judge by
   */
  finishAt(waiting: number, rate: number | null, notBefore: number | null): number | null;
}

/** What was seen longer ago counts less: after so many changes the sums are halved. */
const memory = 500;

export function createForecast(now: () => number): Forecast {
  let changes = 0;
  let requests = 0;
  return {
    sent(more, asked) {
      changes += more;
      requests += asked;
      if (changes < memory) return;
      changes /= 2;
      requests /= 2;
    },
    finishAt(waiting, rate, notBefore) {
      if (waiting === 0 || rate === null || rate <= 0) return null;
      // Before anything was sent: one request to look and one to write.
      const each = changes > 0 ? requests / changes : 2;
      return Math.max(now(), notBefore ?? 0) + (waiting * each * 1000) / rate;
    },
  };
}
