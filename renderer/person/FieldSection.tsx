import { type ReactNode, useId, useState } from 'react';
import type { Person } from '../../preload/contract';
import { Button } from '../ui/Button';
import styles from './FieldSection.module.css';
import { PersonField } from './PersonField';
import { Section } from './Section';
import type { FieldPlace } from './sections';
import type { PersonSpeech } from './usePersonSpeech';

interface FieldSectionProps {
  name: 'profile' | 'access' | 'modules' | 'account';
  tenantId: string;
  person: Person;
  places: readonly FieldPlace[];
  /** Shown when they are asked for. */
  more?: readonly FieldPlace[];
  speech: PersonSpeech;
  /** What belongs to the first field. */
  children?: ReactNode;
}

/** The fields of a person under one heading. */
export function FieldSection({ name, tenantId, person, places, more = [], speech, children }: FieldSectionProps) {
  const { t } = speech;
  const [isAll, setIsAll] = useState(false);
  const id = useId();
  if (places.length === 0 && more.length === 0) return null;
  const [first, ...others] = places;
  const field = ({ column, index }: FieldPlace) => (
    <PersonField key={column.key} tenantId={tenantId} person={person} column={column} index={index} speech={speech} />
  );
  return (
    <Section name={name} title={t(`person.section.${name}`)}>
      {first && field(first)}
      {children}
      {others.map(field)}
      {more.length > 0 && (
        <>
          <div id={id}>{isAll && more.map(field)}</div>
          <Button
            look="quiet"
            className={styles.more}
            aria-expanded={isAll}
            aria-controls={id}
            onClick={() => setIsAll(!isAll)}
            data-testid="person-more-fields"
          >
            {isAll ? t('person.fewer') : t('person.more', { count: more.length })}
          </Button>
        </>
      )}
    </Section>
  );
}
