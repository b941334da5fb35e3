import { X } from 'lucide-react';
import type { Column, Person } from '../../preload/contract';
import { columnLabel, isLastLoginColumn, isStatusColumn, valueLabel } from '../i18n/columnLabel';
import { Button } from '../ui/Button';
import type { Standing } from './offers';
import styles from './PersonHead.module.css';
import { PersonPhoto } from './photo/PersonPhoto';
import { readColumn } from './sections';
import type { PersonSpeech } from './usePersonSpeech';

interface PersonHeadProps {
  tenantId: string;
  person: Person;
  columns: readonly Column[];
  standing: Standing | null;
  speech: PersonSpeech;
  close(): void;
}

/** Who it is: picture, name, status, and when they were last there. */
export function PersonHead({ tenantId, person, columns, standing, speech, close }: PersonHeadProps) {
  const { t } = speech;
  const { row, name, isSelf } = person;
  const statusColumn = columns.find(({ key }) => isStatusColumn(key));
  const status = readColumn(columns, row, isStatusColumn);
  return (
    <header className={styles.head}>
      <PersonPhoto tenantId={tenantId} person={person} columns={columns} standing={standing} speech={speech} />
      <div className={styles.who}>
        <h2 className={styles.name} tabIndex={-1} data-testid="person-name">
          <bdi>{name || t('changes.nobody')}</bdi>
          {isSelf && <span className={styles.self}>{t('person.self')}</span>}
        </h2>
        {statusColumn && typeof status === 'string' && (
          <p className={styles.status} data-status={status} data-testid="person-status">
            {valueLabel(t, statusColumn.key, status)}
          </p>
        )}
        <LastLogin person={person} columns={columns} speech={speech} />
      </div>
      <Button
        look="quiet"
        icon={<X aria-hidden />}
        aria-label={t('person.close')}
        title={t('person.close.hint')}
        onClick={close}
        data-testid="person-close"
      />
    </header>
  );
}

function LastLogin({ person: { row }, columns, speech }: Pick<PersonHeadProps, 'person' | 'columns' | 'speech'>) {
  const { t, formats } = speech;
  const column = columns.find(({ key }) => isLastLoginColumn(key));
  if (!column) return null;
  const value = readColumn(columns, row, isLastLoginColumn);
  const text = row.activationPending
    ? t('status.activationPending')
    : typeof value === 'string'
      ? formats.date(value)
      : t('person.neverLoggedIn');
  return (
    <p className={styles.login} data-testid="person-last-login">
      {t('person.lastLogin', { column: columnLabel(t, column), when: text })}
    </p>
  );
}
