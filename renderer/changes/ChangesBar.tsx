import { Clock, Diamond, MinusCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showChanges, useDialogs } from '../state/dialogs';
import { syncNow } from '../state/session';
import { openChanges, useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import styles from './ChangesBar.module.css';

/** How many changes wait, failed or conflict; it is there only while there are any. */
export function ChangesBar() {
  const { t } = useTranslation();
  const status = useStatus((state) => state.status);
  const isListOpen = useDialogs(({ changes }) => changes);
  if (!status || openChanges(status) === 0) return null;
  const { pending, sending, rejected, conflicts } = status;
  return (
    <section className={styles.bar} aria-label={t('changes.bar')} data-testid="changes-bar">
      {pending + sending > 0 && (
        <span className={styles.pending}>
          <Clock aria-hidden />
          {t('changes.pending', { count: pending + sending })}
        </span>
      )}
      {rejected > 0 && (
        <span className={styles.rejected}>
          <MinusCircle aria-hidden />
          {t('changes.rejected', { count: rejected })}
        </span>
      )}
      {conflicts > 0 && (
        <span className={styles.conflicts}>
          <Diamond aria-hidden />
          {t('changes.conflicts', { count: conflicts })}
        </span>
      )}
      <span className={styles.space} />
      <Button aria-expanded={isListOpen} onClick={() => showChanges(!isListOpen)} data-testid="changes-review">
        {t('changes.review')}
      </Button>
      <Button look="primary" onClick={() => syncNow().catch(reportFault)} data-testid="changes-send">
        {t('changes.send')}
      </Button>
    </section>
  );
}
