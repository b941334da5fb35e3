import { Check, FileDiff, FileSpreadsheet } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CompareStep } from '../compare/CompareStep';
import { showScreen } from '../state/screen';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { FailureBox } from '../ui/FailureBox';
import { ReasonedButton } from '../ui/ReasonedButton';
import { ColumnsStep } from './ColumnsStep';
import { FileStep } from './FileStep';
import styles from './ImportScreen.module.css';
import { cancelWork, closeImport, type Step, steps, useImporting, wasLost } from './importing';
import { chooseFile } from './opening';
import { PreviewStep } from './PreviewStep';
import { goBack, goTo } from './stepping';
import { useWhyNot } from './useWhyNot';

const stepWords = {
  file: 'import.step.file',
  columns: 'import.step.columns',
  preview: 'import.step.preview',
} as const satisfies Record<Step, string>;

const comparing = { ...stepWords, preview: 'compare.step' } as const;

/** Escape stops what is under way, else leads back by one step, and from the first one to the people; nothing is lost. */
function useEscape() {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isTaken = event.defaultPrevented || document.querySelector('[role=dialog], [role=menu]') !== null;
      if (event.key !== 'Escape' || isTaken) return;
      if (useImporting.getState().work) cancelWork().catch(reportFault);
      else if (!goBack()) showScreen('users');
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

/** People from a workbook: which file, what its columns stand for, and what would happen, or what differs. */
export function ImportScreen() {
  const { t } = useTranslation();
  const file = useImporting((state) => state.file);
  const step = useImporting((state) => state.step);
  const isComparing = useImporting((state) => state.purpose === 'compare');
  const failure = useImporting((state) => state.failure);
  const isLost = useImporting(wasLost);
  useEscape();

  return (
    <section
      className={styles.screen}
      aria-labelledby="import-title"
      data-testid="import"
      data-step={step}
      data-purpose={isComparing ? 'compare' : 'import'}
    >
      <header className={styles.header}>
        {isComparing ? (
          <FileDiff className={styles.icon} aria-hidden />
        ) : (
          <FileSpreadsheet className={styles.icon} aria-hidden />
        )}
        <h1 id="import-title" className={styles.title} title={file?.fileName}>
          <bdi>{file?.fileName}</bdi>
        </h1>
        <Steps />
        <div className={styles.ways}>
          <Button look="quiet" onClick={() => chooseFile().catch(reportFault)} data-testid="import-another">
            {t('import.another')}
          </Button>
          <Button look="quiet" onClick={discard} data-testid="import-discard">
            {t(isComparing ? 'compare.close' : 'import.discard')}
          </Button>
        </div>
      </header>
      {isLost && failure ? (
        <div className={styles.failure}>
          <FailureBox failure={failure}>
            <Button onClick={() => chooseFile().catch(reportFault)} data-testid="import-again">
              {t('import.chooseAgain')}
            </Button>
          </FailureBox>
        </div>
      ) : (
        <>
          {step === 'file' && <FileStep />}
          {step === 'columns' && <ColumnsStep />}
          {step === 'preview' && (isComparing ? <CompareStep /> : <PreviewStep />)}
        </>
      )}
    </section>
  );
}

function discard() {
  closeImport();
  showScreen('users');
}

/** Where one is: steps that were made can be gone back to, and those that can be made gone on to. */
function Steps() {
  const { t } = useTranslation();
  const current = useImporting((state) => state.step);
  const isComparing = useImporting((state) => state.purpose === 'compare');
  const isExported = useImporting(({ table }) => table?.exported != null);
  const whyNot = useWhyNot();
  const at = steps.indexOf(current);
  return (
    <nav aria-label={t(isComparing ? 'compare.steps' : 'import.steps')}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step}>
            <ReasonedButton
              look="quiet"
              className={styles.step}
              why={index > at ? whyNot(step) : null}
              icon={
                <span className={styles.number} aria-hidden>
                  {index < at || (step === 'columns' && isExported && step !== current) ? <Check /> : index + 1}
                </span>
              }
              aria-current={step === current ? 'step' : undefined}
              onClick={() => goTo(step)}
              data-testid={`import-step-${step}`}
            >
              {t((isComparing ? comparing : stepWords)[step])}
            </ReasonedButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}
