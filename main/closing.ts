/** Closing while changes wait: the window asks, but nothing that does not answer keeps the app open. */

/** Milliseconds that the engine has to count, and the page to show the question. */
const answerLimit = 2_000;

export interface Closing {
  /** Somebody wants to close. Answers whether that may happen at once; otherwise `close` is called when it may. */
  press(): boolean;
  /** The page shows the question: from now on the admin has all the time there is. */
  asked(): void;
  /** The admin's answer. */
  answer(close: boolean): void;
  /** The system ends the app: there is nobody left to ask. */
  hasten(): void;
}

/**
 * Closing for good is called off until it is known that nothing waits, or the admin says so. A second press closes
 * whatever the first one is still waiting for.
 */
export function createClosing(given: {
  /** How many changes wait; null where nobody can tell. */
  waiting(): Promise<number | null>;
  /** Has the page ask. */
  tell(waiting: number): void;
  /** Closes, without asking again. */
  close(): void;
  /** The admin stays. */
  stay(): void;
}): Closing {
  let state: 'open' | 'counting' | 'telling' | 'asking' | 'closing' = 'open';
  let timer: NodeJS.Timeout | undefined;

  function close(): void {
    if (state === 'closing') return;
    state = 'closing';
    clearTimeout(timer);
    given.close();
  }

  function closeInTime(): void {
    clearTimeout(timer);
    timer = setTimeout(close, answerLimit);
  }

  async function count(): Promise<void> {
    state = 'counting';
    closeInTime();
    const waiting = await given.waiting();
    if (state !== 'counting') return;
    if (waiting === null || waiting === 0) return close();
    state = 'telling';
    closeInTime();
    given.tell(waiting);
  }

  function hasten(): void {
    state = 'closing';
    clearTimeout(timer);
  }

  return {
    hasten,
    press() {
      if (state === 'open') void count();
      else hasten();
      return state === 'closing';
    },
    asked() {
      if (state !== 'telling') return;
      state = 'asking';
      clearTimeout(timer);
    },
    answer(isClosing) {
      if (state !== 'telling' && state !== 'asking') return;
      clearTimeout(timer);
      if (isClosing) return close();
      state = 'open';
      given.stay();
    },
  };
}
