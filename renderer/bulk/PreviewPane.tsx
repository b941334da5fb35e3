import { useTranslation } from 'react-i18next';
import type { BulkPreview, Column } from '../../preload/contract';
import { valueWords } from '../changes/changeText';
import { FromTo } from '../changes/FromTo';
import type { Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { failureText } from '../i18n/failureText';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { FailureBox } from '../ui/FailureBox';
import { Progress } from '../ui/Progress';
import { GridCell, VirtualGrid } from '../ui/VirtualGrid';
import styles from './PreviewPane.module.css';
import { lookAgain, lookFurther, stopLooking, usePreviewing } from './previewing';

const lineHeight = 32;
const heightOf = () => lineHeight;
/** Reasons that are told apart above the list. */
const mostReasons = 3;
/** Fewer people are looked at before anybody could read how far it is. */
const manyPeople = 5_000;

interface PreviewPaneProps {
  /** How many people are looked at. */
  people: number;
  /** Whether there is anything to look at yet. */
  isAsked: boolean;
  /** What is shown is what is asked for now. */
  isSettled: boolean;
  /** Cells of more than one column are looked at. */
  isWide: boolean;
  columns: readonly Column[];
  speech: Speech;
}

/** What would become of the cells: counted, and listed with what stands there now. */
export function PreviewPane({ people, isAsked, isSettled, isWide, columns, speech }: PreviewPaneProps) {
  const { t } = useTranslation();
  const { looked, seen, failure, wasStopped } = usePreviewing();
  const isLooking = looked !== null;
  const isShown = seen !== null && seen.problem === null;
  return (
    <section
      className={styles.pane}
      aria-label={t('bulk.preview')}
      aria-busy={isLooking}
      data-testid="bulk-preview"
      data-settled={isSettled}
    >
      <div className={styles.head}>
        {isShown ? <Sums seen={seen} speech={speech} /> : <span className={styles.hint}>{t('bulk.preview')}</span>}
        {isLooking && people >= manyPeople && (
          <div className={styles.looking}>
            <Progress label={t('bulk.looking')} done={looked} total={people} testId="bulk-progress" />
            <Button look="quiet" onClick={stopLooking} data-testid="bulk-stop">
              {t('bulk.stop')}
            </Button>
          </div>
        )}
      </div>
      <div className={styles.list} data-old={isLooking}>
        {failure && <FailureBox failure={failure} />}
        {isShown && seen.samples.length > 0 ? (
          <VirtualGrid
            label={t('bulk.preview')}
            items={seen.samples}
            count={seen.changed + seen.refused}
            heightOf={heightOf}
            keyOf={({ row, column }) => `${row}/${column}`}
            onEnd={() => lookFurther().catch(reportFault)}
            testId="bulk-samples"
          >
            {(sample) => <SampleLine sample={sample} isWide={isWide} columns={columns} speech={speech} />}
          </VirtualGrid>
        ) : (
          !failure && (
            <div className={styles.empty}>
              {wasStopped ? (
                <Button onClick={lookAgain} data-testid="bulk-again">
                  {t('bulk.again')}
                </Button>
              ) : (
                <p>{t(emptyWord({ isAsked, isLooking, isShown }))}</p>
              )}
            </div>
          )
        )}
      </div>
    </section>
  );
}

function emptyWord({ isAsked, isLooking, isShown }: Record<'isAsked' | 'isLooking' | 'isShown', boolean>) {
  if (!isAsked) return 'bulk.preview.nothing';
  if (isLooking) return 'bulk.looking';
  return isShown ? 'bulk.preview.unchanged' : 'bulk.preview.problem';
}

/** How many cells change, and how many do not and why. */
function Sums({ seen, speech }: { seen: BulkPreview; speech: Speech }) {
  const { t } = speech;
  const { changed, unchanged, refused, taken, reasons } = seen;
  return (
    <ul className={styles.sums} role="status" data-testid="bulk-sums">
      <li className={styles.changed} data-testid="bulk-changed" data-count={changed}>
        {t('bulk.changed', { count: changed })}
      </li>
      {unchanged > 0 && (
        <li data-testid="bulk-unchanged" data-count={unchanged}>
          {t('bulk.unchanged', { count: unchanged })}
        </li>
      )}
      {refused > 0 && (
        <li className={styles.refused} data-testid="bulk-refused" data-count={refused}>
          {t('bulk.refused', { count: refused })}
          <span className={styles.reasons}>{reasonWords(speech, reasons)}</span>
        </li>
      )}
      {taken > 0 && (
        <li className={styles.taken} data-testid="bulk-taken" data-count={taken}>
          {t('bulk.taken', { count: taken })}
        </li>
      )}
    </ul>
  );
}

/** The commonest reasons; where there are several, with how many cells each holds for. */
function reasonWords({ t }: Speech, reasons: BulkPreview['reasons']): string {
  const words = reasons.slice(0, mostReasons).map(({ failure, count }) => {
    const why = failureText(t, failure).what;
    return reasons.length === 1 ? why : t('bulk.reason', { count, why });
  });
  return words.join(' ');
}

interface SampleLineProps {
  sample: BulkPreview['samples'][number];
  isWide: boolean;
  columns: readonly Column[];
  speech: Speech;
}

function SampleLine({ sample, isWide, columns, speech }: SampleLineProps) {
  const { t } = speech;
  const column = columns.find(({ key }) => key === sample.column);
  const words = (value: typeof sample.from) => valueWords(speech, column, value);
  const why = sample.failure && failureText(t, sample.failure);
  return (
    <div className={styles.line} data-testid="bulk-sample" data-code={sample.failure?.code}>
      <GridCell className={styles.name}>
        <bdi>{sample.name}</bdi>
      </GridCell>
      {isWide && <GridCell className={styles.column}>{column ? columnLabel(t, column) : sample.column}</GridCell>}
      <GridCell className={styles.values}>
        <FromTo from={words(sample.from)} to={words(sample.to)} />
      </GridCell>
      {why && (
        <GridCell className={styles.why} title={`${why.what} ${why.remedy}`}>
          {why.what}
        </GridCell>
      )}
    </div>
  );
}
