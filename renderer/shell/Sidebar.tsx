import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/useFormats';
import { useStatus } from '../state/status';
import { useTenants } from '../state/tenants';
import { clearFilters, useUsers } from '../state/users';
import { TenantSwitcher } from '../tenants/TenantSwitcher';
import { SettingsMenu } from './SettingsMenu';
import styles from './Sidebar.module.css';

/** Which tenant, and which list of it. */
export function Sidebar() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const hasTenant = useTenants(({ current }) => current !== null);
  const users = useStatus(({ status }) => status?.users ?? null);
  const isFiltered = useUsers(({ query }) => query.search !== '' || query.status !== null);

  return (
    <aside className={styles.sidebar} aria-label={t('sidebar.label')}>
      <TenantSwitcher />
      {hasTenant && (
        <nav className={styles.lists}>
          <button
            type="button"
            className={styles.list}
            aria-current={isFiltered ? undefined : 'page'}
            onClick={clearFilters}
            data-testid="all-users"
          >
            <UsersRound aria-hidden />
            <span className={styles.listName}>{t('sidebar.allUsers')}</span>
            {users !== null && <span className={styles.count}>{number(users)}</span>}
          </button>
        </nav>
      )}
      <footer className={styles.footer}>
        <SettingsMenu />
      </footer>
    </aside>
  );
}
