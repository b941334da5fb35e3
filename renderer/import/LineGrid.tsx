import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Speech } from '../grid/values';
import { reportFault } from '../state/toasts';
import { CellNote } from './CellNote';
import { useImporting } from './importing';
import { fixCell, leaveOut, settle } from './judging';
import styles from './LineGrid.module.css';
import { LineRow } from './LineRow';
import type { LineList } from './lines';
import { type CellPlace, fixedColumns } from './places';
import type { PreviewColumn } from './previewColumns';
import { useCellKeys } from './useCellKeys';
import { bringIntoSight, cellWidth, fixedWidthsOf, headHeight, rowHeight, sumOf, useGridWindow } from './useGridWindow';

interface LineGridProps {
  list: LineList;
  columns: readonly PreviewColumn[];
  speech: Speech;
}

/**
 * The lines of the file with what would become of each, of which only what is seen is drawn. It is one stop of the Tab key:
 * arrows, Page, Home and End move in it, Space leaves a line out, Enter, F2 or a double click put a cell right.
 */
export function LineGrid({ list, columns, speech }: LineGridProps) {
  const { t } = useTranslation();
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const { pages, total } = list;
  useSyncExternalStore(pages.subscribe, pages.version);
  const [place, setPlace] = useState<CellPlace>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<CellPlace | null>(null);
  const widths = fixedWidthsOf(useImporting(({ table }) => (table?.parts.length ?? 0) > 1));
  const fixedWidth = sumOf(widths);
  const seen = useGridWindow(frame, total, columns.length, fixedWidth);
  const active = {
    row: Math.max(0, Math.min(place.row, total - 1)),
    column: Math.min(place.column, columns.length - 1),
  };

  const { firstRow, endRow } = seen;
  useEffect(() => pages.need(firstRow, endRow), [pages, firstRow, endRow]);
  // Another list begins with its first line.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what has changed
  useEffect(() => {
    if (frame.current) frame.current.scrollTop = 0;
    setPlace(({ column }) => ({ row: 0, column }));
    setEditing(null);
  }, [pages]);

  function goTo(next: CellPlace) {
    setPlace(next);
    if (frame.current) bringIntoSight(frame.current, next.row, next.column, fixedWidth);
  }

  function edit(at: CellPlace) {
    const column = columns[at.column];
    const cell = column && pages.row(at.row)?.cells[column.place];
    if (cell && cell.state !== 'fixed' && cell.state !== 'elsewhere') setEditing(at);
  }

  function toggle(row: number) {
    const line = pages.row(row);
    if (!line) return;
    // It is ticked at once; how many are left out follows.
    pages.patch(row, (before) => ({ ...before, leftOut: !line.leftOut }));
    leaveOut([{ lines: [line.line] }], !line.leftOut).catch(reportFault);
  }

  /** Ends the editing; what was typed takes the place of what stood there. */
  function put(at: CellPlace, text: string | null) {
    setEditing(null);
    frame.current?.focus({ preventScroll: true });
    const line = pages.row(at.row);
    const column = columns[at.column];
    const cell = column && line?.cells[column.place];
    if (text === null || !line || !cell || text === cell.text) return;
    fixCell(line.line, column.key, text).catch(reportFault);
  }

  const press = useCellKeys({ active, rows: total, columns: columns.length, frame, goTo, edit, toggle });
  const rows = Array.from({ length: endRow - firstRow }, (_, index) => firstRow + index);
  const shown = columns.slice(seen.firstColumn, seen.endColumn);
  const fixedLabels = [t('import.grid.take'), t('import.grid.line'), t('import.grid.verdict'), t('import.grid.person')];

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot leave out what is not seen */}
      <div
        ref={frame}
        className={styles.frame}
        role="grid"
        tabIndex={0}
        aria-label={t('import.grid')}
        aria-rowcount={total + 1}
        aria-colcount={fixedColumns + columns.length}
        aria-activedescendant={total > 0 ? `${id}-${active.row}-${active.column}` : undefined}
        onKeyDown={press}
        data-testid="import-lines"
        data-total={total}
        data-loaded={pages.has(firstRow, endRow - 1)}
      >
        <div
          className={styles.content}
          role="presentation"
          style={{ width: fixedWidth + columns.length * cellWidth, height: headHeight + total * rowHeight }}
        >
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: the keyboard stays in the grid, which knows its active cell */}
          <div className={styles.head} role="row" aria-rowindex={1} style={{ height: headHeight }}>
            <div className={styles.fixed} role="presentation">
              {fixedLabels.map((label, index) => (
                <HeadCell key={label} label={label} column={index + 1} width={widths[index] ?? 0} />
              ))}
            </div>
            {shown.map((column, offset) => {
              const at = seen.firstColumn + offset;
              return (
                <HeadCell
                  key={column.place}
                  label={column.label}
                  column={fixedColumns + at + 1}
                  width={cellWidth}
                  left={fixedWidth + at * cellWidth}
                />
              );
            })}
          </div>
          {rows.map((row) => (
            <LineRow
              key={row}
              id={`${id}-${row}`}
              row={row}
              line={pages.row(row)}
              columns={shown}
              firstColumn={seen.firstColumn}
              widths={widths}
              active={row === active.row ? active.column : null}
              editing={editing?.row === row ? editing.column : null}
              speech={speech}
              goTo={(at) => {
                setPlace(at);
                frame.current?.focus({ preventScroll: true });
              }}
              edit={edit}
              put={put}
              toggle={toggle}
            />
          ))}
        </div>
      </div>
      <CellNote
        line={pages.row(active.row)}
        column={columns[active.column]}
        speech={speech}
        settle={(line, isMine) => {
          frame.current?.focus({ preventScroll: true });
          settle({ lines: [line] }, isMine).catch(reportFault);
        }}
      />
    </>
  );
}

interface HeadCellProps {
  label: string;
  column: number;
  width: number;
  left?: number;
}

function HeadCell({ label, column, width, left }: HeadCellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: its row is none of a table
    // biome-ignore lint/a11y/useFocusableInteractive: the keyboard stays in the grid
    <div
      role="columnheader"
      className={left === undefined ? styles.headFixed : styles.headCell}
      aria-colindex={column}
      style={{ width, ...(left !== undefined && { left }) }}
      title={label}
    >
      {column === 1 ? <span className="visually-hidden">{label}</span> : label}
    </div>
  );
}
