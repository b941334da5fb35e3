import { FileSpreadsheet, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cancelExport, useExporting } from '../state/exporting';
import { exportUsers } from '../state/session';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Progress } from '../ui/Progress';
import styles from './ExportButton.module.css';

/** Exports the list to Excel; while it does, shows how far it is and can be cancelled. */
export function ExportButton() {
  const { t } = useTranslation();
  const exporting = useExporting((state) => state.exporting);
  const hasList = useUsers(({ list }) => list !== null);

  if (!exporting) {
    return (
      <Button
        look="quiet"
        icon={<FileSpreadsheet aria-hidden />}
        disabled={!hasList}
        onClick={() => exportUsers().catch(reportFault)}
        data-testid="export-button"
      >
        {t('export.open')}
      </Button>
    );
  }
  const { done, total } = exporting;
  return (
    <div className={styles.running}>
      <div className={styles.progress}>
        <span className={styles.text}>{t('export.progress', { done, total })}</span>
        <Progress label={t('export.progress.label')} done={done} total={total} testId="export-progress" />
      </div>
      <Button
        look="quiet"
        icon={<X aria-hidden />}
        aria-label={t('export.cancel')}
        onClick={() => cancelExport().catch(reportFault)}
        data-testid="export-cancel"
      />
    </div>
  );
}
