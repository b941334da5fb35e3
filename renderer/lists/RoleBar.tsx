import { Shield } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { valueLabel } from '../i18n/columnLabel';
import { localText } from '../i18n/localText';
import { useAdministration } from '../state/administration';
import styles from './RoleBar.module.css';

/** The head of a role's list: which it is, what it is for, and what it lets people do. */
export function RoleBar({ role: value }: { role: string }) {
  const { t, i18n } = useTranslation();
  const administration = useAdministration((state) => state.administration);
  const role = administration?.roles.find((known) => known.value === value) ?? null;
  const name = valueLabel(t, 'roles', value);
  const description = localText(role?.descriptions, i18n.language, '');
  const permissions = role?.permissions ?? [];
  return (
    <section className={styles.bar} aria-label={t('lists.role', { role: name })} data-testid="role-bar">
      <Shield aria-hidden />
      <div className={styles.texts}>
        <h1 className={styles.name}>
          {name}
          {description !== '' && <span className={styles.description}>{description}</span>}
        </h1>
        {role && (
          <div className={styles.permissions}>
            <span>{t(permissions.length === 0 ? 'lists.role.nothing' : 'lists.role.may')}</span>
            <ul className={styles.list} data-testid="role-permissions">
              {permissions.map((permission) => (
                <li key={permission.value} className={styles.permission}>
                  {localText(permission.names, i18n.language, permission.value)}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}
