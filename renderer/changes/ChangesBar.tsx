import { Clock, Diamond, MinusCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TenantStatus } from '../../preload/contract';
import { showChanges, useDialogs } from '../state/dialogs';
import { syncNow } from '../state/session';
import { openChanges, useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import styles from './ChangesBar.module.css';

/** A tenant that is online has most changes sooner than this (ms). */
const lingers = 600;

/** How many changes wait, failed or conflict; it is there only while there are any. */
export function ChangesBar() {
  const status = useStatus((state) => state.status);
  return status && openChanges(status) > 0 ? <OpenChanges status={status} /> : null;
}

function OpenChanges({ status }: { status: TenantStatus }) {
  const { t } = useTranslation();
  const isListOpen = useDialogs(({ changes }) => changes);
  const { pending, sending, rejected, conflicts } = status;
  const isPassing = useIsPassing(status);

  return (
    <section
      className={styles.bar}
      aria-label={t('changes.bar')}
      data-testid="changes-bar"
      {...(isPassing ? { 'data-passing': true } : {})}
    >
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

/** Whether the changes may be gone in a moment: then the bar takes no room yet, and the grid does not jump. */
function useIsPassing({ connection, rejected, conflicts }: TenantStatus): boolean {
  const stays = connection !== 'online' || rejected + conflicts > 0;
  const [lingered, setLingered] = useState(stays);
  useEffect(() => {
    if (lingered) return;
    const timer = setTimeout(() => setLingered(true), stays ? 0 : lingers);
    return () => clearTimeout(timer);
  }, [lingered, stays]);
  return !lingered;
}
