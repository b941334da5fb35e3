import { lazy, Suspense, useRef } from 'react';
import type { Tenant } from '../../preload/contract';
import { ChangesBar } from '../changes/ChangesBar';
import { UserGrid } from '../grid/UserGrid';
import { useDialogs } from '../state/dialogs';
import { useUsers } from '../state/users';
import { EmptyState } from './EmptyState';
import { FailurePage } from './FailurePage';
import { NoticeBar } from './NoticeBar';
import { StatusBar } from './StatusBar';
import { Toolbar } from './Toolbar';
import styles from './Workspace.module.css';

const ChangesPanel = lazy(async () => ({ default: (await import('../changes/ChangesPanel')).ChangesPanel }));

/** A tenant's users: the grid, and around it what finds, filters and sends. */
export function Workspace({ tenant }: { tenant: Tenant }) {
  const list = useUsers((state) => state.list);
  const prospect = useUsers((state) => state.prospect);
  const shown = list ?? prospect;
  const failure = useUsers((state) => state.failure);
  const isChangesOpen = useDialogs(({ changes }) => changes);
  const gridPlace = useRef<HTMLDivElement>(null);

  if (failure) return <FailurePage failure={failure} />;
  return (
    <div className={styles.workspace}>
      <div className={styles.top}>
        <main className={styles.main}>
          <Toolbar focusGrid={() => gridPlace.current?.querySelector('canvas')?.focus()} />
          <div className={styles.grid} ref={gridPlace}>
            {shown && <UserGrid tenantId={tenant.id} list={shown} isAwaited={list === null} />}
            <EmptyState list={list} />
          </div>
        </main>
        {isChangesOpen && (
          <Suspense fallback={null}>
            <ChangesPanel tenant={tenant} />
          </Suspense>
        )}
      </div>
      <NoticeBar />
      <ChangesBar />
      <StatusBar />
    </div>
  );
}
