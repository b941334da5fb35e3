/** Painting: one value for a whole range of cells, of the matrix as of the list. */
import type { BatchLabel, CellEdit, CellValue, Column, GridRow } from '../../preload/contract';

/** Columns of a range, by their place in the list. */
export interface RangeColumn {
  column: Column;
  index: number;
}

/** What is painted by a key: everything on, unless all of it is on already. */
export function strokeOf(rows: readonly GridRow[], columns: readonly RangeColumn[]): boolean {
  const isOn = columns
    .filter(({ column }) => isPaintable(column, true))
    .every(({ index }) => rows.every(({ cells }) => cells[index] === true));
  return !isOn;
}

/** Whether cells of a column can take a value: a yes or no, or a choice that it has. */
export function isPaintable({ editable, type, choices, required }: Column, value: CellValue): boolean {
  if (!editable) return false;
  if (typeof value === 'boolean') return type === 'boolean';
  if (type !== 'choice') return false;
  return value === null ? !required : choices === null || choices.includes(String(value));
}

/** An edit, and where its cell is in the list. */
export interface PaintedCell extends CellEdit {
  at: readonly [column: number, position: number];
}

/** The edits that give every cell of a range a value; those that have it already are left alone. */
export function paintedCells(
  rows: readonly GridRow[],
  firstPosition: number,
  columns: readonly RangeColumn[],
  value: CellValue,
): PaintedCell[] {
  const painted = columns.filter(({ column }) => isPaintable(column, value));
  return rows.flatMap((row, offset) =>
    painted
      .filter(({ index }) => !isSame(row.cells[index] ?? null, value))
      .map(({ column, index }) => ({
        row: row.id,
        column: column.key,
        value,
        at: [index, firstPosition + offset] as const,
      })),
  );
}

/** A yes or no that nobody has ever set reads as no, and is one. */
function isSame(before: CellValue, value: CellValue): boolean {
  return before === value || (before === null && value === false);
}

/** What the gesture is called; `words` is the value as the admin reads it. */
export function paintLabel(
  cells: readonly PaintedCell[],
  column: { key: string; label: string },
  words: string,
): BatchLabel {
  const count = cells.length;
  const isOneColumn = new Set(cells.map(({ column: key }) => key)).size === 1;
  if (!isOneColumn) return { key: 'batch.paint.cells', params: { count, value: words } };
  return { key: 'batch.paint.column', params: { count, value: words, column: column.label, columnKey: column.key } };
}
