import type { GridSelection } from '@glideapps/glide-data-grid';
import { useEffect, useMemo } from 'react';
import { mostRows, readValues, useSelectedValues as useStore } from '../../state/selectedValues';
import { reportFault } from '../../state/toasts';
import type { UserList } from '../../state/users';
import { cellAreas, hasSeveralCells } from '../selectedCells';
import { columnSlices, sliceLength } from './areas';

/** The selection rests this long (ms) before anybody looks at what it holds. */
const rest = 300;

/** Looks up what the selected cells hold where they are of one column. */
export function useSelectedValues(tenantId: string, { view, columns }: UserList, selection: GridSelection) {
  const only = useMemo(() => {
    if (!hasSeveralCells(selection)) return null;
    const [first, ...others] = columnSlices(cellAreas(selection));
    return first && others.length === 0 && sliceLength(first.slices) <= mostRows ? first : null;
  }, [selection]);
  const { viewId, revision } = view;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision may hold other values
  useEffect(() => {
    const column = only && columns[only.column];
    if (!column || viewId === 0) return useStore.setState({ values: null });
    let isWanted = true;
    const ranges = only.slices.map(([start, end]) => ({ start, count: end - start }));
    const read = async () => {
      const values = await readValues(tenantId, viewId, column, ranges);
      if (isWanted) useStore.setState({ values });
    };
    const timer = setTimeout(() => read().catch(reportFault), rest);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [tenantId, viewId, columns, only, revision]);

  useEffect(() => () => useStore.setState({ values: null }), []);
}
