/** Work with an abort controller of its own. */

/**
 * Runs the work with a controller that is aborted together with the signal. The signal keeps no listener once the work
 * is over: one session's signal serves any number of requests.
 */
export async function withOwnAbort<T>(signal: AbortSignal, work: (own: AbortController) => Promise<T>): Promise<T> {
  const own = new AbortController();
  const abort = () => own.abort();
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await work(own);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
