import type { DrawHeaderCallback } from '@glideapps/glide-data-grid';
import { useMemo } from 'react';
import type { Column } from '../../preload/contract';
import { sortMark } from '../grid/gridColumns';
import { cellText, type Speech } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { type UserList, useUsers } from '../state/users';
import { nameColumns } from './columns';
import { createHeaderPainter, headersHeight, type MatrixHeader } from './drawHeader';
import { type ColumnCounts, useMatrix } from './matrix';

/** As many choices as a header has lines for. */
const mostChoices = 3;

/** How many people have it: of a yes/no column one number, of a choice one for each that is common. */
function countLines(speech: Speech, column: Column, counts: ColumnCounts | undefined): string[] {
  const { t, formats } = speech;
  if (!counts) return [];
  if (column.type === 'boolean') return [formats.number(counts.find(({ value }) => value === true)?.count ?? 0)];
  return counts.slice(0, mostChoices).map(({ value, count }) => {
    const word = cellText(speech, column, value) || t('value.empty');
    return `${word} ${formats.number(count)}`;
  });
}

export interface MatrixHeaders {
  /** Of all headers (px). */
  height: number;
  paint: DrawHeaderCallback;
  /** What the headers say beside their names, by column. */
  counts: ReadonlyMap<string, string>;
}

/** How the headers of a matrix are painted; null of any other list, whose headers are as usual. */
export function useMatrixHeaders({ face, columns, query }: UserList, speech: Speech): MatrixHeaders | null {
  const counts = useMatrix((state) => state.counts);
  const all = useUsers((state) => state.columns);
  return useMemo(() => {
    if (face.kind !== 'matrix') return null;
    const names = new Set(nameColumns(all).map(({ key }) => key));
    const headers = new Map<string, MatrixHeader>();
    for (const column of columns.filter(({ key }) => !names.has(key))) {
      headers.set(column.key, {
        label: columnLabel(speech.t, column),
        counts: countLines(speech, column, counts.get(column.key)),
        arrow: sortMark(query.sort, column.key),
      });
    }
    const texts = [...headers].flatMap(([key, header]) =>
      header.counts.length > 0 ? [[key, header.counts.join(', ')] as const] : [],
    );
    return {
      height: headersHeight(headers.values()),
      paint: createHeaderPainter(headers),
      counts: new Map(texts),
    };
  }, [face, columns, query.sort, counts, all, speech]);
}
