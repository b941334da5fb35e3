import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedTable } from '../../preload/contract';
import { failure } from '../../preload/failure';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { FailureBox } from '../ui/FailureBox';
import { ReasonedButton } from '../ui/ReasonedButton';
import { ExportedNote } from './ExportedNote';
import { FileFormats } from './FileFormats';
import styles from './FileStep.module.css';
import { HeaderPicker } from './HeaderPicker';
import { useImporting } from './importing';
import { changeFormat, chooseFile, readAgain } from './opening';
import { StepFrame } from './StepFrame';
import { goTo } from './stepping';
import { useWhyNot } from './useWhyNot';
import { WorkProgress } from './WorkProgress';

/** Which sheet, which line names the columns, and how a text is to be read; each change reads the file anew. */
export function FileStep() {
  const { t } = useTranslation();
  const table = useImporting((state) => state.table);
  const isReading = useImporting((state) => state.work !== null);
  const wasCancelled = useImporting((state) => state.wasCancelled);
  const hasFailed = useImporting((state) => state.failure !== null);
  const whyNot = useWhyNot();
  const on = useRef<HTMLButtonElement>(null);
  const isFirst = table === null && isReading;
  const isReady = table !== null && !isReading && !hasFailed;
  // An exported workbook answers by itself what would be asked about its columns.
  const next = table?.exported ? 'preview' : 'columns';

  // Most often all of it was found out rightly: Enter leads on. Whoever is choosing here keeps the keyboard.
  useEffect(() => {
    if (isReady && !document.activeElement?.closest('[data-choosing]')) on.current?.focus();
  }, [isReady]);

  const another = (
    <Button onClick={() => chooseFile().catch(reportFault)} data-testid="import-choose">
      {t('import.chooseAnother')}
    </Button>
  );
  return (
    <StepFrame
      isWorkShown={!isFirst}
      remedy={another}
      words={isReady && t(table.exported ? 'import.part' : 'import.lines', { count: table.lines })}
      next={
        <ReasonedButton ref={on} look="primary" why={whyNot(next)} onClick={() => goTo(next)} data-testid="import-next">
          {t(next === 'preview' ? 'import.preview' : 'import.next')}
        </ReasonedButton>
      }
    >
      {isFirst && (
        <div className={styles.empty}>
          <WorkProgress />
        </div>
      )}
      {wasCancelled && (
        <div className={styles.empty} role="status">
          <p>{t('import.cancelled')}</p>
          <div className={styles.ways}>
            <Button onClick={() => readAgain().catch(reportFault)} data-testid="import-read-again">
              {t('import.readAgain')}
            </Button>
            {another}
          </div>
        </div>
      )}
      {table && !wasCancelled && (
        <div className={styles.form} data-choosing data-testid="import-file">
          {table.exported ? (
            <>
              <ExportedNote parts={table.parts} exported={table.exported} />
              <details className={styles.otherwise} data-testid="import-otherwise">
                <summary>{t('import.otherwise')}</summary>
                <Layout table={table}>{another}</Layout>
              </details>
            </>
          ) : (
            <Layout table={table}>{another}</Layout>
          )}
        </div>
      )}
    </StepFrame>
  );
}

/** Where the people stand in the file; `children` is what can be pressed where nothing does. */
function Layout({ table, children }: { table: ImportedTable; children: ReactNode }) {
  return (
    <>
      <FileFormats table={table} />
      {table.top.length === 0 ? (
        <FailureBox failure={failure('sheet-empty')}>{children}</FailureBox>
      ) : (
        <HeaderPicker
          table={table}
          choose={(headerLine) => changeFormat({ ...table.format, headerLine }).catch(reportFault)}
        />
      )}
    </>
  );
}
