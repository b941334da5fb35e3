import { lazy, Suspense, useCallback, useRef } from 'react';
import type { Tenant } from '../../preload/contract';
import { ChangesBar } from '../changes/ChangesBar';
import { NewPersonRow } from '../grid/newcomer/NewPersonRow';
import { UserGrid } from '../grid/UserGrid';
import { ListHead } from '../lists/ListHead';
import { SelectedPeople } from '../selection/SelectedPeople';
import { usePerson } from '../state/person';
import { useScreen } from '../state/screen';
import { useUsers } from '../state/users';
import { EmptyState } from './EmptyState';
import { FailurePage } from './FailurePage';
import { NoticeBar } from './NoticeBar';
import { ReadOnlyBanner } from './ReadOnlyBanner';
import { StatusBar } from './StatusBar';
import { Toolbar } from './Toolbar';
import styles from './Workspace.module.css';

const ReviewScreen = lazy(async () => ({ default: (await import('../changes/ReviewScreen')).ReviewScreen }));
const GroupsScreen = lazy(async () => ({ default: (await import('../groups/GroupsScreen')).GroupsScreen }));
const PersonPanel = lazy(async () => ({ default: (await import('../person/PersonPanel')).PersonPanel }));
const HistoryScreen = lazy(async () => ({ default: (await import('../history/HistoryScreen')).HistoryScreen }));
const ImportScreen = lazy(async () => ({ default: (await import('../import/ImportScreen')).ImportScreen }));

/** A tenant: its users, changes or history, and around them what finds, filters and sends. */
export function Workspace({ tenant }: { tenant: Tenant }) {
  const list = useUsers((state) => state.list);
  const prospect = useUsers((state) => state.prospect);
  const shown = list ?? prospect;
  const failure = useUsers((state) => state.failure);
  const screen = useScreen((state) => state.screen);
  const isPersonOpen = usePerson((state) => state.isOpen);
  const gridPlace = useRef<HTMLDivElement>(null);
  const focusGrid = useCallback(() => gridPlace.current?.querySelector('canvas')?.focus(), []);

  if (failure) return <FailurePage failure={failure} />;
  return (
    <div className={styles.workspace}>
      <ReadOnlyBanner />
      <div className={styles.top}>
        {/* It stays in its place while something else is shown over it: so it keeps what is selected and where it stood. */}
        <main className={styles.main} data-hidden={screen !== 'users'}>
          <Toolbar focusGrid={focusGrid} />
          <ListHead tenantId={tenant.id} />
          <div className={styles.grid} ref={gridPlace}>
            {shown && <UserGrid tenantId={tenant.id} list={shown} isAwaited={list === null} />}
            <EmptyState list={list} />
          </div>
          <NewPersonRow tenantId={tenant.id} />
          <SelectedPeople tenant={tenant} />
        </main>
        {isPersonOpen && (
          <Suspense fallback={null}>
            <PersonPanel tenant={tenant} isHidden={screen !== 'users'} leave={focusGrid} />
          </Suspense>
        )}
        {screen !== 'users' && (
          <main className={styles.over}>
            <Suspense fallback={null}>
              {screen === 'changes' && <ReviewScreen tenant={tenant} />}
              {screen === 'history' && <HistoryScreen tenant={tenant} />}
              {screen === 'groups' && <GroupsScreen tenant={tenant} />}
              {screen === 'import' && <ImportScreen />}
            </Suspense>
          </main>
        )}
      </div>
      <NoticeBar />
      <ChangesBar />
      <StatusBar />
    </div>
  );
}
