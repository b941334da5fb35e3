/** Long work that a window started and may cancel. */
import type { JobProgress, Result } from '../../preload/contract';
import type { Emit } from './emit';

export interface Jobs {
  /** Runs `work` under an id; its signal is aborted by `cancel`. */
  run<T>(jobId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(jobId: string): void;
  cancelAll(): void;
}

export function createJobs(): Jobs {
  const running = new Map<string, AbortController>();
  return {
    async run(jobId, work) {
      const controller = new AbortController();
      running.set(jobId, controller);
      try {
        return await work(controller.signal);
      } finally {
        running.delete(jobId);
      }
    },
    cancel: (jobId) => running.get(jobId)?.abort(),
    cancelAll() {
      for (const controller of running.values()) controller.abort();
    },
  };
}

/**
 * Tells of progress at most every 100 ms, and always of the end.
 *
 * @param quiet so long nothing is told of what may be over soon; milliseconds
 */
export function jobProgress(
  jobId: string,
  total: number,
  now: () => number,
  emit: (progress: JobProgress) => void,
  quiet = 0,
) {
  let told = quiet > 0 ? now() + quiet - 100 : 0;
  return (done: number, state: JobProgress['state'], failure: JobProgress['failure'] = null) => {
    if (state === 'running' && now() - told < 100) return;
    told = now();
    emit({ jobId, done, total, state, failure });
  };
}

/** What is over sooner is not told of while it runs; milliseconds. */
const patience = 300;

/** Does work of which progress is told once it takes long, and always its end. */
export async function watched<T>(
  jobId: string,
  total: number,
  now: () => number,
  emit: Emit,
  work: (tell: (done: number) => void) => Promise<Result<T>>,
): Promise<Result<T>> {
  const progress = jobProgress(jobId, total, now, (told) => emit('job.progress', told), patience);
  let done = 0;
  const result = await work((count) => {
    done = count;
    progress(count, 'running');
  });
  if (result.ok) progress(total, 'finished');
  else if (result.failure.code === 'cancelled') progress(done, 'cancelled');
  else progress(done, 'failed', result.failure);
  return result;
}
