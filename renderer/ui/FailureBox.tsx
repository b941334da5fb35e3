import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../preload/failure';
import { failureText } from '../i18n/failureText';
import styles from './FailureBox.module.css';

/** A failure where it happened: what, what to do, what the other side said, and what can be pressed instead. */
export function FailureBox({ failure, children }: { failure: Failure; children?: ReactNode }) {
  const { t } = useTranslation();
  const { what, remedy, detail } = failureText(t, failure);
  return (
    <div className={styles.box} role="alert" data-testid="failure" data-code={failure.code}>
      <TriangleAlert aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <p className={styles.what}>{what}</p>
        <p>{remedy}</p>
        {detail !== null && <p className={`${styles.detail} selectable`}>{detail}</p>}
        {children && <div className={styles.actions}>{children}</div>}
      </div>
    </div>
  );
}
