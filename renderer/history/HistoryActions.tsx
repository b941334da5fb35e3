import { Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { openCreateAgain } from '../removal/createAgain';
import { historyListing, pickedChanges, pickNoLine, useHistory } from '../state/history';
import { reportFault } from '../state/toasts';
import { reverse } from '../state/undoing';
import { Button } from '../ui/Button';
import styles from './HistoryActions.module.css';

/** What can be done with ticked lines; it is there only while some are. */
export function HistoryActions({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const picked = useHistory((state) => state.picked);
  const entries = historyListing.use((state) => state.entries);
  if (picked.size === 0) return null;
  const { changes, label, deletions } = pickedChanges(picked, entries ?? []);
  const createsAgain = deletions > 0 && deletions === changes.length;

  function done() {
    // Meanwhile something else may have been ticked.
    if (useHistory.getState().picked === picked) pickNoLine();
  }

  async function reversePicked() {
    if (deletions > 0) return openCreateAgain({ label, of: { changes }, deletions, done });
    await reverse(tenant.id, label, { changes });
    done();
  }

  return (
    <footer className={styles.bar} data-testid="history-actions">
      <span className={styles.count} role="status">
        {t('history.picked', { count: picked.size })}
      </span>
      <Button look="quiet" icon={<X aria-hidden />} aria-label={t('changes.pickNone')} onClick={pickNoLine} />
      <span className={styles.hint}>{t(createsAgain ? 'history.createAgain.hint' : 'history.reverse.hint')}</span>
      <Button
        look="primary"
        icon={<Undo2 aria-hidden />}
        onClick={() => reversePicked().catch(reportFault)}
        data-testid="history-reverse"
      >
        {t(createsAgain ? 'history.createAgain' : 'history.reverse')}
      </Button>
    </footer>
  );
}
