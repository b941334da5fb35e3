/** How many people each list has that is made of a value: of a kind of user, of a role. */

import { create } from 'zustand';
import { everyone } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { useAdministration } from '../state/administration';
import { paceByCost } from '../state/pace';
import { useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { kindList, roleList } from './valueLists';

/** By column, then by value; those of the tenant that is shown. */
type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

const unknown: Counts = new Map();

export const useOverview = create<{ tenantId: string | null; counts: Counts }>()(() => ({
  tenantId: null,
  counts: unknown,
}));

/** Everybody is counted in a view that is open for no longer than that takes. */
async function count(): Promise<void> {
  const { tenantId, columns } = useUsers.getState();
  if (useOverview.getState().tenantId !== tenantId) useOverview.setState({ tenantId, counts: unknown });
  const lists = [kindList(columns), roleList(columns, useAdministration.getState().administration)];
  const keys = lists.flatMap((list) => list?.column ?? []);
  if (tenantId === null || keys.length === 0) return;
  const opened = await engine.call('users.open', { tenantId, columns: keys, query: everyone });
  // A tenant that is just being opened, or an engine that is: it is counted with the next that is heard of it.
  if (!opened.ok) return;
  const { viewId } = opened.value;
  const counted = await engine.call('users.counts', { viewId, columns: keys });
  await engine.call('users.close', { viewId });
  if (!counted.ok || useUsers.getState().tenantId !== tenantId) return;
  const counts = counted.value.map(({ column, counts: values }) => {
    const known = values.flatMap(({ value, count: people }) =>
      typeof value === 'string' ? [[value, people] as const] : [],
    );
    return [column, new Map(known)] as const;
  });
  useOverview.setState({ tenantId, counts: new Map(counts) });
}

/** All users are looked through: that must not keep the engine from its work. */
const countAtPace = paceByCost(3_000, 20, () => count().catch(reportFault));

/** The lists follow what happens at a calm pace. */
export function refreshOverview() {
  const isPulling = useStatus.getState().status?.pull != null;
  // The first rows come first, and everybody before they are counted.
  if (useUsers.getState().list && !isPulling) countAtPace();
}
