import { useEffect, useState } from 'react';
import { groupColumn } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { reportFault } from '../state/toasts';

/** How many of some people are in the chosen groups already, by group; a group is asked about when it is chosen. */
export function useMembers(
  tenantId: string,
  rows: readonly number[],
  chosen: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const [members, setMembers] = useState<ReadonlyMap<number, number>>(new Map());
  useEffect(() => {
    for (const group of chosen) {
      if (members.has(group)) continue;
      const asked = { tenantId, rows: [...rows], column: groupColumn(group), limit: 3 };
      engine.call('people.values', asked).then((read) => {
        // Where it is not known, nothing is said.
        if (!read.ok) return;
        const inside = read.value.find(({ value }) => value === true)?.count ?? 0;
        setMembers((before) => new Map(before).set(group, inside));
      }, reportFault);
    }
  }, [tenantId, rows, chosen, members]);
  return members;
}
