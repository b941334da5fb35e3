import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showScreen } from '../state/screen';
import { Button } from '../ui/Button';
import { FailureBox } from '../ui/FailureBox';
import { useImporting } from './importing';
import styles from './StepFrame.module.css';
import { goBack } from './stepping';
import { WorkProgress } from './WorkProgress';

interface StepFrameProps {
  /** What is to be read beside the button. */
  words?: ReactNode;
  /** What can be pressed where the file could not be read. */
  remedy?: ReactNode;
  /** The button that leads on. */
  next: ReactNode;
  /** Whether the work that is under way is told here. */
  isWorkShown?: boolean;
  children: ReactNode;
}

/** A step: what went wrong, what there is to see, how far the work is, and the ways back and on. */
export function StepFrame({ words, remedy, next, isWorkShown = true, children }: StepFrameProps) {
  const { t } = useTranslation();
  const failure = useImporting((state) => state.failure);
  const isWorking = useImporting((state) => state.work !== null);
  return (
    <>
      {failure && (
        <div className={styles.failure}>
          <FailureBox failure={failure}>{remedy}</FailureBox>
        </div>
      )}
      <div className={styles.body}>{children}</div>
      <footer className={styles.foot}>
        <Button onClick={() => goBack() || showScreen('users')} disabled={isWorking} data-testid="import-back">
          {t('import.back')}
        </Button>
        <div className={styles.words}>{isWorking ? isWorkShown && <WorkProgress /> : words}</div>
        {next}
      </footer>
    </>
  );
}
