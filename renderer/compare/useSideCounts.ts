import { useEffect, useState } from 'react';
import type { ComparedSide, ImportSummary } from '../../preload/contract';
import { tellFailure, useImporting } from '../import/importing';
import { reportFault } from '../state/toasts';
import { askLines, type Side } from './sides';

export type SideCounts = Readonly<Record<Side, number>>;

/** How many stand in each list; null until it is known. */
export function useSideCounts(summary: ImportSummary): SideCounts | null {
  const [counts, setCounts] = useState<Readonly<Record<ComparedSide, number>> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines were judged anew
  useEffect(() => {
    let isWanted = true;
    const { importId } = useImporting.getState();
    const count = async (side: ComparedSide) => {
      const counted = await askLines({ side, search: '', start: 0, count: 1 });
      if (counted.ok) return counted.value.total;
      if (isWanted) tellFailure(counted.failure, importId);
      return null;
    };
    Promise.all([count('only-there'), count('differing')]).then(([there, differing]) => {
      if (isWanted && there !== null && differing !== null) setCounts({ 'only-there': there, differing });
    }, reportFault);
    return () => {
      isWanted = false;
    };
  }, [summary]);
  return counts && { ...counts, 'only-here': summary.absent };
}
