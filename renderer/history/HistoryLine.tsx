import type { Column, HistoryEntry } from '../../preload/contract';
import { changeWords } from '../changes/changeText';
import { FromTo } from '../changes/FromTo';
import type { Speech } from '../grid/values';
import { batchText } from '../i18n/batchText';
import { detailText } from '../i18n/detailText';
import { pickLine, showHistoryOf } from '../state/history';
import { Checkbox } from '../ui/Checkbox';
import { GridCell } from '../ui/VirtualGrid';
import styles from './HistoryLine.module.css';

/** The height of a line (px): two lines where it has more to say. */
export function lineHeight({ detail, event }: HistoryEntry): number {
  return detail !== null || event === 'merged' ? 52 : 34;
}

interface HistoryLineProps {
  entry: HistoryEntry;
  columns: readonly Column[];
  speech: Speech;
  now: number;
  isPicked: boolean;
}

/** When, what happened, to whom, from what to what, in which batch and by whom. */
export function HistoryLine({ entry, columns, speech, now, isPicked }: HistoryLineProps) {
  const { t, formats } = speech;
  const { id, at, event, person, batchId, batchLabel, author, detail, reversible } = entry;
  const { what, from, to } = changeWords(speech, columns, entry);
  const batch = batchLabel ? batchText(t, batchLabel) : t('batch.unknown');
  const more = [event === 'merged' ? t('history.merged') : '', detail === null ? '' : detailText(t, detail)]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={styles.line} data-testid="history-line" data-event={event}>
      <GridCell className={styles.pick}>
        <Checkbox
          checked={isPicked}
          disabled={!reversible}
          tabIndex={-1}
          aria-label={t('history.pick', { column: what, person })}
          onChange={(checked, isRange) => pickLine(id, checked, isRange)}
        />
      </GridCell>
      <GridCell className={styles.time}>{formats.moment(at, now)}</GridCell>
      <GridCell className={styles.event} data-event={event}>
        {t(`event.${event}`)}
      </GridCell>
      <GridCell>
        <bdi>{person || t('changes.nobody')}</bdi>
      </GridCell>
      <GridCell className={styles.change}>
        <span className={styles.what} title={what}>
          {what}
        </span>
        <FromTo from={from} to={to} />
        {more !== '' && (
          <span className={styles.more} title={more}>
            {more}
          </span>
        )}
      </GridCell>
      <GridCell className={styles.batch}>
        <button
          type="button"
          className={styles.batchName}
          tabIndex={-1}
          title={t('history.onlyBatch', { batch })}
          onClick={() => showHistoryOf(batchId, batchLabel)}
        >
          {batch}
        </button>
        <span className={styles.author}>{author}</span>
      </GridCell>
    </div>
  );
}
