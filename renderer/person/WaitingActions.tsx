import type { Person } from '../../preload/contract';
import { reasonLines } from '../changes/changeText';
import { StateIcon } from '../changes/stateIcons';
import { tenantAction } from '../i18n/tenantWords';
import { actAndTell } from '../state/acting';
import { openResolver } from '../state/conflicts';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import type { PersonSpeech } from './usePersonSpeech';
import styles from './WaitingActions.module.css';

interface WaitingActionsProps {
  tenantId: string;
  person: Person;
  speech: PersonSpeech;
}

/** What waits to be done to a person, or was refused; and whether they are yet to be created, or to be deleted. */
export function WaitingActions({ tenantId, person, speech }: WaitingActionsProps) {
  const { t } = speech;
  const { fate } = person.row;
  if (person.waiting.length === 0 && !fate) return null;

  const act = (action: 'discard' | 'retry', change: number) => {
    actAndTell(tenantId, action, { changes: [change] }).catch(reportFault);
  };
  return (
    <ul className={styles.list} aria-label={t('person.waiting')}>
      {fate && (
        <li className={styles.waiting} data-testid="person-fate" data-fate={fate.kind} data-state={fate.state}>
          <StateIcon state={fate.state} />
          <div className={styles.text}>
            <p className={styles.what}>{t(`fate.${fate.kind}`)}</p>
            <p>{t(`mark.${fate.state}`)}</p>
          </div>
          {fate.kind === 'delete' && fate.state !== 'sending' && (
            <Button onClick={() => act('discard', fate.changeId)}>{t('person.keep')}</Button>
          )}
        </li>
      )}
      {person.waiting.map(({ action: id, changeId, state, failure }) => {
        return (
          <li
            key={changeId}
            className={styles.waiting}
            data-testid="person-waiting"
            data-action={id}
            data-state={state}
          >
            <StateIcon state={state} />
            <div className={styles.text}>
              <p className={styles.what}>{tenantAction(t, id)}</p>
              <p>{[t(`mark.${state}`), ...reasonLines(speech, failure)].join(' · ')}</p>
            </div>
            {state === 'conflict' && <Button onClick={() => openResolver(changeId)}>{t('conflict.open')}</Button>}
            {state === 'rejected' && <Button onClick={() => act('retry', changeId)}>{t('changes.act.retry')}</Button>}
            {state !== 'sending' && state !== 'conflict' && (
              <Button onClick={() => act('discard', changeId)}>{t('changes.act.discard')}</Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
