/** The people whom the grid has selected: how many, and who. */
import { create } from 'zustand';
import { engine } from '../bridge/engine';
import { showFailure } from '../state/toasts';
import { nobody, type PeopleRanges, type RowRange } from './peopleRanges';

interface SelectedPeople extends PeopleRanges {
  viewId: number;
  /** The mirror's numbers; null until the engine has told. */
  rows: readonly number[] | null;
  /** Grows whenever the grid is to forget what is selected. */
  clearAsked: number;
}

export const usePeople = create<SelectedPeople>()(() => ({ ...nobody, viewId: 0, rows: null, clearAsked: 0 }));

export function selectNobody() {
  usePeople.setState(({ clearAsked }) => ({ clearAsked: clearAsked + 1 }));
}

/** Who stands at positions of a view; null where the view is gone, or the engine cannot tell. */
export async function rowsAt(viewId: number, ranges: readonly RowRange[]): Promise<readonly number[] | null> {
  const read = await engine.call('users.rows', { viewId, ranges: [...ranges] });
  if (read.ok) return read.value;
  // A view that was closed has a successor, which tells its own selection.
  if (read.failure.code !== 'unknown-view') showFailure(read.failure);
  return null;
}

/** Keeps who stands at some positions, unless others have been selected meanwhile. */
export function keepRows(ranges: readonly RowRange[], rows: readonly number[] | null) {
  if (usePeople.getState().ranges === ranges) usePeople.setState({ rows });
}

/** Who is selected, as they were when they were selected; null where the engine could not tell. */
export async function selectedRows(): Promise<readonly number[] | null> {
  const { viewId, ranges, rows } = usePeople.getState();
  if (rows !== null || ranges.length === 0) return rows ?? [];
  const read = await rowsAt(viewId, ranges);
  keepRows(ranges, read);
  return read;
}
