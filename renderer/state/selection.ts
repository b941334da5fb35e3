import { create } from 'zustand';
import type { CellMark, Column, GridRow } from '../../preload/contract';

interface SelectionState {
  /** How much is selected; a single cell counts as nothing worth telling. */
  cells: number;
  rows: number;
  /** The mirror's number of the person at the cell that the keyboard is at, or of the first whose row is selected. */
  row: number | null;
  /** The cell that the keyboard is at. */
  column: Column | null;
  mark: CellMark | null;
  fate: GridRow['fate'];
}

export const noSelection: SelectionState = { cells: 0, rows: 0, row: null, column: null, mark: null, fate: null };

/** What the grid has selected, for the bars that tell of it. */
export const useSelection = create<SelectionState>()(() => noSelection);
