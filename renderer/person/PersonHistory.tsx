import { useEffect, useState } from 'react';
import type { Column, HistoryEntry, Person } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { changeWords } from '../changes/changeText';
import { FromTo } from '../changes/FromTo';
import { detailText } from '../i18n/detailText';
import { useNow } from '../shell/useNow';
import { showHistoryOfPerson } from '../state/history';
import { reportFault, showFailure } from '../state/toasts';
import { Button } from '../ui/Button';
import styles from './PersonHistory.module.css';
import type { PersonSpeech } from './usePersonSpeech';

interface PersonHistoryProps {
  tenantId: string;
  person: Person;
  columns: readonly Column[];
  speech: PersonSpeech;
}

/** As many lines are shown here; the history has them all. */
const lines = 8;
/** Going through people with the arrow keys asks for no history on the way (ms). */
const rest = 150;

interface Told {
  entries: HistoryEntry[];
  total: number;
}

/** What was last changed of a person, and the way to the rest. */
export function PersonHistory({ tenantId, person, columns, speech }: PersonHistoryProps) {
  const { t } = speech;
  const now = useNow();
  const [told, setTold] = useState<Told | null>(null);
  const row = person.row.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever made the person another has a line
  useEffect(() => {
    let isWanted = true;
    const query = { person: '', row, column: null, batchId: null, events: null, from: null, until: null };
    const timer = setTimeout(
      () =>
        engine.call('history.list', { tenantId, query, before: null, limit: lines }).then((listed) => {
          if (!isWanted) return;
          if (listed.ok) setTold(listed.value);
          else showFailure(listed.failure);
        }, reportFault),
      rest,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [tenantId, row, person]);

  if (!told) return null;
  if (told.total === 0) return <p className={styles.none}>{t('person.history.none')}</p>;
  return (
    <>
      <ol className={styles.lines}>
        {told.entries.map((entry) => (
          <HistoryItem key={entry.id} entry={entry} columns={columns} speech={speech} now={now} />
        ))}
      </ol>
      {told.total > told.entries.length && (
        <Button
          look="quiet"
          className={styles.all}
          onClick={() => showHistoryOfPerson(row, person.name)}
          data-testid="person-history-all"
        >
          {t('person.history.all', { count: told.total })}
        </Button>
      )}
    </>
  );
}

interface HistoryItemProps {
  entry: HistoryEntry;
  columns: readonly Column[];
  speech: PersonSpeech;
  now: number;
}

function HistoryItem({ entry, columns, speech, now }: HistoryItemProps) {
  const { t, formats } = speech;
  const { what, from, to } = changeWords(speech, columns, entry);
  return (
    <li className={styles.line} data-testid="person-history-line" data-event={entry.event}>
      <p className={styles.facts}>
        <span className={styles.event}>{t(`event.${entry.event}`)}</span> ·{' '}
        {t('person.history.when', { when: formats.moment(entry.at, now), author: entry.author })}
      </p>
      <p className={styles.change}>
        <span className={styles.what}>{what}</span>
        <FromTo from={from} to={to} />
      </p>
      {entry.detail !== null && <p className={styles.facts}>{detailText(t, entry.detail)}</p>}
    </li>
  );
}
