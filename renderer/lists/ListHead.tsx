import { lazy, Suspense } from 'react';
import { useUsers } from '../state/users';
import { askedValue } from './valueLists';

const GroupBar = lazy(async () => ({ default: (await import('../groups/GroupBar')).GroupBar }));
const MatrixBar = lazy(async () => ({ default: (await import('../matrix/MatrixBar')).MatrixBar }));
const RoleBar = lazy(async () => ({ default: (await import('./RoleBar')).RoleBar }));

/** What stands above the grid where it shows something else than all users. */
export function ListHead({ tenantId }: { tenantId: string }) {
  const kind = useUsers((state) => state.face.kind);
  const group = useUsers(({ query }) => query.group);
  const role = useUsers(({ query }) => askedValue(query, 'roles'));
  return (
    <Suspense fallback={null}>
      {kind === 'matrix' && <MatrixBar />}
      {group !== null && <GroupBar key={group} tenantId={tenantId} row={group} />}
      {role !== null && <RoleBar role={role} />}
    </Suspense>
  );
}
