/** Doing what was seen: one batch, told in a message with Undo. */
import { create } from 'zustand';
import type { BatchLabel } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { tellApplied } from '../state/gestures';
import { reportFault, showFailure } from '../state/toasts';
import type { Question } from './previewing';

interface Applying {
  jobId: string;
  done: number;
  total: number;
}

export const useApplying = create<{ applying: Applying | null }>()(() => ({ applying: null }));

/** Does it, and tells of it; answers whether it was done, at least in part. */
export async function applyBulk(
  { tenantId, rows, columns, how }: Question,
  label: BatchLabel,
  done: (applied: number) => string,
): Promise<boolean> {
  if (useApplying.getState().applying) return false;
  const jobId = crypto.randomUUID();
  const batchId = crypto.randomUUID();
  useApplying.setState({ applying: { jobId, done: 0, total: rows.length } });
  const off = engine.on('job.progress', (progress) => {
    if (progress.jobId !== jobId) return;
    useApplying.setState({ applying: { jobId, done: progress.done, total: progress.total } });
  });
  const asked = { tenantId, rows: [...rows], columns: [...columns], how, jobId, batchId, label };
  const answer = await engine.call('bulk.apply', asked).finally(() => {
    off();
    useApplying.setState({ applying: null });
  });
  if (!answer.ok) {
    // Whoever stops it knows that nothing was done.
    if (answer.failure.code !== 'cancelled') showFailure(answer.failure);
    return false;
  }
  await tellApplied({ tenantId, batchId, applied: answer.value, done });
  return answer.value.applied > 0;
}

export function stopApplying() {
  const { applying } = useApplying.getState();
  if (applying) engine.call('jobs.cancel', { jobId: applying.jobId }).catch(reportFault);
}
