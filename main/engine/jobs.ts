/** Long work that a window started and may cancel. */
import type { JobProgress } from '../../preload/contract';

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

/** Tells of progress at most every 100 ms, and always of the end. */
export function jobProgress(jobId: string, total: number, now: () => number, emit: (progress: JobProgress) => void) {
  let told = 0;
  return (done: number, state: JobProgress['state'], failure: JobProgress['failure'] = null) => {
    if (state === 'running' && now() - told < 100) return;
    told = now();
    emit({ jobId, done, total, state, failure });
  };
}
