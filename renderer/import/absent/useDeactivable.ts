import { useEffect, useState } from 'react';
import { engine } from '../../bridge/engine';
import { reportFault } from '../../state/toasts';
import { tellFailure, useImporting } from '../importing';

export interface Deactivable {
  rows: readonly number[];
  /** How many people the tenant has. */
  everybody: number;
}

/** All whom a search finds of those whom the file does not name, and who can be deactivated; null until they are known. */
export function useDeactivable(search: string): Deactivable | null {
  const [found, setFound] = useState<{ search: string; able: Deactivable } | null>(null);
  // After each change of a line others may be absent.
  const judged = useImporting((state) => state.judged);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what has changed
  useEffect(() => {
    const { tenantId, importId } = useImporting.getState();
    if (tenantId === null) return;
    let isWanted = true;
    engine.call('import.deactivable', { tenantId, importId, search }).then((able) => {
      if (!isWanted) return;
      if (able.ok) setFound({ search, able: able.value });
      else tellFailure(able.failure, importId);
    }, reportFault);
    return () => {
      isWanted = false;
    };
  }, [search, judged]);
  return found?.search === search ? found.able : null;
}
