import type { GridSelection } from '@glideapps/glide-data-grid';
import i18next from 'i18next';
import { useEffect, useMemo, useRef } from 'react';
import { grownSelection, hasSeveralCells } from '../grid/selectedCells';
import { reportFault, showDone } from '../state/toasts';
import type { UserList } from '../state/users';
import { followAreas } from './followAreas';
import { followTicks, nobody, peopleRanges } from './peopleRanges';
import { rowsAt, selectedRows, usePeople } from './selectedPeople';

/** A selection that is being drawn with the mouse settles for this long (ms) before the engine is asked who it means. */
const settles = 80;

/** Tells whom the grid's selection means, and keeps ticks and areas on their people when the list moves under them. */
export function useSelectedPeople(
  { view }: UserList,
  selection: GridSelection,
  change: (selection: GridSelection) => void,
) {
  const { viewId, revision, count, partial = false } = view;
  const people = useMemo(() => peopleRanges(selection), [selection]);
  const latest = useRef({ selection, change });
  latest.current = { selection, change };

  useEffect(() => {
    usePeople.setState({ ...people, viewId, rows: null });
    const isMore = people.isChosen || hasSeveralCells(latest.current.selection);
    if (!isMore || viewId === 0) return;
    const timer = setTimeout(() => selectedRows().catch(reportFault), settles);
    return () => clearTimeout(timer);
  }, [people, viewId]);
  useEffect(() => () => usePeople.setState({ ...nobody, rows: null }), []);

  const seen = useRef({ viewId, revision, count, partial });
  useEffect(() => {
    const was = seen.current;
    seen.current = { viewId, revision, count, partial };
    // Another list has people of its own.
    if (was.viewId !== viewId || was.revision === revision) return;
    // Whoever has selected everybody while the rest was still being found means the rest, too.
    const grown = was.partial ? grownSelection(latest.current.selection, was.count, count) : null;
    if (grown) return latest.current.change(grown);
    const { ranges, rows: before } = usePeople.getState();
    if (before === null) return;
    const follow = async () => {
      const now = await rowsAt(viewId, ranges);
      const isSame = now?.length === before.length && now.every((row, index) => row === before[index]);
      if (now === null || isSame) return;
      const all = await rowsAt(viewId, [{ start: 0, count }]);
      const { selection, change } = latest.current;
      // Meanwhile something else may have been selected.
      if (all === null || usePeople.getState().ranges !== ranges) return;
      if (selection.rows.length > 0) return change({ ...selection, rows: followTicks(before, all) });
      const { current, ...ticks } = selection;
      if (!current) return;
      const followed = followAreas(current, { ranges, selected: before, count: was.count, list: all });
      if (followed.areLeft) showDone(i18next.t('grid.areasLeft'));
      change({ ...ticks, current: followed.current });
    };
    follow().catch(reportFault);
  }, [revision, viewId, count, partial]);
}
