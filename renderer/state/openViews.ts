/** The views that the engine has open for the window. */
import type { engineCalls, Input, Output } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { reportFault, showFailure } from './toasts';

type Asked = Omit<Input<typeof engineCalls, 'users.open'>, 'jobId'>;

/** Views that must outlive their list: an export reads from them. */
const held = new Set<number>();
/** What names the question for a list that is under way to the engine. */
let underWay: string | null = null;

/** Nobody waits any more for the view that was asked for last. */
export function forgetOpening() {
  if (underWay !== null) engine.call('jobs.cancel', { jobId: underWay }).catch(reportFault);
  underWay = null;
}

/** Opens a view instead of the one that was asked for before, if that is still to come. */
export async function openView(asked: Asked): Promise<Output<typeof engineCalls, 'users.open'>> {
  forgetOpening();
  const jobId = crypto.randomUUID();
  underWay = jobId;
  try {
    return await engine.call('users.open', { ...asked, jobId });
  } finally {
    if (underWay === jobId) underWay = null;
  }
}

/** Closes a view unless it is held. */
export async function closeView(viewId: number): Promise<void> {
  if (held.has(viewId)) return;
  const closed = await engine.call('users.close', { viewId });
  // After a restart of the engine the view is gone already.
  if (!closed.ok && closed.failure.code !== 'unknown-view' && closed.failure.code !== 'engine-stopped') {
    showFailure(closed.failure);
  }
}

/** Keeps a view from being closed while `work` reads from it. */
export async function keepOpen<T>(viewId: number, work: () => Promise<T>): Promise<T> {
  held.add(viewId);
  try {
    return await work();
  } finally {
    held.delete(viewId);
  }
}
