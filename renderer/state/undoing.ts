/** Undo and redo, by batch; and reversing what has already reached the tenant. */
import i18next from 'i18next';
import type { BatchLabel, TenantStatus, Undone } from '../../preload/contract';
import { askDesktop } from '../bridge/desktop';
import { engine } from '../bridge/engine';
import { batchText } from '../i18n/batchText';
import { openCreateAgain } from '../removal/createAgain';
import { reportFault, showDone, showFailure, showProblem } from './toasts';

/** Takes back what has not been sent of a batch, or of the last one; for what has, offers the reverse. */
export async function undo(tenantId: string, batchId: string | null = null): Promise<void> {
  const answer = await engine.call('batches.undo', { tenantId, batchId });
  if (!answer.ok) return showFailure(answer.failure);
  if (answer.value === null) return showDone(i18next.t('undo.nothing'));
  tellUndone(tenantId, answer.value);
}

function tellUndone(tenantId: string, { batchId, label, undone, sent, underWay }: Undone) {
  const { t } = i18next;
  const batch = batchText(t, label);
  if (undone > 0) {
    showDone(t('undo.done', { batch }), { label: t('undo.redo'), run: () => redo(tenantId).catch(reportFault) });
  }
  if (underWay > 0) showProblem(t('undo.underWay', { count: underWay, batch }));
  if (sent > 0) {
    const of = { batch: batchId };
    // Whoever creates people again is told first what cannot come back.
    const isDeletion = label.key.startsWith('batch.delete');
    showDone(t('undo.sent', { count: sent, batch }), {
      label: t(isDeletion ? 'history.createAgain' : 'undo.reverse'),
      run: () => {
        if (isDeletion) openCreateAgain({ label, of, deletions: sent, done: () => undefined });
        else reverse(tenantId, label, of).catch(reportFault);
      },
    });
  }
}

/** Brings back what was undone last. */
export async function redo(tenantId: string): Promise<void> {
  const { t } = i18next;
  const answer = await engine.call('batches.redo', { tenantId });
  if (!answer.ok) return showFailure(answer.failure);
  if (answer.value === null) return showDone(t('redo.nothing'));
  showDone(t('redo.done', { batch: batchText(t, answer.value.label) }), {
    label: t('changes.undo'),
    run: () => undo(tenantId).catch(reportFault),
  });
}

/** Makes a new batch that reverses what the tenant has confirmed: of a batch, or of single changes. */
export async function reverse(
  tenantId: string,
  label: BatchLabel | null,
  of: { batch: string } | { changes: number[] },
): Promise<void> {
  const { t } = i18next;
  const reversed = await engine.call('batches.reverse', {
    tenantId,
    batchId: crypto.randomUUID(),
    label: reverseLabel(label),
    of,
  });
  if (!reversed.ok) return showFailure(reversed.failure);
  const { applied, refused } = reversed.value;
  if (refused.length > 0) showProblem(t('reverse.refused', { count: refused.length }));
  if (applied > 0 || refused.length === 0) showDone(t('reverse.done', { count: applied }));
}

/** What the reverse of a batch is called; of changes of several batches nothing more can be said. */
function reverseLabel(label: BatchLabel | null): BatchLabel {
  if (label === null) return { key: 'batch.reverse.some', params: {} };
  return { key: 'batch.reverse', params: { batch: batchText(i18next.t, label) } };
}

let told = '';

/** Tells the native menu what Undo and Redo would do. */
export async function tellMenu(status: TenantStatus | null): Promise<void> {
  const words = (label: BatchLabel | null | undefined) => (label ? batchText(i18next.t, label).slice(0, 500) : null);
  const undoable = { undo: words(status?.undo), redo: words(status?.redo) };
  const telling = JSON.stringify(undoable);
  if (telling === told) return;
  told = telling;
  await askDesktop('desktop.undoable', undoable);
}
