import { CompactSelection, type GridSelection, type Item } from '@glideapps/glide-data-grid';

export const emptySelection: GridSelection = {
  columns: CompactSelection.empty(),
  rows: CompactSelection.empty(),
};

/** What is selected, as slices of rows (each ends before its second number) by a range of columns. */
export interface SelectedCells {
  rows: readonly (readonly [number, number])[];
  firstColumn: number;
  columns: number;
  rowCount: number;
}

/** The selected cells: a range of several, else whole rows that are ticked, else one cell. */
export function selectedCells(selection: GridSelection, columns: number): SelectedCells | null {
  const range = selection.current?.range;
  const isWide = range !== undefined && range.width * range.height > 1;
  if (selection.rows.length > 0 && !isWide) {
    return { rows: selection.rows.items, firstColumn: 0, columns, rowCount: selection.rows.length };
  }
  if (!range) return null;
  return {
    rows: [[range.y, range.y + range.height]],
    firstColumn: range.x,
    columns: range.width,
    rowCount: range.height,
  };
}

/** One cell that the keyboard is at. */
export function selectionAt(cell: Item): NonNullable<GridSelection['current']> {
  return { cell, range: { x: cell[0], y: cell[1], width: 1, height: 1 }, rangeStack: [] };
}

/** Whether a cell is among what is selected: in a range, or of a ticked row. */
export function isSelected({ rows, current }: GridSelection, [column, row]: Item): boolean {
  if (rows.hasIndex(row)) return true;
  if (!current) return false;
  const { x, y, width, height } = current.range;
  // Left of the cells stand the numbers of the rows.
  return row >= y && row < y + height && (column < 0 || (column >= x && column < x + width));
}

/** Cells as text that spreadsheets read: tabs between them, quotes where a cell needs them. */
export function toTabbedText(rows: readonly (readonly string[])[]): string {
  const quote = (text: string) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(quote).join('\t')).join('\n');
}
