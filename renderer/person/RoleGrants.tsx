import { Check } from 'lucide-react';
import { useId, useState } from 'react';
import type { Column, Person } from '../../preload/contract';
import { localText } from '../i18n/localText';
import { roleOf } from '../roles/permissions';
import { useAdministration } from '../state/administration';
import { Button } from '../ui/Button';
import styles from './RoleGrants.module.css';
import { readColumn } from './sections';
import type { PersonSpeech } from './usePersonSpeech';

interface RoleGrantsProps {
  person: Person;
  columns: readonly Column[];
  speech: PersonSpeech;
}

/** As many are shown unasked. */
const few = 4;

/** What the person's role grants, below the role itself. */
export function RoleGrants({ person, columns, speech: { t, language } }: RoleGrantsProps) {
  const administration = useAdministration((state) => state.administration);
  const [isAll, setIsAll] = useState(false);
  const id = useId();
  const value = readColumn(columns, person.row, (key) => key === 'roles');
  const role = roleOf(administration, typeof value === 'string' ? value : null);
  if (!role) return null;
  const description = localText(role.descriptions, language, '');
  const shown = isAll ? role.permissions : role.permissions.slice(0, few);
  const hidden = role.permissions.length - shown.length;
  return (
    <div className={styles.grants} data-testid="role-grants">
      {description && <p>{description}</p>}
      <ul id={id} aria-label={t('person.grants')}>
        {shown.map((permission) => (
          <li key={permission.value}>
            <Check aria-hidden />
            {localText(permission.names, language, permission.value)}
          </li>
        ))}
      </ul>
      {(hidden > 0 || isAll) && (
        <Button look="quiet" aria-expanded={isAll} aria-controls={id} onClick={() => setIsAll(!isAll)}>
          {isAll ? t('person.fewer') : t('person.grants.more', { count: hidden })}
        </Button>
      )}
    </div>
  );
}
