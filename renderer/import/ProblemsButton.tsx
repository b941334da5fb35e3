import { FileWarning, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../preload/contract';
import { cancelExport, useExporting } from '../state/exporting';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Progress } from '../ui/Progress';
import styles from './PreviewStep.module.css';
import { saveProblems } from './savingProblems';

/** Saves the lines that need somebody's eye as a workbook; while it does, shows how far it is and can be cancelled. */
export function ProblemsButton({ summary }: { summary: ImportSummary }) {
  const { t } = useTranslation();
  const exporting = useExporting((state) => state.exporting);
  const count = summary.counts.invalid + summary.counts.outdated;
  if (exporting) {
    const { done, total } = exporting;
    return (
      <div className={styles.saving}>
        <Progress label={t('export.progress.label')} done={done} total={total} testId="import-problems-progress" />
        <Button
          look="quiet"
          icon={<X aria-hidden />}
          aria-label={t('export.cancel')}
          onClick={() => cancelExport().catch(reportFault)}
          data-testid="import-problems-cancel"
        />
      </div>
    );
  }
  if (count === 0) return null;
  return (
    <Button
      icon={<FileWarning aria-hidden />}
      title={t('import.problems.hint')}
      onClick={() => saveProblems(count).catch(reportFault)}
      data-testid="import-problems"
    >
      {t('import.problems.save')}
    </Button>
  );
}
