import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChangeAction } from '../../preload/contract';
import { actAndTell } from '../state/acting';
import { isAnyPicked, offeredActions, pickedSelection } from '../state/picking';
import { batchListing, changeListing, listedSelection, pickNothing, useReview } from '../state/review';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import styles from './PickedActions.module.css';

/** What can be done with all that is ticked; it is there only while something is. */
export function PickedActions({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation();
  const review = useReview();
  const { picked } = review;
  const batches = batchListing.use((state) => state.entries) ?? [];
  const changes = changeListing.use((state) => state.entries) ?? [];
  const total = changeListing.use((state) => state.total);
  if (!isAnyPicked(picked)) return null;

  async function act(action: ChangeAction) {
    await actAndTell(tenantId, action, pickedSelection(picked, listedSelection(review)));
    // Meanwhile something else may have been ticked.
    if (useReview.getState().picked === picked) pickNothing();
  }

  const count = picked.all ? total : picked.changes.size;
  const offered = offeredActions(picked, batches, changes);
  return (
    <section className={styles.bar} aria-label={t('changes.actions')} data-testid="picked-actions">
      <span className={styles.count} role="status" data-testid="picked-count">
        {picked.batches.size > 0 ? t('batches.picked', { count: picked.batches.size }) : t('changes.picked', { count })}
      </span>
      <Button look="quiet" icon={<X aria-hidden />} aria-label={t('changes.pickNone')} onClick={pickNothing} />
      <span className={styles.space} />
      {offered.length === 0 && <span className={styles.nothing}>{t('changes.nothingToDo')}</span>}
      {offered.map((action) => (
        <Button
          key={action}
          look={action === 'discard' ? 'danger' : 'plain'}
          title={t(`changes.act.${action}.hint`)}
          onClick={() => act(action).catch(reportFault)}
          data-testid={`act-${action}`}
        >
          {t(`changes.act.${action}`)}
        </Button>
      ))}
    </section>
  );
}
