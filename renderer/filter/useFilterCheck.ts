import type { FilterCompletion, FilterProblem } from '../../preload/contract';
import { failed } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { showFailure } from '../state/toasts';
import { useUsers } from '../state/users';
import { useNewest } from './useNewest';

export interface FilterCheck {
  /** Of which text this was said. */
  text: string;
  problem: FilterProblem | null;
  completions: readonly FilterCompletion[];
}

/** What the engine says of a filter's text, and how it may go on at the cursor; null until it has said anything. */
export function useFilterCheck(text: string, cursor: number): FilterCheck | null {
  const tenantId = useUsers((state) => state.tenantId);
  const newest = useNewest(JSON.stringify([tenantId, text, cursor]), async () => {
    const checked =
      tenantId === null ? failed('unknown-tenant') : await engine.call('filter.check', { tenantId, text, cursor });
    if (!checked.ok) showFailure(checked.failure);
    return { text, checked };
  });
  if (!newest?.answer.checked.ok) return null;
  return { text: newest.answer.text, ...newest.answer.checked.value };
}
