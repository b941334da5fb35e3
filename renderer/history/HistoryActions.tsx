import { Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { pickedChanges, pickNoLine, useHistory } from '../state/history';
import { reportFault } from '../state/toasts';
import { reverse } from '../state/undoing';
import { Button } from '../ui/Button';
import styles from './HistoryActions.module.css';

/** What can be done with ticked lines; it is there only while some are. */
export function HistoryActions({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const picked = useHistory((state) => state.picked);
  if (picked.size === 0) return null;

  async function reversePicked() {
    const { changes, label } = pickedChanges();
    await reverse(tenant.id, label, { changes });
    // Meanwhile something else may have been ticked.
    if (useHistory.getState().picked === picked) pickNoLine();
  }

  return (
    <footer className={styles.bar} data-testid="history-actions">
      <span className={styles.count} role="status">
        {t('history.picked', { count: picked.size })}
      </span>
      <Button look="quiet" icon={<X aria-hidden />} aria-label={t('changes.pickNone')} onClick={pickNoLine} />
      <span className={styles.hint}>{t('history.reverse.hint')}</span>
      <Button
        look="primary"
        icon={<Undo2 aria-hidden />}
        onClick={() => reversePicked().catch(reportFault)}
        data-testid="history-reverse"
      >
        {t('history.reverse')}
      </Button>
    </footer>
  );
}
