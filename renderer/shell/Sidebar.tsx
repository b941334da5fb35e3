import { GitCompareArrows, History, type LucideIcon, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/useFormats';
import { reviewOnly } from '../state/review';
import { showScreen, useScreen } from '../state/screen';
import { openChanges, useStatus } from '../state/status';
import { useTenants } from '../state/tenants';
import { clearFilters, useUsers } from '../state/users';
import { TenantSwitcher } from '../tenants/TenantSwitcher';
import { SettingsMenu } from './SettingsMenu';
import styles from './Sidebar.module.css';

/** Which tenant, and which list of it. */
export function Sidebar() {
  const { t } = useTranslation();
  const hasTenant = useTenants(({ current }) => current !== null);
  const screen = useScreen((state) => state.screen);
  const users = useStatus(({ status }) => status?.users ?? null);
  const changes = useStatus(({ status }) => (status ? openChanges(status) : 0));
  const isFiltered = useUsers(({ query }) => query.search !== '' || query.status !== null);

  function showAllUsers() {
    showScreen('users');
    if (isFiltered) clearFilters();
  }

  return (
    <aside className={styles.sidebar} aria-label={t('sidebar.label')}>
      <TenantSwitcher />
      {hasTenant && (
        <nav className={styles.lists}>
          <Entry
            Icon={UsersRound}
            name={t('sidebar.allUsers')}
            count={users}
            isCurrent={screen === 'users' && !isFiltered}
            choose={showAllUsers}
            testId="all-users"
          />
          <Entry
            Icon={GitCompareArrows}
            name={t('changes.title')}
            count={changes === 0 ? null : changes}
            isLasting
            isCurrent={screen === 'changes'}
            choose={() => reviewOnly('all')}
            testId="show-changes"
          />
          <Entry
            Icon={History}
            name={t('history.title')}
            count={null}
            isCurrent={screen === 'history'}
            choose={() => showScreen('history')}
            testId="show-history"
          />
        </nav>
      )}
      <footer className={styles.footer}>
        <SettingsMenu />
      </footer>
    </aside>
  );
}

interface EntryProps {
  Icon: LucideIcon;
  name: string;
  count: number | null;
  /** The count is worth its room in a narrow window, too. */
  isLasting?: boolean;
  isCurrent: boolean;
  choose(): void;
  testId: string;
}

function Entry({ Icon, name, count, isLasting = false, isCurrent, choose, testId }: EntryProps) {
  const { number } = useFormats();
  return (
    <button
      type="button"
      className={styles.list}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={choose}
      data-testid={testId}
    >
      <Icon aria-hidden />
      <span className={styles.listName}>{name}</span>
      {count !== null && (
        <span className={styles.count} data-lasting={isLasting}>
          {number(count)}
        </span>
      )}
    </button>
  );
}
