/** Queueing what an import asks for, as one batch. */
import i18next from 'i18next';
import { showScreen, useScreen } from '../state/screen';
import { reportFault, showDone, showProblem, type Toast } from '../state/toasts';
import { undo } from '../state/undoing';
import { tellNotDeactivated } from './absent/telling';
import { type Applied, closeImport, type Importing, useImporting } from './importing';
import { showPreview } from './judging';
import { showLines } from './lines';
import { invitationsFor, queueLines, showRefused } from './queueing';
import { passedOver, passedText } from './sumText';

/** How many people the import would create, change or deactivate. */
export function peopleOf({ judged, leavers }: Pick<Importing, 'judged' | 'leavers'>): number {
  return judged ? judged.summary.counts.new + judged.summary.changing + leavers.size : 0;
}

/** Queues everything, says so, and leads back to the people; what was refused keeps the preview open. */
export async function applyImport(): Promise<void> {
  const { t } = i18next;
  const before = useImporting.getState();
  const { tenantId, importId, file, judged } = before;
  if (tenantId === null || !file || !judged) return;
  const batchId = crypto.randomUUID();
  const batch = { tenantId, batchId, fileName: file.fileName };
  const order = {
    batchId,
    label: { key: 'batch.import', params: { file: file.fileName, count: peopleOf(before) } },
    actions: invitationsFor(before),
    deactivate: [...before.leavers],
  };
  const applied = await queueLines({ tenantId, importId }, order, (late) => tellApplied(late, batch));
  if (!applied) return;
  const { refused } = applied;
  const passed = passedText(t, judged.summary);
  // Where something was refused the preview stays, and with it all that was passed over.
  const isOver = refused.length === 0;
  // Who is deactivated is so with this batch: another one does not ask for it again.
  useImporting.setState({ leavers: new Set() });
  tellApplied(
    applied,
    batch,
    passed === null ? [] : [passed],
    isOver && passed !== null
      ? { label: t('import.rest.show'), run: () => void showRest(importId).catch(reportFault) }
      : null,
  );
  if (isOver) {
    if (passed === null) closeImport();
    else useImporting.setState({ isApplied: true });
    if (useScreen.getState().screen === 'import') showScreen('users');
    return;
  }
  await showRefused(refused);
}

interface AppliedBatch {
  tenantId: string;
  batchId: string;
  fileName: string;
}

/** Says what was queued, with its undoing, and who is still active. */
function tellApplied(
  applied: Applied,
  { tenantId, batchId, fileName }: AppliedBatch,
  notes: string[] = [],
  further: Toast['details'] = null,
) {
  const { t } = i18next;
  const { created, changed, deactivated } = applied;
  tellNotDeactivated(applied);
  if (created + changed + deactivated === 0) return;
  const done = [
    ...(created + changed > 0 ? [t('import.done', { count: created + changed, file: fileName })] : []),
    ...(deactivated > 0 ? [t('people.deactivate.done', { count: deactivated })] : []),
  ];
  const back = { label: t('changes.undo'), run: () => void undo(tenantId, batchId).catch(reportFault) };
  showDone(done.join(' '), back, notes, further);
}

/** Shows the lines that were passed over when the others were applied, as long as no other file was chosen. */
async function showRest(importId: string): Promise<void> {
  if (useImporting.getState().importId !== importId) return showProblem(i18next.t('import.rest.gone'));
  useImporting.setState({ judged: null });
  showScreen('import');
  await showPreview();
  const { judged } = useImporting.getState();
  const first = passedOver.find((verdict) => judged && judged.summary.counts[verdict] > 0);
  if (first) await showLines({ filter: first });
}
