import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { useImporting } from './importing';
import { answerZeros } from './judging';
import styles from './PreviewStep.module.css';
import type { PreviewColumn } from './previewColumns';

/** Asks about numbers that seem to have lost their zeros; an answer can be given otherwise later. */
export function ZerosQuestions({ columns }: { columns: readonly PreviewColumn[] }) {
  const { t } = useTranslation();
  const asked = useImporting((state) => state.lostZeros);
  const zeros = useImporting((state) => state.zeros);
  return asked.map(({ column, count, from, to }) => {
    const answer = zeros[column];
    const name = columns.find(({ key }) => key === column)?.label ?? column;
    const choose = (areBack: boolean) => () => void answerZeros(column, areBack).catch(reportFault);
    return (
      <section
        key={column}
        className={styles.question}
        aria-label={name}
        data-answered={answer !== undefined}
        data-testid="import-zeros"
        data-column={column}
      >
        <CircleHelp aria-hidden />
        <p>{t('import.zeros', { count, column: name, from, to })}</p>
        <Button aria-pressed={answer === true} onClick={choose(true)} data-testid="import-zeros-back">
          {t('import.zeros.back')}
        </Button>
        <Button aria-pressed={answer === false} onClick={choose(false)} data-testid="import-zeros-keep">
          {t('import.zeros.keep')}
        </Button>
      </section>
    );
  });
}
