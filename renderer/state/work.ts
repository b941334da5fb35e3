/** Long work on the list, one at a time: what it is, how far it is, and a way to stop it. */
import { create } from 'zustand';
import { engine } from '../bridge/engine';
import { reportFault } from './toasts';

interface Work {
  /** Names it to the engine. */
  jobId: string;
  label: string;
  done: number;
  /** Null while nobody knows how much there is. */
  total: number | null;
}

export const useWork = create<{ work: Work | null }>()(() => ({ work: null }));

export interface Progress {
  jobId: string;
  /** Stops when the admin says so. */
  signal: AbortSignal;
  tell(done: number, total: number | null): void;
}

let stopping: AbortController | null = null;

/** Runs work under a name; null, without a start, while other work is under way. */
export async function withProgress<T>(label: string, run: (progress: Progress) => Promise<T>): Promise<T | null> {
  if (useWork.getState().work) return null;
  const jobId = crypto.randomUUID();
  const controller = new AbortController();
  stopping = controller;
  const tell = (done: number, total: number | null) => useWork.setState({ work: { jobId, label, done, total } });
  tell(0, null);
  const off = engine.on('job.progress', (progress) => {
    if (progress.jobId === jobId) tell(progress.done, progress.total);
  });
  try {
    return await run({ jobId, signal: controller.signal, tell });
  } finally {
    off();
    stopping = null;
    useWork.setState({ work: null });
  }
}

/** Stops what is under way: reading at once, what the engine does as soon as it can. */
export function cancelWork() {
  const { work } = useWork.getState();
  stopping?.abort();
  if (work) engine.call('jobs.cancel', { jobId: work.jobId }).catch(reportFault);
}
