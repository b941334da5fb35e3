import { create } from 'zustand';
import type { CellMark, Column, GridRow } from '../../preload/contract';
import type { SkippedCell } from './skipped';

interface SelectionState {
  /** How much is selected; a single cell counts as nothing worth telling. */
  cells: number;
  rows: number;
  /** The mirror's number of the person at the cell that the keyboard is at, or of the first whose row is selected. */
  row: number | null;
  /** The cell that the keyboard is at. */
  column: Column | null;
  /** In which cells are selected. */
  columns: readonly Column[];
  mark: CellMark | null;
  fate: GridRow['fate'];
  /** What the last gesture was to put there and could not. */
  skipped: SkippedCell | null;
}

export const noSelection: SelectionState = {
  cells: 0,
  rows: 0,
  row: null,
  column: null,
  columns: [],
  mark: null,
  fate: null,
  skipped: null,
};

/** What the grid has selected, for the bars that tell of it. */
export const useSelection = create<SelectionState>()(() => noSelection);
