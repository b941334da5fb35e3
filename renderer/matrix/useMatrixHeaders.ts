import type { DrawHeaderCallback } from '@glideapps/glide-data-grid';
import { useMemo } from 'react';
import type { CellValue } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { useUsers, type UserList } from '../state/users';
import { nameColumns } from './columns';
import { createHeaderPainter, type MatrixHeader, matrixHeaderHeight } from './drawHeader';
import { useMatrix } from './matrix';

/** Of a yes/no column, how many have it; of a choice, nothing that one number could tell. */
function yesCount(counts: readonly { value: CellValue; count: number }[] | undefined): number | null {
  if (!counts) return null;
  return counts.find(({ value }) => value === true)?.count ?? 0;
}

/** How the headers of a matrix are painted; null of any other list, whose headers are as usual. */
export function useMatrixHeaders(
  { face, columns, query }: UserList,
  { t, formats }: Speech,
): { height: number; paint: DrawHeaderCallback; counts: ReadonlyMap<string, string> } | null {
  const counts = useMatrix((state) => state.counts);
  const all = useUsers((state) => state.columns);
  return useMemo(() => {
    if (face.kind !== 'matrix') return null;
    const names = new Set(nameColumns(all).map(({ key }) => key));
    const headers = new Map<string, MatrixHeader>();
    const texts = new Map<string, string>();
    for (const column of columns.filter(({ key }) => !names.has(key))) {
      const known = column.type === 'boolean' ? yesCount(counts.get(column.key)) : null;
      const count = known === null ? null : formats.number(known);
      const sorted = query.sort.find((by) => by.column === column.key);
      headers.set(column.key, {
        label: columnLabel(t, column),
        count,
        arrow: sorted ? { ascending: '↑', descending: '↓' }[sorted.direction] : null,
      });
      if (count !== null) texts.set(column.key, count);
    }
    return { height: matrixHeaderHeight, paint: createHeaderPainter(headers), counts: texts };
  }, [face, columns, query.sort, counts, all, t, formats]);
}
