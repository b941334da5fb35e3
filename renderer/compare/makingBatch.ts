/** Making one batch of what was chosen of a comparison; it waits to be looked through and sent. */
import i18next from 'i18next';
import { engine } from '../bridge/engine';
import { tellNotDeactivated } from '../import/absent/telling';
import { invitationFor } from '../import/applying';
import { type Applied, closeImport, ownFailure, runWork, useImporting } from '../import/importing';
import { showPreview } from '../import/judging';
import { chooseBatch, reviewOnly } from '../state/review';
import { reportFault, showDone } from '../state/toasts';
import { undo } from '../state/undoing';

export interface Taken {
  creates: boolean;
  changes: boolean;
  /** Whether those who are ticked are deactivated. */
  deactivates: boolean;
  /** How many people that is. */
  people: number;
}

/** Queues it without sending it, and leads to its review; what was refused keeps the comparison open. */
export async function makeBatch({ creates, changes, deactivates, people }: Taken): Promise<void> {
  const before = useImporting.getState();
  const { tenantId, importId, file, leavers } = before;
  if (tenantId === null || !file) return;
  const batchId = crypto.randomUUID();
  const action = creates ? invitationFor(before) : null;
  const answer = await runWork('applying', async (jobId) => {
    const told = await engine.call('import.apply', {
      ...{ tenantId, importId, jobId, batchId },
      label: { key: 'batch.compare', params: { file: file.fileName, count: people } },
      actions: action === null ? [] : [action],
      take: [...(creates ? ['new' as const] : []), ...(changes ? ['changed' as const] : [])],
      deactivate: deactivates ? [...leavers] : [],
      collected: true,
    });
    // Whoever closes the comparison, or goes on with something else, while it is written comes too late.
    if (told.ok && useImporting.getState().work?.jobId !== jobId) tellMade(told.value, tenantId, batchId);
    return told;
  });
  if (!answer) return;
  if (!answer.ok) {
    const isCancelled = answer.failure.code === 'cancelled';
    return useImporting.setState({ failure: isCancelled ? null : ownFailure(answer.failure) });
  }
  const { refused } = answer.value;
  tellMade(answer.value, tenantId, batchId);
  if (refused.length === 0) {
    closeImport();
    reviewOnly('all');
    chooseBatch(batchId);
    return;
  }
  useImporting.setState({ judged: null, ...(deactivates && { leavers: new Set() }) });
  await showPreview();
  useImporting.setState({ refused });
}

/** Says what waits to be sent, with its undoing, and who is still active. */
function tellMade(applied: Applied, tenantId: string, batchId: string) {
  const { t } = i18next;
  const count = applied.created + applied.changed + applied.deactivated;
  tellNotDeactivated(applied);
  if (count === 0) return;
  const back = { label: t('changes.undo'), run: () => void undo(tenantId, batchId).catch(reportFault) };
  showDone(t('compare.done', { count }), back);
}
