import { useEffect, useState } from 'react';
import { engine } from '../bridge/engine';
import { reportFault, showFailure } from '../state/toasts';

export interface Group {
  /** The mirror's number. */
  row: number;
  name: string;
  members: number;
}

const none: readonly Group[] = [];

/** The tenant's groups, by name. */
export function useGroups(tenantId: string): readonly Group[] {
  const [groups, setGroups] = useState<readonly Group[]>(none);
  useEffect(() => {
    let isWanted = true;
    engine.call('groups.list', { tenantId }).then((read) => {
      if (!isWanted) return;
      if (read.ok) setGroups(read.value);
      else showFailure(read.failure);
    }, reportFault);
    return () => {
      isWanted = false;
    };
  }, [tenantId]);
  return groups;
}
