import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../preload/failure';
import { failureText } from '../i18n/failureText';
import { openAgain } from '../state/session';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import styles from './FailurePage.module.css';

/** In the place of a list that cannot be shown: why, and what to do. */
export function FailurePage({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  const { what, remedy, detail } = failureText(t, failure);
  return (
    <div className={styles.page} role="alert" data-testid="failure-page" data-code={failure.code}>
      <TriangleAlert className={styles.icon} aria-hidden />
      <h1 className={styles.title}>{what}</h1>
      <p className={styles.text}>{remedy}</p>
      {detail !== null && <p className={`${styles.detail} selectable`}>{detail}</p>}
      <Button onClick={() => openAgain().catch(reportFault)}>{t('page.openAgain')}</Button>
    </div>
  );
}
