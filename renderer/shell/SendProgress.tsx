import { useTranslation } from 'react-i18next';
import type { TenantStatus } from '../../preload/contract';
import { leftText } from './PullProgress';
import styles from './StatusBar.module.css';
import { useNow } from './useNow';

/** How much is still to be sent, and by when it will be at the pace that the tenant allows; never before the next try. */
export function SendProgress({ status }: { status: TenantStatus }) {
  const { t } = useTranslation();
  const now = useNow();
  const { connection, pending, sending, collected, finishAt, retryAt } = status;
  const going = pending - collected + sending;
  if (going === 0 || (connection !== 'online' && connection !== 'paused')) return null;
  return (
    <span className={styles.pull} data-testid="push-progress">
      <span className={styles.going}>{t('bar.sending', { count: going })}</span>
      {finishAt !== null && (
        <span className={styles.left}>{leftText(t, Math.max(0, Math.max(finishAt, retryAt ?? 0) - now))}</span>
      )}
    </span>
  );
}
