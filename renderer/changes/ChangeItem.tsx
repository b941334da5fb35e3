import { Clock, Diamond, type LucideIcon, MinusCircle, PauseCircle, Send } from 'lucide-react';
import type { ChangeEntry, ChangeState, Column } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { canDiscard, hasStopped } from '../state/changes';
import { Button } from '../ui/Button';
import styles from './ChangesPanel.module.css';
import { reasonLines, valueWords } from './changeText';

const icons: Record<ChangeState, LucideIcon> = {
  pending: Clock,
  sending: Send,
  held: PauseCircle,
  conflict: Diamond,
  rejected: MinusCircle,
  done: Send,
};

interface ChangeItemProps {
  entry: ChangeEntry;
  /** Undefined when the tenant no longer has it. */
  column: Column | undefined;
  speech: Speech;
  discard(): void;
  retry(): void;
}

export function ChangeItem({ entry, column, speech, discard, retry }: ChangeItemProps) {
  const { t } = speech;
  const { person, state, failure } = entry;
  const Icon = icons[state];
  const label = column ? columnLabel(t, column) : entry.column;
  const from = valueWords(speech, column, entry.from);
  const to = valueWords(speech, column, entry.to);
  return (
    <li className={styles.item} data-testid="change" data-state={state}>
      <Icon className={styles.icon} data-state={state} role="img" aria-label={t(`mark.${state}`)} />
      <div className={styles.what}>
        <p className={styles.person}>
          <bdi>{person}</bdi>
          <span className={styles.column}>{label}</span>
        </p>
        <p className={styles.values}>
          <span className="visually-hidden">{t('changes.fromTo', { from, to })}</span>
          <bdi className={styles.from} aria-hidden>
            {from}
          </bdi>
          <span aria-hidden>→</span>
          <bdi className={styles.to} aria-hidden>
            {to}
          </bdi>
        </p>
        {state !== 'pending' && <p className={styles.state}>{t(`mark.${state}`)}</p>}
        {reasonLines(speech, failure).map((line) => (
          <p key={line} className={styles.reason}>
            {line}
          </p>
        ))}
        <div className={styles.actions}>
          {hasStopped(entry) && (
            <Button onClick={retry} aria-label={t('changes.retry.label', { column: label, person })}>
              {t('changes.retry')}
            </Button>
          )}
          {canDiscard(entry) && (
            <Button
              look={hasStopped(entry) ? 'plain' : 'quiet'}
              onClick={discard}
              aria-label={t('changes.discard.label', { column: label, person })}
            >
              {t('changes.discard')}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
