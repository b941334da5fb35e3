import { Boxes, GitCompareArrows, Grid3x3, History, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useGroups } from '../groups/groups';
import { InvitedEntry, KindEntries, RoleEntries } from '../lists/ListEntries';
import { matrixKinds } from '../matrix/columns';
import { showMatrix } from '../matrix/matrix';
import { useAdministration } from '../state/administration';
import { showPeople } from '../state/asking';
import { isPart } from '../state/query';
import { reviewOnly } from '../state/review';
import { showScreen, useScreen } from '../state/screen';
import { openChanges, useStatus } from '../state/status';
import { useTenants } from '../state/tenants';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { MailboxButton } from '../tenants/MailboxButton';
import { TenantSwitcher } from '../tenants/TenantSwitcher';
import { ViewEntries } from '../views/ViewEntries';
import { SettingsMenu } from './SettingsMenu';
import styles from './Sidebar.module.css';
import { SidebarEntry } from './SidebarEntry';
import { SignedInAs } from './SignedInAs';

/** Which tenant, and which list of it. */
export function Sidebar() {
  const { t } = useTranslation();
  const hasTenant = useTenants(({ current }) => current !== null);
  return (
    <aside className={styles.sidebar} aria-label={t('sidebar.label')}>
      <TenantSwitcher />
      {hasTenant && (
        <nav className={styles.nav}>
          <div className={styles.lists}>
            <UsersEntry />
            <KindEntries />
            <InvitedEntry />
            <GroupsEntry />
            <MatrixEntry />
            <ViewEntries />
            <RoleEntries />
          </div>
          <WorkEntries />
        </nav>
      )}
      <footer className={styles.footer}>
        {hasTenant && <SignedInAs />}
        <div className={styles.tools}>
          <SettingsMenu />
          <MailboxButton />
        </div>
      </footer>
    </aside>
  );
}

function UsersEntry() {
  const { t } = useTranslation();
  const screen = useScreen((state) => state.screen);
  const users = useStatus(({ status }) => status?.users ?? null);
  const isElsewhere = useUsers(
    ({ query, face, savedView }) => isPart(query) || face.kind !== 'list' || savedView !== null,
  );
  return (
    <SidebarEntry
      Icon={UsersRound}
      name={t('command.show-users')}
      count={users}
      isCurrent={screen === 'users' && !isElsewhere}
      choose={() => {
        showScreen('users');
        if (isElsewhere) showPeople({});
      }}
      testId="all-users"
    />
  );
}

function GroupsEntry() {
  const { t } = useTranslation();
  const screen = useScreen((state) => state.screen);
  const groups = useGroups((state) => state.groups?.length ?? 0);
  const hasGroups = useUsers(({ columns }) => columns.some(({ key }) => key === 'groups'));
  const isInGroup = useUsers(({ query }) => query.group !== null);
  if (!hasGroups && groups === 0) return null;
  return (
    <SidebarEntry
      Icon={Boxes}
      name={t('groups.title')}
      count={groups}
      isCurrent={screen === 'groups' || (screen === 'users' && isInGroup)}
      choose={() => showScreen('groups')}
      testId="show-groups"
    />
  );
}

function MatrixEntry() {
  const { t } = useTranslation();
  const screen = useScreen((state) => state.screen);
  const isMatrix = useUsers(({ face }) => face.kind === 'matrix');
  const [kind] = matrixKinds(
    useGroups(({ groups }) => groups?.length ?? 0),
    useAdministration(({ administration }) => administration?.moduleColumns.length ?? 0),
  );
  if (kind === undefined) return null;
  return (
    <SidebarEntry
      Icon={Grid3x3}
      name={t('matrix.title')}
      count={null}
      isCurrent={screen === 'users' && isMatrix}
      choose={() => showMatrix().catch(reportFault)}
      testId="show-matrix"
    />
  );
}

/** What was done, and what waits: below the lists, always in sight. */
function WorkEntries() {
  const { t } = useTranslation();
  const screen = useScreen((state) => state.screen);
  const changes = useStatus(({ status }) => (status ? openChanges(status) : 0));
  return (
    <div className={styles.work}>
      <SidebarEntry
        Icon={GitCompareArrows}
        name={t('changes.title')}
        count={changes === 0 ? null : changes}
        isLasting
        isCurrent={screen === 'changes'}
        choose={() => reviewOnly('all')}
        testId="show-changes"
      />
      <SidebarEntry
        Icon={History}
        name={t('history.title')}
        count={null}
        isCurrent={screen === 'history'}
        choose={() => showScreen('history')}
        testId="show-history"
      />
    </div>
  );
}
