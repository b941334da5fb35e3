import { create } from 'zustand';
import type { SendMode, TenantStatus } from '../../preload/contract';
import { type EngineState, engine } from '../bridge/engine';
import { showFailure } from './toasts';

/** How far a pull was at an instant (ms since 1970). */
export interface PullSample {
  at: number;
  done: number;
}

interface StatusState {
  status: TenantStatus | null;
  engine: EngineState;
  /** The running pull's last progress, from which the time left is told. */
  samples: readonly PullSample[];
}

export const useStatus = create<StatusState>()(() => ({ status: null, engine: 'starting', samples: [] }));

/** Older samples say little about how fast the tenant answers now. */
const sampleSpan = 30_000;

export function takeStatus(status: TenantStatus) {
  const at = Date.now();
  useStatus.setState(({ samples, status: before }) => {
    if (!status.pull) return { status, samples: [] };
    const same = before?.tenantId === status.tenantId && before.pull?.startedAt === status.pull.startedAt;
    const kept = same ? samples.filter((sample) => at - sample.at < sampleSpan) : [];
    return { status, samples: [...kept, { at, done: status.pull.done }] };
  });
}

/** Changes that wait, are on hold or on their way, or have stopped. */
export function openChanges(status: TenantStatus): number {
  return status.pending + status.sending + status.held + status.rejected + status.conflicts;
}

/** Has edits go out as they are made, or collected until the admin presses Send. */
export async function setSendMode(tenantId: string, mode: SendMode): Promise<void> {
  const set = await engine.call('sync.mode', { tenantId, mode });
  if (!set.ok) return showFailure(set.failure);
  useStatus.setState(({ status }) => (status?.tenantId === tenantId ? { status: { ...status, sendMode: mode } } : {}));
}
