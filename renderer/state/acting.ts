/** What is done with changes of the review, and the message that says what came of it. */
import i18next from 'i18next';
import type { ChangeAction, ChangeSelection } from '../../preload/contract';
import { actOnChanges, applyEdits, collectChanges, editsOf } from './changes';
import { reportFault, showDone, showFailure } from './toasts';

/** Does something with changes, and says with how many; what was discarded can be brought back from the message. */
export async function actAndTell(tenantId: string, action: ChangeAction, selection: ChangeSelection): Promise<void> {
  const { t } = i18next;
  const before = action === 'discard' ? await collectChanges(tenantId, selection) : null;
  if (before && !before.ok) return showFailure(before.failure);
  const done = await actOnChanges(tenantId, action, selection);
  if (!done.ok) return showFailure(done.failure);
  const { changed, left } = done.value;
  const text = [
    t(`changes.did.${action}`, { count: changed }),
    ...(left > 0 ? [t('changes.left', { count: left })] : []),
  ].join(' ');
  const edits = before?.value && editsOf(before.value.filter(({ state }) => state !== 'sending' && state !== 'done'));
  if (changed === 0 || !edits) return showDone(text);
  showDone(text, {
    label: t('changes.undo'),
    run: () =>
      applyEdits(tenantId, { key: 'batch.restore', params: {} }, edits).then(
        (applied) => applied.ok || showFailure(applied.failure),
        reportFault,
      ),
  });
}
