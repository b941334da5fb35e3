import { CompactSelection, type GridSelection } from '@glideapps/glide-data-grid';

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

/** The selected cells: whole rows, or one range. */
export function selectedCells(selection: GridSelection, columns: number): SelectedCells | null {
  if (selection.rows.length > 0) {
    return { rows: selection.rows.items, firstColumn: 0, columns, rowCount: selection.rows.length };
  }
  const range = selection.current?.range;
  if (!range) return null;
  return {
    rows: [[range.y, range.y + range.height]],
    firstColumn: range.x,
    columns: range.width,
    rowCount: range.height,
  };
}

/** Cells as text that spreadsheets read: tabs between them, quotes where a cell needs them. */
export function toTabbedText(rows: readonly (readonly string[])[]): string {
  const quote = (text: string) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(quote).join('\t')).join('\n');
}
