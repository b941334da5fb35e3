import type { ChangeEntry, Column } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { actAndTell } from '../state/acting';
import { canAct } from '../state/picking';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Checkbox } from '../ui/Checkbox';
import { GridCell } from '../ui/VirtualGrid';
import styles from './ChangeLine.module.css';
import { changeWords, reasonLines, stateWord, valueWords } from './changeText';
import { FromTo } from './FromTo';
import { StateIcon } from './stateIcons';

/** The height of a change's row (px): one line, and one or two more where it has to say why it stopped. */
export function changeHeight({ failure, theirs }: ChangeEntry): number {
  if (theirs && !theirs.gone) return 50;
  return failure ? 66 : 32;
}

interface ChangeLineProps {
  tenantId: string;
  entry: ChangeEntry;
  columns: readonly Column[];
  speech: Speech;
  isPicked: boolean;
  toggle(isRange: boolean): void;
  resolve(): void;
}

/** One change: what it was, what it becomes, where it stands and why, and what can be done with it alone. */
export function ChangeLine({ tenantId, entry, columns, speech, isPicked, toggle, resolve }: ChangeLineProps) {
  const { t } = speech;
  const { id, person, state, urgent } = entry;
  const { what, from, to } = changeWords(speech, columns, entry);
  const name = { column: what, person };
  const act = (action: 'discard' | 'retry') => actAndTell(tenantId, action, { changes: [id] }).catch(reportFault);
  const reason = whyStopped(speech, columns, entry);
  return (
    <GridCell className={styles.line} data-testid="change" data-state={state} data-kind={entry.kind}>
      <Checkbox
        checked={isPicked}
        tabIndex={-1}
        aria-label={t('changes.pick', name)}
        onChange={(_checked, isRange) => toggle(isRange)}
      />
      <div className={styles.text}>
        <p className={styles.change}>
          <span className={styles.what} title={what}>
            {what}
          </span>
          <FromTo from={from} to={to} />
        </p>
        {reason !== '' && (
          <p className={styles.reason} title={reason}>
            {reason}
          </p>
        )}
      </div>
      <span className={styles.state}>
        <StateIcon state={state === 'pending' && !entry.ready ? 'collected' : state} />
        {stateWord(speech, entry)}
        {urgent && <b className={styles.urgent}>{t('changes.urgent')}</b>}
      </span>
      <span className={styles.actions}>
        {state === 'conflict' && (
          <Button tabIndex={-1} onClick={resolve} aria-label={t('changes.resolve.label', name)}>
            {t('conflict.open')}
          </Button>
        )}
        {canAct('retry', entry) && state !== 'conflict' && (
          <Button tabIndex={-1} onClick={() => act('retry')} aria-label={t('changes.retry.label', name)}>
            {t('changes.act.retry')}
          </Button>
        )}
        {canAct('discard', entry) && (
          <Button tabIndex={-1} onClick={() => act('discard')} aria-label={t('changes.discard.label', name)}>
            {t('changes.act.discard')}
          </Button>
        )}
      </span>
    </GridCell>
  );
}

/** Why a change stopped; of a conflict, what the tenant holds now. */
function whyStopped(speech: Speech, columns: readonly Column[], { column, failure, theirs }: ChangeEntry): string {
  if (!theirs || theirs.gone) return reasonLines(speech, failure).join(' · ');
  const known = columns.find(({ key }) => key === column);
  return speech.t('conflict.now', { value: valueWords(speech, known, theirs.value) });
}
