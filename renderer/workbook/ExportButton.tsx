import { FileSpreadsheet, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { leftText } from '../shell/PullProgress';
import { timeLeft } from '../shell/timeLeft';
import { cancelExport, useExporting } from '../state/exporting';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Progress } from '../ui/Progress';
import { openExport } from './asking';
import styles from './ExportButton.module.css';

/** Exports people; while it does, shows how far it is and can be cancelled. */
export function ExportButton() {
  const { t } = useTranslation();
  const exporting = useExporting((state) => state.exporting);
  const hasList = useUsers(({ list }) => list !== null);

  if (!exporting) {
    return (
      <Button
        look="quiet"
        icon={<FileSpreadsheet aria-hidden />}
        title={t('export.open')}
        disabled={!hasList}
        onClick={() => openExport().catch(reportFault)}
        data-testid="export-button"
      >
        {t('export.open')}
      </Button>
    );
  }
  const { done, total, samples } = exporting;
  const left = timeLeft(samples, total);
  return (
    <div className={styles.running}>
      <div className={styles.progress}>
        <span className={styles.text} data-testid="export-done">
          {t('export.progress', { done, total })}
          {left !== null && <span className={styles.left}>{leftText(t, left)}</span>}
        </span>
        <Progress label={t('export.progress.label')} done={done} total={total} testId="export-progress" />
      </div>
      <Button
        look="quiet"
        icon={<X aria-hidden />}
        aria-label={t('export.cancel')}
        title={t('export.cancel')}
        onClick={() => cancelExport().catch(reportFault)}
        data-testid="export-cancel"
      />
    </div>
  );
}
