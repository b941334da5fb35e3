import { Layers } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchEntry } from '../../preload/contract';
import { batchText } from '../i18n/batchText';
import { useFormats } from '../i18n/useFormats';
import { useNow } from '../shell/useNow';
import { batchListing, chooseBatch, filterCount, pickBatch, useReview } from '../state/review';
import { useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { Checkbox } from '../ui/Checkbox';
import { GridCell, VirtualGrid } from '../ui/VirtualGrid';
import styles from './BatchList.module.css';
import { countWords } from './changeText';
import { StateIcon } from './stateIcons';

/** The first row, for the changes of all batches. */
const everything = 'everything';
type Row = BatchEntry | typeof everything;

const keyOf = (row: Row) => (row === everything ? everything : row.id);
const heightOf = (row: Row) => (row === everything ? 40 : 68);
const shownStates = ['conflict', 'rejected', 'held', 'sending', 'pending', 'done'] as const;

/** One gesture a row: what it did, by whom, when, to how many, and where its changes stand. */
export function BatchList() {
  const { t } = useTranslation();
  const entries = batchListing.use((state) => state.entries);
  const total = batchListing.use((state) => state.total);
  const picked = useReview((state) => state.picked);
  const rows = useMemo<readonly Row[]>(() => [everything, ...(entries ?? [])], [entries]);
  return (
    <nav className={styles.pane} aria-label={t('batches.label')}>
      <VirtualGrid
        label={t('batches.label')}
        items={rows}
        count={total + 1}
        heightOf={heightOf}
        keyOf={keyOf}
        isPicked={(row) => (row === everything ? null : picked.batches.has(row.id))}
        onEnd={() => batchListing.more().catch(reportFault)}
        onToggle={(row) => row !== everything && pickBatch(row.id, !picked.batches.has(row.id))}
        onOpen={(row) => chooseBatch(row === everything ? null : row.id)}
        click="open"
        testId="batches"
      >
        {(row) => (row === everything ? <EverythingRow /> : <BatchRow batch={row} />)}
      </VirtualGrid>
    </nav>
  );
}

function EverythingRow() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { filter, batch } = useReview();
  const count = useStatus(({ status }) => (status ? filterCount(filter, status) : null));
  return (
    <GridCell className={styles.everything} aria-current={batch === null ? 'true' : undefined}>
      <Layers aria-hidden />
      <span className={styles.label}>{t('batches.all')}</span>
      {count !== null && <span className={styles.meta}>{number(count)}</span>}
    </GridCell>
  );
}

function BatchRow({ batch }: { batch: BatchEntry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const isOpen = useReview((state) => state.batch === batch.id);
  const isPicked = useReview(({ picked }) => picked.batches.has(batch.id));
  const label = batchText(t, batch.label);
  const { counts, people } = batch;
  return (
    <GridCell
      className={styles.batch}
      aria-current={isOpen ? 'true' : undefined}
      data-testid="batch"
      data-batch={batch.id}
    >
      <Checkbox
        checked={isPicked}
        tabIndex={-1}
        aria-label={t('batches.pick', { batch: label })}
        onChange={(checked) => pickBatch(batch.id, checked)}
      />
      <div className={styles.text}>
        <p className={styles.label} title={label}>
          <bdi>{label}</bdi>
        </p>
        <p className={styles.meta}>
          {[formats.moment(batch.createdAt, now), batch.author, t('batches.people', { count: people })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className={styles.counts}>
          <span className="visually-hidden">{countWords({ t, formats }, counts)}</span>
          {shownStates.map(
            (state) =>
              counts[state] > 0 && (
                <span
                  key={state}
                  className={styles.count}
                  aria-hidden
                  title={t(`count.${state}`, { count: counts[state] })}
                >
                  <StateIcon state={state} />
                  {formats.number(counts[state])}
                </span>
              ),
          )}
        </p>
      </div>
    </GridCell>
  );
}
