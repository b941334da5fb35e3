import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { localText } from '../i18n/localText';
import { useAdministration } from '../state/administration';
import styles from './RoleChoices.module.css';

interface RoleChoicesProps {
  label: string;
  chosen: string | null;
  choose(role: string): void;
  testId: string;
}

/** The tenant's roles, one of which is chosen. */
export function RoleChoices({ label, chosen, choose, testId }: RoleChoicesProps) {
  const { i18n } = useTranslation();
  const roles = useAdministration(({ administration }) => administration?.roles) ?? [];
  const name = useId();
  return (
    <fieldset className={styles.roles} aria-label={label} data-testid={testId}>
      {roles.map(({ value, names, descriptions }) => {
        const description = localText(descriptions, i18n.language, '');
        return (
          <label key={value} className={styles.role}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={chosen === value}
              onChange={() => choose(value)}
              data-testid={`${testId}-${value}`}
            />
            <span>
              <span className={styles.name}>{localText(names, i18n.language, value)}</span>
              {description !== '' && <span className={styles.description}>{description}</span>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
