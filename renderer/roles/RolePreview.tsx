import { Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { localText } from '../i18n/localText';
import { useAdministration } from '../state/administration';
import { type Permission, roleChange, roleOf } from './permissions';
import styles from './RolePreview.module.css';

interface RolePreviewProps {
  /** The role now; null for somebody new, or without one. */
  from: string | null;
  to: string | null;
}

/** What a role would bring and take away. */
export function RolePreview({ from, to }: RolePreviewProps) {
  const { t } = useTranslation();
  const administration = useAdministration((state) => state.administration);
  const { gained, lost } = roleChange(roleOf(administration, from), roleOf(administration, to));
  const isKnown = (role: string | null) => role === null || roleOf(administration, role) !== null;
  if (!isKnown(from) || !isKnown(to)) {
    return <p className={styles.nothing}>{t('role.unknown')}</p>;
  }
  if (gained.length + lost.length === 0) {
    return <p className={styles.nothing}>{t(from === to ? 'role.same' : 'role.noDifference')}</p>;
  }
  return (
    <ul className={styles.permissions} data-testid="role-preview">
      {gained.map((permission) => (
        <PermissionLine key={permission.value} permission={permission} isGained />
      ))}
      {lost.map((permission) => (
        <PermissionLine key={permission.value} permission={permission} isGained={false} />
      ))}
    </ul>
  );
}

function PermissionLine({ permission, isGained }: { permission: Permission; isGained: boolean }) {
  const { t, i18n } = useTranslation();
  return (
    <li data-gained={isGained} data-permission={permission.value}>
      {isGained ? <Plus aria-hidden /> : <Minus aria-hidden />}
      <span className="visually-hidden">{t(isGained ? 'role.gained' : 'role.lost')}</span>
      {localText(permission.names, i18n.language, permission.value)}
    </li>
  );
}

/** All that a role grants, for somebody new. */
export function RolePermissions({ role }: { role: string | null }) {
  const { t, i18n } = useTranslation();
  const administration = useAdministration((state) => state.administration);
  const found = roleOf(administration, role);
  if (role === null) return <p className={styles.nothing}>{t('role.choose')}</p>;
  if (!found) return <p className={styles.nothing}>{t('role.unknown')}</p>;
  if (found.permissions.length === 0) return <p className={styles.nothing}>{t('role.grantsNothing')}</p>;
  return (
    <ul className={styles.permissions} data-testid="role-permissions">
      {found.permissions.map(({ value, names }) => (
        <li key={value} data-permission={value}>
          <Plus aria-hidden />
          {localText(names, i18n.language, value)}
        </li>
      ))}
    </ul>
  );
}
