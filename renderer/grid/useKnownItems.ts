import { useEffect, useState } from 'react';
import { type Column, everyone } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';

/** As many as one looks through. */
const most = 100;

/** What a list may hold: the column's choices, else the values that people have in it, most frequent first. */
export function useKnownItems({ key, choices }: Column): readonly string[] {
  const [known, setKnown] = useState<readonly string[]>(choices ?? []);
  const tenantId = useUsers((state) => state.tenantId);
  useEffect(() => {
    if (choices !== null || tenantId === null) return;
    let isWanted = true;
    const ask = async () => {
      const asked = { tenantId, query: everyone, column: key, search: '', limit: most };
      const found = await engine.call('users.facets', asked);
      // Without suggestions everything can still be typed.
      if (isWanted && found.ok)
        setKnown(found.value.values.flatMap(({ value }) => (value === null ? [] : String(value))));
    };
    ask().catch(reportFault);
    return () => {
      isWanted = false;
    };
  }, [tenantId, key, choices]);
  return known;
}
