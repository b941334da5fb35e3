/** A cell of the preview by its position; the columns before those of the file have negative numbers. */
export interface CellPlace {
  row: number;
  column: number;
}

/** Tick, number of the line, verdict and name. */
export const fixedColumns = 4;
