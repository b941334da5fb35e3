/** The sidebar's lists of people by a value: a list for each kind of user, one of the invited, one for each role. */
import { Hourglass, type LucideIcon, Shield } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { statusWord, valueLabel } from '../i18n/columnLabel';
import styles from '../shell/Sidebar.module.css';
import { SidebarEntry } from '../shell/SidebarEntry';
import { useAdministration } from '../state/administration';
import { showPeople } from '../state/asking';
import { showScreen, useScreen } from '../state/screen';
import { useUsers } from '../state/users';
import { refreshOverview, useOverview } from './overview';
import { askedValue, kindList, roleList, type ValueList } from './valueLists';

/** The status of somebody who was invited and has not come yet. */
const invited = 'activationPending';

/** Employees, external users, and whatever other kinds the tenant has. */
export function KindEntries() {
  const columns = useUsers((state) => state.columns);
  const list = kindList(columns);
  return list && <ValueEntries list={list} Icon={null} testId="kind" />;
}

/** Those whose invitation has not been accepted, where the tenant tells. */
export function InvitedEntry() {
  const { t } = useTranslation();
  const count = useUsers(({ statuses }) => statuses.find(({ value }) => value === invited)?.count ?? null);
  const isAsked = useUsers(
    ({ query, savedView }) =>
      query.status === invited && query.equal.length === 0 && query.group === null && savedView === null,
  );
  const screen = useScreen((state) => state.screen);
  if (count === null && !isAsked) return null;
  return (
    <SidebarEntry
      Icon={Hourglass}
      name={statusWord(t, invited)}
      count={count}
      isCurrent={screen === 'users' && isAsked}
      choose={() => {
        showScreen('users');
        showPeople({ status: invited });
      }}
      testId="list-invited"
    />
  );
}

export function RoleEntries() {
  const { t } = useTranslation();
  const columns = useUsers((state) => state.columns);
  const administration = useAdministration((state) => state.administration);
  const list = roleList(columns, administration);
  if (!list) return null;
  return (
    <>
      <h2 className={styles.heading}>{t('lists.roles')}</h2>
      <ValueEntries list={list} Icon={Shield} testId="role" />
    </>
  );
}

function ValueEntries({ list, Icon, testId }: { list: ValueList; Icon: LucideIcon | null; testId: string }) {
  const { t } = useTranslation();
  const screen = useScreen((state) => state.screen);
  const asked = useUsers(({ query, savedView }) => (savedView === null ? askedValue(query, list.column) : null));
  const counts = useOverview((state) => state.counts.get(list.column));
  const columns = useUsers((state) => state.columns);
  const hasRows = useUsers((state) => state.list !== null);
  const roles = useAdministration(({ administration }) => administration?.roles);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what is counted
  useEffect(refreshOverview, [columns, hasRows, roles]);
  return list.values.map((value) => (
    <SidebarEntry
      key={value}
      Icon={Icon}
      name={valueLabel(t, list.column, value)}
      count={counts ? (counts.get(value) ?? 0) : null}
      isCurrent={screen === 'users' && asked === value}
      choose={() => {
        showScreen('users');
        showPeople({ equal: [{ column: list.column, value }] });
      }}
      testId={`list-${testId}-${value}`}
    />
  ));
}
