import { useEffect, useState } from 'react';
import type { Query } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { type Condition, filterOf } from './condition';
import { type ReadyFilter, readyFilters, withReady } from './ready';

async function countPeople(tenantId: string, query: Query): Promise<number | null> {
  const opened = await engine.call('users.open', { tenantId, columns: [], query });
  if (!opened.ok) return null;
  const { viewId, count } = opened.value;
  await engine.call('users.close', { viewId });
  return count;
}

/** How many people each ready filter would leave in the list, beside what filters it already; counted one by one. */
export function useReadyCounts(conditions: readonly Condition[]): ReadonlyMap<ReadyFilter, number> {
  const tenantId = useUsers((state) => state.tenantId);
  const columns = useUsers((state) => state.columns);
  const asked = useUsers((state) => state.query);
  const [counts, setCounts] = useState<ReadonlyMap<ReadyFilter, number>>(new Map());

  useEffect(() => {
    let isWanted = true;
    async function countAll() {
      for (const ready of readyFilters(columns)) {
        if (tenantId === null || !isWanted) return;
        const filter = filterOf(withReady(conditions, ready), columns, new Date());
        const count = await countPeople(tenantId, { ...asked, ...filter, sort: [] });
        if (isWanted && count !== null) setCounts((before) => new Map(before).set(ready, count));
      }
    }
    countAll().catch(reportFault);
    return () => {
      isWanted = false;
    };
  }, [tenantId, columns, asked, conditions]);

  return counts;
}
