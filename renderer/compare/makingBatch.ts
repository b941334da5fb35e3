/** Making one batch of what was chosen of a comparison; it waits to be looked through and sent. */
import i18next from 'i18next';
import { tellNotDeactivated } from '../import/absent/telling';
import { type Applied, closeImport, useImporting } from '../import/importing';
import { invitationsFor, queueLines, showRefused } from '../import/queueing';
import { chooseBatch, reviewOnly } from '../state/review';
import { reportFault, showDone, showProblem } from '../state/toasts';
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
  const order = {
    batchId,
    label: { key: 'batch.compare', params: { file: file.fileName, count: people } },
    actions: creates ? invitationsFor(before) : [],
    take: [...(creates ? ['new' as const] : []), ...(changes ? ['changed' as const] : [])],
    deactivate: deactivates ? [...leavers] : [],
    collected: true,
  };
  const applied = await queueLines({ tenantId, importId }, order, (late) => tellMade(late, tenantId, batchId));
  if (!applied) return;
  tellMade(applied, tenantId, batchId);
  if (applied.refused.length > 0) {
    if (deactivates) useImporting.setState({ leavers: new Set() });
    return showRefused(applied.refused);
  }
  // Whoever was to be changed may have been so by others meanwhile.
  if (countOf(applied) === 0) return showProblem(i18next.t('compare.nothing'));
  closeImport();
  reviewOnly('all');
  chooseBatch(batchId);
}

const countOf = ({ created, changed, deactivated }: Applied) => created + changed + deactivated;

/** Says what waits to be sent, with its undoing, and who is still active. */
function tellMade(applied: Applied, tenantId: string, batchId: string) {
  const { t } = i18next;
  const count = countOf(applied);
  tellNotDeactivated(applied);
  if (count === 0) return;
  const back = { label: t('changes.undo'), run: () => void undo(tenantId, batchId).catch(reportFault) };
  showDone(t('compare.done', { count }), back);
}
