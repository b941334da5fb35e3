/** Whom a bulk change may be about: as they were when the dialog was opened. */
import { useState } from 'react';
import type { RowRange } from '../selection/peopleRanges';
import { usePeople } from '../selection/selectedPeople';
import { useUsers } from '../state/users';
import type { Whom } from './draft';

export interface WhomChoice {
  viewId: number;
  ranges: readonly RowRange[];
  count: number;
  /** The mirror's numbers, where they are known. */
  rows: readonly number[] | null;
}

const nobody: WhomChoice = { viewId: 0, ranges: [], count: 0, rows: [] };

function readWhom(): Record<Whom, WhomChoice> {
  const { viewId, ranges, count, rows } = usePeople.getState();
  const { list } = useUsers.getState();
  const view = list?.view;
  const listed = view
    ? { viewId: view.viewId, ranges: [{ start: 0, count: view.count }], count: view.count, rows: null }
    : nobody;
  return { selected: count > 0 ? { viewId, ranges, count, rows } : nobody, listed };
}

/** The selected people, and all that are listed. */
export function useWhom(): Record<Whom, WhomChoice> {
  const [whom] = useState(readWhom);
  return whom;
}
