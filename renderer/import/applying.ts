/** Queueing what an import asks for, as one batch. */
import i18next from 'i18next';
import { engine } from '../bridge/engine';
import { actionFor, useAdministration } from '../state/administration';
import { showScreen, useScreen } from '../state/screen';
import { reportFault, showDone } from '../state/toasts';
import { undo } from '../state/undoing';
import { closeImport, type Importing, ownFailure, runWork, useImporting } from './importing';
import { showPreview } from './judging';

/** How many people the import would create or change. */
export function peopleOf({ judged }: Pick<Importing, 'judged'>): number {
  return judged ? judged.summary.counts.new + judged.summary.changing : 0;
}

/** The action that invites those who are created, where the admin wants it and the tenant has one. */
function invitationFor({ invites, creates }: Importing): string | null {
  const { administration } = useAdministration.getState();
  if (!invites || !creates || administration?.invitation !== 'onRequest') return null;
  return actionFor(administration, 'invitation')?.id ?? null;
}

/** Queues everything, says so, and leads back to the people; what was refused keeps the preview open. */
export async function applyImport(): Promise<void> {
  const { t } = i18next;
  const before = useImporting.getState();
  const { tenantId, importId, file, judged } = before;
  if (tenantId === null || !file || !judged) return;
  const batchId = crypto.randomUUID();
  const action = invitationFor(before);
  const answer = await runWork('applying', (jobId) =>
    engine.call('import.apply', {
      tenantId,
      importId,
      jobId,
      batchId,
      label: { key: 'batch.import', params: { file: file.fileName, count: peopleOf(before) } },
      actions: action === null ? [] : [action],
    }),
  );
  if (!answer) return;
  if (!answer.ok) {
    const isCancelled = answer.failure.code === 'cancelled';
    return useImporting.setState({ failure: isCancelled ? null : ownFailure(answer.failure) });
  }
  const { created, changed, refused } = answer.value;
  if (created + changed > 0) {
    showDone(t('import.done', { count: created + changed, file: file.fileName }), {
      label: t('changes.undo'),
      run: () => void undo(tenantId, batchId).catch(reportFault),
    });
  }
  if (refused.length === 0) {
    closeImport();
    if (useScreen.getState().screen === 'import') showScreen('users');
    return;
  }
  useImporting.setState({ judged: null });
  await showPreview();
  useImporting.setState({ refused });
}
