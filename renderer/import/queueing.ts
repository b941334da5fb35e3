/** Queueing what the lines of a file ask for, as one batch: the same for an import and for a comparison. */
import type { Input, importCalls } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { actionFor, useAdministration } from '../state/administration';
import { type Applied, type Importing, ownFailure, runWork, useImporting } from './importing';
import { showPreview } from './judging';

/** What is asked for of the file that is open. */
export type Order = Omit<Input<typeof importCalls, 'import.apply'>, 'tenantId' | 'importId' | 'jobId'>;

/** The actions that invite those who are created: where the admin wants it, and the tenant has one. */
export function invitationsFor({ invites, creates }: Pick<Importing, 'invites' | 'creates'>): string[] {
  const { administration } = useAdministration.getState();
  if (!invites || !creates || administration?.invitation !== 'onRequest') return [];
  const action = actionFor(administration, 'invitation');
  return action ? [action.id] : [];
}

/**
 * Queues it. Null where that could not be done, which is told, or where something else has taken the file's place meanwhile.
 *
 * @param tellLate says what was queued for somebody who came too late to give it up
 */
export async function queueLines(
  { tenantId, importId }: { tenantId: string; importId: string },
  order: Order,
  tellLate: (applied: Applied) => void,
): Promise<Applied | null> {
  const answer = await runWork('applying', async (jobId) => {
    const told = await engine.call('import.apply', { tenantId, importId, jobId, ...order });
    if (told.ok && useImporting.getState().work?.jobId !== jobId) tellLate(told.value);
    return told;
  });
  if (!answer) return null;
  if (answer.ok) return answer.value;
  const isCancelled = answer.failure.code === 'cancelled';
  useImporting.setState({ failure: isCancelled ? null : ownFailure(answer.failure) });
  return null;
}

/** Judges what is left once more, and shows what the queue has refused of it. */
export async function showRefused(refused: Applied['refused']): Promise<void> {
  useImporting.setState({ judged: null });
  await showPreview();
  useImporting.setState({ refused });
}
