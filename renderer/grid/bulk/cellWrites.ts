/** Values for many cells, on their way into one batch. */
import type { BatchLabel, CellValue, Column, Edit } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import { columnLabel } from '../../i18n/columnLabel';
import type { SkippedCell } from '../../state/skipped';
import type { Speech } from '../values';

/** No gesture writes more cells than this. */
export const mostCells = 1_000_000;

interface ColumnWrites {
  column: Column;
  rows: number[];
  values: CellValue[];
}

export interface CellWrites {
  write(row: number, column: Column, value: CellValue): void;
  skip(row: number, column: Column, text: string | null, failure: Failure): void;
  /** How many cells get a value. */
  count(): number;
  edits(): Edit[];
  skipped: readonly SkippedCell[];
  /** What the gesture is called, with the column where there is only one: `batch.fill.column` or `batch.fill.cells`. */
  label(gesture: 'paste' | 'cut' | 'fill' | 'clear', speech: Speech): BatchLabel;
}

/** Gathers values by column; a column in which all cells get the same is told as one value. */
export function gatherWrites(): CellWrites {
  const columns = new Map<string, ColumnWrites>();
  const skipped: SkippedCell[] = [];
  let count = 0;
  return {
    write(row, column, value) {
      const writes = columns.get(column.key) ?? { column, rows: [], values: [] };
      columns.set(column.key, writes);
      writes.rows.push(row);
      writes.values.push(value);
      count += 1;
    },
    skip(row, { key: column }, text, failure) {
      skipped.push({ row, column, text, failure });
    },
    count: () => count,
    edits: () => [...columns.values()].map(editOf),
    skipped,
    label(gesture, { t }) {
      const [only, ...others] = columns.values();
      if (!only || others.length > 0) return { key: `batch.${gesture}.cells`, params: { count } };
      const { column } = only;
      return {
        key: `batch.${gesture}.column`,
        params: { count, column: columnLabel(t, column), columnKey: column.key },
      };
    },
  };
}

function editOf({ column, rows, values }: ColumnWrites): Edit {
  const [first = null] = values;
  const isOne = values.every((value) => value === first);
  return { kind: 'cells', column: column.key, rows, values: isOne ? [first] : values };
}
