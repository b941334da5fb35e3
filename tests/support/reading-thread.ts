/** The program that reads beside the engine, as it stands in the sources. */
import { Worker } from 'node:worker_threads';

/** What an engine in a test, or in a benchmark, starts it with. */
export function startReadingThread(): Worker {
  return new Worker(new URL('./reading-program.mjs', import.meta.url), { execArgv: [] });
}
