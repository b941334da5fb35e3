/** The list's columns as the grid has them: their headers, widths and order, and what of them stays while one scrolls. */
import type { DrawHeaderCallback, SizedGridColumn } from '@glideapps/glide-data-grid';
import { type RefObject, useEffect, useMemo, useState } from 'react';
import { columnLabel } from '../i18n/columnLabel';
import type { MatrixHeaders } from '../matrix/useMatrixHeaders';
import { changeLayout } from '../state/asking';
import { inOrder, isShown, resized } from '../state/layout';
import { type UserList, useUsers } from '../state/users';
import type { GridColors } from './colors';
import { frozenColumns, frozenWithin, gridColumns, sortMark } from './gridColumns';
import { createHeaderPainter, type Header } from './headers';
import type { Speech } from './values';

interface Columns {
  shown: SizedGridColumn[];
  frozen: number;
  paintHeader: DrawHeaderCallback;
  /** A column has got another width (CSS pixels). */
  resize(column: string, width: number): void;
  /** A column was brought to another place; null where their order is not the admin's. */
  move: ((from: number, to: number) => void) | null;
}

/** Widths of columns that no layout knows: of a matrix, of a group's own column. They last as long as the window. */
type OwnWidths = ReadonlyMap<string, number>;

/** How wide an element is (CSS pixels) for as long as that is asked for; without bounds while it is not known. */
function useWidth(element: RefObject<HTMLElement | null>, isAsked: boolean): number {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const { current } = element;
    if (!isAsked || !current) return;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, isAsked]);
  return width;
}

export function useColumns(
  list: UserList,
  frame: RefObject<HTMLElement | null>,
  { t }: Speech,
  colors: GridColors,
  matrix: MatrixHeaders | null,
): Columns {
  const { columns, face, query } = list;
  const layout = useUsers((state) => state.layout);
  const [own, setOwn] = useState<OwnWidths>(new Map());
  const isMatrix = face.kind === 'matrix';

  const widths = useMemo(() => {
    const laid = layout.columns.flatMap(({ key, width }) => (width === null ? [] : [[key, width] as const]));
    return new Map([...(isMatrix ? [] : laid), ...own]);
  }, [layout, own, isMatrix]);

  const shown = useMemo(
    () => gridColumns(t, columns, query.sort, widths, matrix?.counts),
    [t, columns, query.sort, widths, matrix],
  );
  const paintHeader = useMemo(() => {
    const headers = columns.map(
      (column) =>
        [
          column.key,
          { label: columnLabel(t, column), mark: sortMark(query.sort, column.key) } satisfies Header,
        ] as const,
    );
    const paint = createHeaderPainter(new Map(headers), colors);
    if (!matrix) return paint;
    return (...[args, drawContent]: Parameters<DrawHeaderCallback>) =>
      matrix.paint(args, () => paint(args, drawContent));
  }, [t, columns, query.sort, colors, matrix]);

  const wanted = frozenColumns(list, layout);
  const room = useWidth(frame, wanted > 1);

  return {
    shown,
    frozen: frozenWithin(
      room,
      shown.map(({ width }) => width),
      wanted,
    ),
    paintHeader,
    resize(column, width) {
      if (!isMatrix && isShown(layout, column)) changeLayout(resized(layout, column, width));
      else setOwn((before) => new Map(before).set(column, width));
    },
    move: isMatrix
      ? null
      : (from, to) => {
          const keys = columns.map(({ key }) => key);
          const [key] = keys.slice(from, from + 1);
          if (key === undefined || from === to || !isShown(layout, key)) return;
          changeLayout(inOrder(layout, keys.toSpliced(from, 1).toSpliced(to, 0, key)));
        },
  };
}
