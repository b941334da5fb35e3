import { useMemo } from 'react';
import { useGroups } from '../groups/groups';
import { useAdministration } from '../state/administration';
import { useUsers } from '../state/users';
import type { Subject } from './subject';

const noGroups: Subject['groups'] = [];

/** The tenant as it is now, for an import. */
export function useSubject(): Subject {
  const columns = useUsers((state) => state.columns);
  const groups = useGroups((state) => state.groups) ?? noGroups;
  const administration = useAdministration((state) => state.administration);
  return useMemo(() => ({ columns, groups, administration }), [columns, groups, administration]);
}
