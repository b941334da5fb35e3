import type { CellMark, CellValue, Column } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { changeLines, valueWords } from '../changes/changeText';
import { failureText } from '../i18n/failureText';
import { actAndTell } from '../state/acting';
import { openResolver } from '../state/conflicts';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import styles from './PersonField.module.css';
import type { PersonSpeech } from './usePersonSpeech';

interface FieldNotesProps {
  id: string;
  tenantId: string;
  column: Column;
  mark: CellMark | null;
  /** What the tenant has accepted and not put in force yet. */
  awaited: CellValue | undefined;
  why: string | null;
  /** The reason is of this field alone, and worth reading without asking. */
  isOwn: boolean;
  failure: Failure | null;
  speech: PersonSpeech;
}

/** What is to be said about a field: why an entry was refused, what its mark means, what the tenant waits for. */
export function FieldNotes(props: FieldNotesProps) {
  const { id, tenantId, column, mark, awaited, why, isOwn, failure, speech } = props;
  const { t } = speech;
  const words = mark && changeLines(speech, column, mark);
  const act = (action: 'discard' | 'retry', changeId: number) => {
    actAndTell(tenantId, action, { changes: [changeId] }).catch(reportFault);
  };
  return (
    <div className={styles.notes} id={id}>
      {failure && (
        <p className={styles.refused} role="alert">
          {`${failureText(t, failure).what} ${failureText(t, failure).remedy}`}
        </p>
      )}
      {awaited !== undefined && (
        <p className={styles.awaited} data-testid="awaited">
          {t('person.awaited', { value: valueWords(speech, column, awaited) })}
        </p>
      )}
      {words && (
        <p data-testid="field-mark">
          <span className={styles.state} data-state={mark?.state}>
            {words.title}
          </span>{' '}
          · {words.lines.join(' · ')}
        </p>
      )}
      {mark?.state === 'conflict' && (
        <div className={styles.actions}>
          <Button onClick={() => openResolver(mark.changeId)} data-testid="field-resolve">
            {t('conflict.open')}
          </Button>
        </div>
      )}
      {mark?.state === 'rejected' && (
        <div className={styles.actions}>
          <Button onClick={() => act('retry', mark.changeId)}>{t('changes.act.retry')}</Button>
          <Button onClick={() => act('discard', mark.changeId)}>{t('changes.act.discard')}</Button>
        </div>
      )}
      {why !== null && isOwn && <p data-testid="field-why">{why}</p>}
    </div>
  );
}
